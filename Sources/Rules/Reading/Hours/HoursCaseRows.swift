/// The rows of tiers of a file of time values: minutes by case type, contacts a month.
struct HoursCaseRows {
  /// By case type × number of tiers + tier; −1 for untiered cases.
  private(set) var minutes: [Int32]
  private(set) var sources: [String]
  private(set) var plans: [ContactPlan]
  private(set) var countsContacts: [Bool]

  /// Nil when tiers or case types could not be read: there is then no telling a misspelt name from a right one.
  init?(_ file: RuleEntry, layout: HoursLayout) {
    let entries = file.entries("cases")
    let counted = file.texts("contactsCountFor", mayBeEmpty: true)
    guard let tiers = layout.tiers, let order = tiers.ids, let types = layout.caseTypes else { return nil }
    minutes = Array(repeating: -1, count: order.count * types.count)
    sources = Array(repeating: "", count: order.count)
    plans = Array(repeating: ContactPlan(), count: order.count)
    var unique = Uniqueness(of: "tier")
    var named: Set<String> = []
    var allNamed = true
    for entry in entries {
      let tier = entry.text("tier")
      unique.check(tier, at: "tier", of: entry)
      let row = types.map { entry.whole($0, in: 0...2_400) }
      let office = entry.whole("office", in: 0...31)
      let home = entry.whole("home", in: 0...31)
      let remote = entry.whole("remote", in: 0...31)
      let source = entry.text("source")
      entry.refuseOtherKeys()
      guard let tier else {
        allNamed = false
        continue
      }
      named.insert(tier)
      guard tier != tiers.untieredID else {
        entry.fault("tier", "untiered cases are not computable and have no values")
        continue
      }
      guard let index = order.firstIndex(of: tier) else {
        entry.fault("tier", "names \"\(tier)\", which is no tier of tiers.yaml")
        continue
      }
      for (type, value) in row.enumerated() { minutes[type * order.count + index] = Int32(value ?? -1) }
      plans[index] = ContactPlan(office: office ?? 0, home: home ?? 0, remote: remote ?? 0)
      sources[index] = source ?? ""
    }
    if allNamed {
      for tier in order where tier != tiers.untieredID && !named.contains(tier) {
        file.fault("cases", "lacks the tier \"\(tier)\"")
      }
    }
    for (index, type) in (counted ?? []).enumerated() where !types.contains(type.text) {
      file.fault(
        "contactsCountFor", item: index, line: type.line, "\"\(type.text)\" is no case type of case-types.yaml")
    }
    let names = Set((counted ?? []).map(\.text))
    countsContacts = types.map { names.contains($0) }
  }
}
