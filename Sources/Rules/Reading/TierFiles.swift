import FoundationEssentials

/// The tables of tiers that rule sets name, each read once however many rule sets share it.
///
/// It lives for one call of ``RulePackReader`` and is never shared.
final class TierFiles {
  /// Reads a table's heading and body, as for every other table of a pack.
  private let open: (_ file: String, _ body: (RuleEntry) -> Void) -> Void
  private let known: Set<String>
  private var codes: [String: TierCodes?] = [:]
  private var needs: [String: NeedsTables?] = [:]
  private var twoAxis: [String: TwoAxisTables?] = [:]
  private var singleAxis: [String: SingleAxisTables?] = [:]
  private var quirks: [String: TierQuirks?] = [:]

  init(known: some Sequence<String>, open: @escaping (_ file: String, _ body: (RuleEntry) -> Void) -> Void) {
    self.known = Set(known)
    self.open = open
  }

  /// The file that lists the rule sets. A pack without it has no tier calculation.
  static let index = "tier-rule-sets.yaml"

  /// Whether a file of a pack's folder may be one that a rule set names.
  static func isTable(_ name: String) -> Bool {
    name.hasPrefix("tier-") && name.hasSuffix(".yaml") && name != index && !name.contains("/")
  }

  func codes(_ entry: RuleEntry) -> TierCodes? { read("codes", of: entry, into: \.codes, TierCodes.init) }
  func needs(_ entry: RuleEntry) -> NeedsTables? { read("needs", of: entry, into: \.needs, NeedsTables.init) }
  func twoAxis(_ entry: RuleEntry) -> TwoAxisTables? { read("tables", of: entry, into: \.twoAxis, TwoAxisTables.init) }
  func singleAxis(_ entry: RuleEntry) -> SingleAxisTables? {
    read("tables", of: entry, into: \.singleAxis, SingleAxisTables.init)
  }
  func quirks(_ entry: RuleEntry) -> TierQuirks? { read("quirks", of: entry, into: \.quirks, TierQuirks.init) }

  private func read<Table>(
    _ key: String, of entry: RuleEntry, into tables: ReferenceWritableKeyPath<TierFiles, [String: Table?]>,
    _ make: (RuleEntry) -> Table?
  ) -> Table? {
    guard let name = entry.text(key) else { return nil }
    if let read = self[keyPath: tables][name] { return read }
    guard Self.isTable(name), known.contains(name) else {
      entry.fault(key, "names \"\(name)\", which is no file of this pack's folder called tier-….yaml")
      return nil
    }
    var table: Table?
    open(name) { table = make($0) }
    self[keyPath: tables][name] = .some(table)
    return table
  }
}
