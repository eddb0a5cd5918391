import Caseload
import Rules

/// A figure of hours with its working: the lines sum to it exactly.
public struct HoursExplanation: Sendable {
  public let figure: HoursFigure
  public let lines: [HoursLine]
  /// Minutes a month without local settings.
  public let nationalMinutes: Int
  public let leftOut: [LeftOut]
  /// `England and Wales, version 2026.7: Time values of 2026`.
  public let rules: String
}

extension HoursMeasure {
  public func explanation(_ counts: HoursCounts, _ figure: HoursFigure) -> HoursExplanation {
    HoursExplanation(
      figure: figure, lines: lines(counts), nationalMinutes: figure.minutes - figure.local, leftOut: leftOut(counts),
      rules: "\(pack.title), version \(pack.version): \(set.label)")
  }

  /// What the figure does not contain, from the settings: nothing here is written by hand for one set of values.
  func leftOut(_ counts: HoursCounts) -> [LeftOut] {
    var items: [LeftOut] = []
    func add(_ count: Int, _ one: String, _ many: String, _ mend: String?) {
      if count > 0 { items.append(LeftOut(what: "\(count) \(count == 1 ? one : many)", whoCanMend: mend)) }
    }
    add(
      counts.withoutTier, "case without a tier: not computable", "cases without a tier: not computable",
      "the practitioner, by completing the assessment in the case system")
    add(
      counts.withoutType, "case without a current order: not computable",
      "cases without a current order: not computable", "whoever records orders in the case system")
    let unvalued = counts.requirements.keys.filter { category in
      !values.requirements.contains { $0.category == category }
    }
    add(
      unvalued.count, "category of requirement without a value", "categories of requirements without a value",
      "whoever keeps the rule pack")
    let without = pack.workKinds.filter { (values.tasks[$0.id]?.minutes ?? 0) == 0 && !$0.isContact }
    if !without.isEmpty {
      let kinds = without.map { $0.label.lowercased() }.joined(separator: ", ")
      items.append(LeftOut(what: "As pieces of work: \(kinds). These values have no minutes for them", whoCanMend: nil))
    }
    let unread = pack.registerTypes.all.filter { $0.isNeed && values.needs[$0.code] == nil }
    if !unread.isEmpty {
      let labels = unread.map(\.label).joined(separator: ", ")
      items.append(
        LeftOut(what: "Needs without minutes of their own: \(labels)", whoCanMend: "whoever keeps the rule pack"))
    }
    items.append(
      LeftOut(
        what: "Work due in more than \(pack.hours.dueWithinDays) days, and work overdue by more than "
          + "\(pack.hours.overdueUpToDays)", whoCanMend: nil))
    return items
  }
}
