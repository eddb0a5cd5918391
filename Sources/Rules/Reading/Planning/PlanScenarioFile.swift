public import FoundationEssentials

/// Reads a scenario with what it extends, and notes all that is wrong with it at once.
public enum PlanScenarioFile {
  /// The longest chain of scenarios that extend each other.
  private static let deepest = 8

  /// - Parameters:
  ///   - contents: nil where the file cannot be read.
  ///   - path: of the file, for the faults.
  ///   - others: what the scenario of a name holds, for `extends`.
  /// - Throws: ``PlanFileError`` with every fault found, each with file, line and key.
  public static func read(
    _ contents: Data?, path: String, others: (String) -> Data?
  ) throws(PlanFileError) -> PlanScenario {
    let faults = FaultList()
    let name = String(path.split(separator: "/").last ?? "")
    var files: [String] = []
    let draft = draft(name, contents, chain: [], files: &files, faults: faults, others: others)
    let scenario = draft.flatMap { $0.scenario(id: identifier(name), faults: faults) }
    guard let scenario, faults.faults.isEmpty else {
      throw PlanFileError(path: path, faults: faults.sorted(files: files))
    }
    return scenario
  }

  /// `more-police` of `more-police.yaml`.
  private static func identifier(_ file: String) -> String {
    file.hasSuffix(".yaml") ? String(file.dropLast(5)) : file
  }

  private static func draft(
    _ name: String, _ contents: Data?, chain: [String], files: inout [String], faults: FaultList,
    others: (String) -> Data?
  ) -> PlanDraft? {
    files.append(name)
    guard let file = RuleFile.open(name, in: contents.map { [name: $0] } ?? [:], faults: faults) else { return nil }
    var parent: PlanDraft?
    if file.has("extends"), let extended = file.text("extends") {
      let next = extended + ".yaml"
      if (chain + [name]).contains(next) {
        file.fault("extends", "names \"\(extended)\", which extends this one: the scenarios go round in a circle")
        return nil
      }
      guard chain.count < deepest, let contents = others(extended) else {
        file.fault("extends", "names \"\(extended)\", which is no scenario that can be found, or one too deep")
        return nil
      }
      parent = draft(next, contents, chain: chain + [name], files: &files, faults: faults, others: others)
      guard parent != nil else { return nil }
    }
    let draft = PlanDraft(file, over: parent)
    file.refuseOtherKeys()
    return draft
  }
}
