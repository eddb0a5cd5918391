import FoundationEssentials

/// The scenarios and histories that the program was shipped with, beside a pack's tables.
public enum ShippedScenarios {
  /// Names without ending, in order; empty where the folder is not found.
  public static func names(pack: String = "england-wales", in folders: RulePackFolders = .ofThisProcess) -> [String] {
    guard let folder = folder(pack, "scenarios", folders) else { return [] }
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// Where the scenario of a name lies; nil where there is none.
  public static func path(
    _ name: String, pack: String = "england-wales", in folders: RulePackFolders = .ofThisProcess
  ) -> String? {
    file(name, "scenarios", pack, folders)
  }

  /// Where the history of a name lies; nil where there is none.
  public static func historyPath(
    _ name: String = "staff-in-post", pack: String = "england-wales", in folders: RulePackFolders = .ofThisProcess
  ) -> String? {
    file(name, "history", pack, folders)
  }

  private static func file(_ name: String, _ kind: String, _ pack: String, _ folders: RulePackFolders) -> String? {
    guard !name.contains("/"), !name.hasPrefix("."), let folder = folder(pack, kind, folders) else { return nil }
    let path = "\(folder)/\(name).yaml"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  private static func folder(_ pack: String, _ kind: String, _ folders: RulePackFolders) -> String? {
    folders.candidates(for: pack).map { "\($0)/\(kind)" }.first { FileManager.default.fileExists(atPath: $0) }
  }
}
