import Caseload

/// A lever while it is read: its day may be so many months after that of another.
struct PlanLeverDraft {
  /// A lever whose day is that of another, until it is known.
  private struct Following {
    let id: String
    let months: Int
  }

  private let entry: RuleEntry
  private let id: String
  private let lever: PlanLever
  private let after: Following?

  fileprivate init?(_ entry: RuleEntry, number: Int, unique: inout Uniqueness) {
    self.entry = entry
    defer { entry.refuseOtherKeys() }
    guard let word = entry.text("lever") else { return nil }
    guard let kind = PlanLever.Kind(rawValue: word) else {
      let all = PlanLever.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      entry.fault("lever", "is \"\(word)\"; known are \(all)")
      return nil
    }
    id = (entry.has("id") ? entry.text("id") : nil) ?? "\(word)-\(number)"
    if entry.has("id") { unique.check(id, at: "id", of: entry) }
    var after: Following?
    if entry.has("after") {
      if let other = entry.text("after"), let months = entry.whole("months", in: 0...360) {
        after = Following(id: other, months: months)
      }
      if entry.has("from") { entry.fault("from", "stands beside after; give one of them") }
    }
    let from = after == nil ? entry.date("from") : LocalDate(daysSinceEpoch: 0)
    let until = entry.has("until") ? entry.date("until") : nil
    let ramp = entry.optionalWhole("ramp-months", in: 0...360) ?? 0
    let amount = entry.planParameter(id: "lever.\(id)", unit: kind.unit, range: kind.range)
    let grade = entry.choice("grade", Self.grades(kind), isNeeded: [.hires, .leavers].contains(kind))
    let type = entry.choice("type", Self.types(kind), isNeeded: kind == .supervisionEnd)
    let isMove = kind == .tierThresholds
    let tier = isMove ? entry.text("tier") : entry.has("tier") && kind == .timeValues ? entry.text("tier") : nil
    let toTier = isMove ? entry.text("to") : nil
    let hasAge = kind == .earlyRelease || kind == .supervisionEnd
    let past = hasAge ? entry.number("past-days", in: 0...36_500) : 0
    if let from, after == nil, let until, until <= from { entry.fault("until", "must lie after from") }
    guard let from, let amount, let past else { return nil }
    self.after = after
    lever = PlanLever(
      id: id, kind: kind, from: from, until: until, rampMonths: ramp, amount: amount, grade: grade, type: type,
      tier: tier, toTier: toTier, pastDays: past)
  }

  private static func grades(_ kind: PlanLever.Kind) -> [String] {
    switch kind {
    case .hires: ["PO", "PSO", "SPO"]
    case .retention, .leavers: PlanScenario.grades
    default: []
    }
  }

  private static func types(_ kind: PlanLever.Kind) -> [String] {
    switch kind {
    case .demand: ["CO", "SSO", "PRE", "LIC", "PSS"]
    case .supervisionEnd: PlanScenario.types
    default: []
    }
  }

  /// All levers with their days; nil, with a fault, where they wait for each other or for one that is not there.
  static func resolved(_ drafts: [PlanLeverDraft]) -> [PlanLever]? {
    var days: [String: LocalDate] = [:]
    for draft in drafts where draft.after == nil { days[draft.id] = draft.lever.from }
    var waiting = drafts.filter { $0.after != nil }
    while !waiting.isEmpty {
      let ready = waiting.filter { draft in draft.after.map { days[$0.id] != nil } ?? true }
      if ready.isEmpty { break }
      for draft in ready {
        if let after = draft.after, let day = days[after.id] { days[draft.id] = day.adding(months: after.months) }
      }
      waiting.removeAll { draft in days[draft.id] != nil }
    }
    for draft in waiting {
      guard let after = draft.after else { continue }
      let isKnown = drafts.contains { $0.id == after.id }
      draft.entry.fault(
        "after",
        isKnown ? "goes round in a circle: each waits for the other" : "names \"\(after.id)\", which is no lever")
    }
    guard waiting.isEmpty else { return nil }
    return drafts.map { draft in
      let old = draft.lever
      return PlanLever(
        id: old.id, kind: old.kind, from: days[draft.id] ?? old.from, until: old.until, rampMonths: old.rampMonths,
        amount: old.amount, grade: old.grade, type: old.type, tier: old.tier, toTier: old.toTier,
        pastDays: old.pastDays)
    }
  }
}

extension RuleEntry {
  /// - Parameter before: levers that stand before them, so that numbers in names go on.
  func planLevers(after before: [PlanLeverDraft]) -> [PlanLeverDraft] {
    var unique = Uniqueness(of: "id")
    return entries("levers").enumerated().compactMap { index, entry in
      PlanLeverDraft(entry, number: before.count + index + 1, unique: &unique)
    }
  }

  /// One of some words; the key is not known where there are none.
  fileprivate func choice(_ key: String, _ words: [String], isNeeded: Bool) -> String? {
    guard !words.isEmpty, isNeeded || has(key), let word = text(key) else { return nil }
    if !words.contains(word) { fault(key, "is \"\(word)\"; it must be one of \(words.joined(separator: ", "))") }
    return word
  }
}
