import FoundationEssentials

/// Reads a rule pack from its folder of YAML files, and refuses it as a whole when anything in it is wrong.
public enum RulePackReader {
  /// The pack in a folder.
  ///
  /// - Throws: ``RulePackError`` with every fault found, each with file, line and key.
  /// - Complexity: linear in the size of the files.
  public static func read(folder: String) throws(RulePackError) -> RulePack {
    try read(RulePackFiles.contents(of: folder), from: folder)
  }

  /// A pack from the texts of its files, as ``RulePack/files`` gave them.
  ///
  /// - Throws: ``RulePackError`` as for a folder.
  public static func read(files: [String: String]) throws(RulePackError) -> RulePack {
    try read(files.mapValues { Data($0.utf8) }, from: "the kept files")
  }

  private static func read(_ contents: [String: Data], from place: String) throws(RulePackError) -> RulePack {
    let faults = FaultList()
    let files = RulePackFiles(contents: contents, faults: faults)
    let pack = files.pack()
    guard let pack, faults.faults.isEmpty else {
      throw RulePackError(folder: place, faults: faults.sorted(files: files.namesWithTierTables))
    }
    return pack
  }

  /// A pack that the program was shipped with.
  ///
  /// - Throws: ``RulePackError``; its one fault says where was looked when there is no such pack.
  public static func shipped(
    _ id: String = "england-wales", in folders: RulePackFolders = .ofThisProcess
  ) throws(RulePackError) -> RulePack {
    let candidates = folders.candidates(for: id)
    guard let folder = candidates.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
      let looked =
        candidates.isEmpty ? "nowhere: the folder of the program is not known" : candidates.joined(separator: ", ")
      let reason =
        "the rule pack \"\(id)\" was not found; looked in \(looked). "
        + "Set HEADROOM_RULES to the folder that holds the pack's folder."
      throw RulePackError(folder: id, faults: [RulePackFault(file: "pack.yaml", line: nil, key: nil, reason: reason)])
    }
    return try read(folder: folder)
  }
}
