public import Allocation

/// Clp of COIN-OR, Debian package `coinor-libclp1`: the dual simplex method for linear programs.
///
/// Its functions are those of `Clp_C_Interface.h`, version 1.17.
public struct ClpSolver: LinearSolver {
  private typealias Model = OpaquePointer
  private typealias Numbers = UnsafePointer<Double>
  private typealias New = @convention(c) () -> Model?
  private typealias Delete = @convention(c) (Model) -> Void
  private typealias Load =
    @convention(c) (
      Model, CInt, CInt, UnsafePointer<CInt>, UnsafePointer<CInt>, Numbers, Numbers, Numbers, Numbers, Numbers, Numbers
    ) -> Void
  private typealias SetNumber = @convention(c) (Model, Double) -> Void
  private typealias SetWhole = @convention(c) (Model, CInt) -> Void
  private typealias Run = @convention(c) (Model, CInt) -> CInt
  private typealias Result = @convention(c) (Model) -> UnsafeMutablePointer<Double>?

  private let new: New
  private let delete: Delete
  private let load: Load
  private let setLogLevel: SetWhole
  private let setMaximumSeconds: SetNumber
  private let dual: Run
  private let columns: Result
  private let rowPrices: Result

  public let name = "Clp"

  /// Nil where the library is not installed.
  public init?() {
    guard let library = SharedLibrary(["libClp.so.1", "libClp.so"]),
      let new: New = library.function("Clp_newModel"),
      let delete: Delete = library.function("Clp_deleteModel"),
      let load: Load = library.function("Clp_loadProblem"),
      let setLogLevel: SetWhole = library.function("Clp_setLogLevel"),
      let setMaximumSeconds: SetNumber = library.function("Clp_setMaximumSeconds"),
      let dual: Run = library.function("Clp_dual"),
      let columns: Result = library.function("Clp_primalColumnSolution"),
      let rowPrices: Result = library.function("Clp_dualRowSolution")
    else { return nil }
    self.new = new
    self.delete = delete
    self.load = load
    self.setLogLevel = setLogLevel
    self.setMaximumSeconds = setMaximumSeconds
    self.dual = dual
    self.columns = columns
    self.rowPrices = rowPrices
  }

  public func solve(_ program: LinearProgram, seconds: Double) -> LinearSolution? {
    guard let model = new() else { return nil }
    defer { delete(model) }
    setLogLevel(model, 0)
    setMaximumSeconds(model, seconds)
    let lower = Array(repeating: 0.0, count: program.columnCount)
    load(
      model, CInt(program.columnCount), CInt(program.rowCount), program.starts, program.rows, program.values, lower,
      program.upper, program.cost, program.rowLower, program.rowUpper)
    // 0 is optimal; whatever else it says, there is no solution to build on.
    guard dual(model, 0) == 0, let values = columns(model), let prices = rowPrices(model) else { return nil }
    return LinearSolution(
      values: Array(UnsafeBufferPointer(start: values, count: program.columnCount)),
      rowPrices: Array(UnsafeBufferPointer(start: prices, count: program.rowCount)))
  }
}
