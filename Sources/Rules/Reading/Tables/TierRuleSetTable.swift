import Caseload

/// `tier-rule-sets.yaml`: the dated rule sets with the tables that each reads, which of them count, and legacy labels.
struct TierRuleSetTable {
  /// Nil when a table that a rule set names could not be read.
  let rules: TieringRules?

  init(_ file: RuleEntry, files: TierFiles) {
    var unique = Uniqueness(of: "rule set")
    var sets: [TierRuleSet] = []
    var drafts: [String: Bool] = [:]
    var allRead = true
    // A pack without tier calculation has an empty list.
    let entries = file.isEmptyList("ruleSets") ? [] : file.entries("ruleSets")
    for (place, entry) in entries.enumerated() {
      let id = entry.text("id")
      unique.check(id, at: "id", of: entry)
      let set = Self.ruleSet(entry, id: id, number: place, files: files)
      if let id { drafts[id] = entry.optionalFlag("draft") }
      if let set { sets.append(set) } else { allRead = false }
    }
    let headlines = Self.headlines(file, drafts: drafts)
    let legacy = Self.legacyTiers(file)
    rules = allRead ? TieringRules(ruleSets: sets, headlines: headlines, legacyTiers: legacy) : nil
  }

  private static func ruleSet(_ entry: RuleEntry, id: String?, number: Int, files: TierFiles) -> TierRuleSet? {
    let label = entry.text("label")
    let from = entry.date("from")
    let isDraft = entry.optionalFlag("draft")
    let kind = entry.choice("model", ModelKind.init(rawValue:), known: ModelKind.allCases.map(\.rawValue))
    let codes = files.codes(entry)
    let quirks = files.quirks(entry)
    let model: TierRuleSet.Model?
    switch kind {
    case .twoAxis:
      let needs = files.needs(entry)
      model = files.twoAxis(entry).flatMap { tables in needs.map { .twoAxis(tables, $0) } }
    case .singleAxis: model = files.singleAxis(entry).map { .singleAxis($0) }
    case nil:
      // Which tables it should name is not known, so neither is refused.
      _ = (entry.has("needs"), entry.has("tables"))
      model = nil
    }
    entry.refuseOtherKeys()
    guard let id, let label, let from, let codes, let quirks, let model else { return nil }
    return TierRuleSet(
      id: id, number: TierRuleSetNumber(rawValue: UInt16(clamping: number)), label: label, from: from,
      isDraft: isDraft, codes: codes, model: model, quirks: quirks)
  }

  private enum ModelKind: String, CaseIterable {
    case twoAxis = "two-axis"
    case singleAxis = "single-axis"
  }

  private static func headlines(_ file: RuleEntry, drafts: [String: Bool]) -> [HeadlineRuleSet] {
    var headlines: [HeadlineRuleSet] = []
    var unique = Uniqueness(of: "day and place")
    for entry in file.optionalEntries("headlines") {
      let ruleSet = entry.text("ruleSet")
      let from = entry.date("from")
      let regions = entry.has("regions") ? entry.texts("regions")?.map(\.text) : []
      entry.refuseOtherKeys()
      if let ruleSet, drafts[ruleSet] == nil {
        entry.fault("ruleSet", "names \"\(ruleSet)\", which is no rule set of this file")
      }
      if let ruleSet, drafts[ruleSet] == true {
        entry.fault("ruleSet", "names \"\(ruleSet)\", which is a draft; a draft's tier cannot count")
      }
      guard let ruleSet, let from, let regions else { continue }
      for region in regions.isEmpty ? ["everywhere"] : regions {
        unique.check("\(from.iso), \(region)", at: "from", of: entry)
      }
      headlines.append(HeadlineRuleSet(ruleSet: ruleSet, from: from, regions: Set(regions)))
    }
    return headlines
  }

  private static func legacyTiers(_ file: RuleEntry) -> [LegacyTier] {
    var unique = (ids: Uniqueness(of: "tier"), numbers: Uniqueness(of: "number"))
    var tiers: [LegacyTier] = []
    for entry in file.optionalEntries("legacyTiers") {
      let id = entry.text("id")
      let label = entry.text("label")
      let number = entry.whole("number", in: 0...999)
      entry.refuseOtherKeys()
      unique.ids.check(id, at: "id", of: entry)
      unique.numbers.check(number.map(String.init), at: "number", of: entry)
      guard let id, let label, let number else { continue }
      tiers.append(LegacyTier(id: id, label: label, number: number))
    }
    return tiers
  }
}
