public import Allocation
import Foundation

/// The solver libraries that this machine has.
public struct SolverLibraries: Sendable {
  /// For linear programs: Clp, or else HiGHS.
  public let linear: (any LinearSolver)?
  /// For proofs: HiGHS.
  public let integer: (any IntegerSolver)?

  /// Looks for them: Clp as a library of the system, HiGHS as one of the system or where `scripts/setup` puts it, in the
  /// folder `.solvers` of the project that the program lies in.
  public static func found() -> SolverLibraries {
    let highs = HighsSolver(["libhighs.so.1", "libhighs.so"] + besideProgram("libhighs.so"))
    return SolverLibraries(linear: ClpSolver() ?? highs, integer: highs)
  }

  /// Places of a library in `.solvers` of the folders above the program.
  private static func besideProgram(_ name: String) -> [String] {
    var folder = (Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])).resolvingSymlinksInPath()
    var places: [String] = []
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      places.append(folder.appendingPathComponent(".solvers/\(name)").path)
    }
    return places.filter { FileManager.default.fileExists(atPath: $0) }
  }
}
