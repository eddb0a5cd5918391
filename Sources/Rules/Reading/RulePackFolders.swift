import FoundationEssentials

/// Where a program looks for the rule packs that it was shipped with.
///
/// The lookup that SwiftPM generates ends the process when a resource is missing; this one says where it looked.
public struct RulePackFolders: Sendable, Hashable {
  /// A folder of packs that the person running the program named. When there is one, no other place is tried,
  /// so that a misspelt name is refused and not answered with other rules.
  public let named: String?
  /// The folder in which the running executable lies, symbolic links followed.
  public let executables: String?

  public init(named: String? = nil, executables: String? = nil) {
    self.named = named
    self.executables = executables
  }

  /// The environment variable `HEADROOM_RULES`, then the folder of the running executable.
  ///
  /// The only place in the pure rooms that asks about the process; everything else takes what it needs as a parameter.
  public static var ofThisProcess: RulePackFolders {
    let executable = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let named = ProcessInfo.processInfo.environment["HEADROOM_RULES"].flatMap { $0.isEmpty ? nil : $0 }
    return RulePackFolders(named: named, executables: executable.map(Self.parent))
  }

  /// The folders that may hold the pack, in the order in which they are tried.
  public func candidates(for id: String) -> [String] {
    if let named { return ["\(named)/\(id)"] }
    return executables.map { ["\($0)/headroom_Rules.resources/\(id)"] } ?? []
  }

  private static func parent(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? path
  }
}
