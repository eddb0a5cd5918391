import Caseload
import Rules

/// One line of hours: how many, minutes each, and the product.
public struct HoursLine: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    case management, contact, travel, localTravel, stage, need, requirement, task, forColleagues, byColleagues, agreed
    case cover, oversight
  }
  public let kind: Kind
  /// For instance `Community order, tier B2`.
  public let label: String
  public let count: Int
  /// Nil for a line that is a sum or a share of its own.
  public let each: Int?
  /// A month; negative for what colleagues did.
  public let minutes: Int
  /// Hundredths of minutes of the line that a hub could take.
  public let hub: Int
  /// Where the value comes from, or the word *assumption*.
  public let source: String
}

extension HoursMeasure {
  /// The lines of what is counted. Invariant: their minutes sum to ``minutes(_:)``.
  public func lines(_ counts: HoursCounts) -> [HoursLine] {
    var lines: [HoursLine] = []
    /// A line of count × each, left out where there is nothing to count.
    func add(_ kind: HoursLine.Kind, _ label: String, _ count: Int, _ value: HoursValues.Value, sign: Int = 1) {
      guard count != 0 else { return }
      lines.append(
        HoursLine(
          kind: kind, label: label, count: count, each: sign * value.minutes, minutes: sign * count * value.minutes,
          hub: sign * count * value.minutes * value.hub, source: value.source))
    }
    addCases(counts, add)
    addContacts(counts, add)
    localTravel(counts).map { lines.append($0) }
    add(.stage, "First \(values.start.days) days", counts.atStart, values.start.value)
    add(.stage, "Last \(values.last.days) days before the expected end", counts.atLast, values.last.value)
    add(.stage, "Release within \(values.release.days) days", counts.beforeRelease, values.release.value)
    add(.stage, "Past the expected end", counts.overdue, values.overdue)
    for type in pack.registerTypes.all {
      guard let count = counts.needs[type.code], let value = values.needs[type.code] else { continue }
      add(.need, type.label, count, value)
    }
    for requirement in values.requirements {
      let unit = requirement.daysAMonth == nil ? "" : ", days this month"
      add(.requirement, requirement.label + unit, counts.requirements[requirement.category] ?? 0, requirement.value)
    }
    for kind in pack.workKinds {
      guard let count = counts.tasks[kind.id], let value = values.tasks[kind.id] else { continue }
      add(.task, kind.label, count, value)
    }
    for contact in counts.contacts.sorted(by: { ($0.direction.rawValue, $0.code) < ($1.direction.rawValue, $1.code) }) {
      guard let type = pack.contacts.byCode[contact.code] else { continue }
      let value = HoursValues.Value(minutes: each(contact), source: values.forColleagues.source)
      let level = type.level.map { ", \($0)" } ?? ""
      if contact.direction == .forOthers {
        add(.forColleagues, "Done for colleagues: \(type.activity)\(level)", contact.count, value)
      } else {
        add(.byColleagues, "Done by colleagues: \(type.activity)\(level)", contact.count, value, sign: -1)
      }
    }
    func sum(_ kind: HoursLine.Kind, _ label: String, _ count: Int, _ minutes: Int, _ source: String) {
      guard minutes != 0 else { return }
      lines.append(
        HoursLine(kind: kind, label: label, count: count, each: nil, minutes: minutes, hub: 0, source: source))
    }
    sum(.agreed, "Agreed by a senior beyond the values", 1, counts.agreed, "a decision, for a period")
    add(.cover, "Cases of absent colleagues that are covered", counts.covered, values.cover)
    let shared = counts.seniors > 1 ? ", shared between \(counts.seniors) seniors" : ""
    sum(
      .oversight, "Practitioners of the team\(shared)", counts.reports, oversight(counts), values.oversight.source)
    return lines
  }

  private func addCases(
    _ counts: HoursCounts, _ add: (HoursLine.Kind, String, Int, HoursValues.Value, Int) -> Void
  ) {
    let tiers = pack.tiers.count
    for cell in counts.cases.indices where counts.cases[cell] != 0 {
      let (type, tier) = (pack.caseTypes[cell / tiers], pack.tiers[cell % tiers])
      add(
        .management, "\(type.label), tier \(tier.label)", Int(counts.cases[cell]),
        HoursValues.Value(minutes: Int(perCase[cell]), source: values.caseSources[cell % tiers]), 1)
    }
  }

  /// Planned contacts of all cases by how, and the travel that goes with visits at home.
  private func addContacts(
    _ counts: HoursCounts, _ add: (HoursLine.Kind, String, Int, HoursValues.Value, Int) -> Void
  ) {
    let plan = plannedContacts(counts)
    add(.contact, "Contacts at the office", plan.office, values.office, 1)
    add(.contact, "Home visits", plan.home, values.home, 1)
    add(.contact, "Remote contacts", plan.remote, values.remote, 1)
    add(.travel, "Travel to home visits", plan.home, values.travel, 1)
  }

  func plannedContacts(_ counts: HoursCounts) -> ContactPlan {
    var plan = counts.own
    let tiers = pack.tiers.count
    for cell in counts.byPlan.indices where counts.byPlan[cell] != 0 {
      let (count, each) = (Int(counts.byPlan[cell]), values.plans[cell % tiers])
      plan.office += count * each.office
      plan.home += count * each.home
      plan.remote += count * each.remote
    }
    return plan
  }

  private func localTravel(_ counts: HoursCounts) -> HoursLine? {
    let travel = travel(counts)
    let extra = local(counts, travel: travel)
    guard extra != 0 else { return nil }
    return HoursLine(
      kind: .localTravel, label: "Local setting: travel counts \(counts.travelPercent) %", count: 1, each: nil,
      minutes: extra, hub: 0, source: "a local setting; the national basis is without it")
  }
}

extension HoursLine {
  /// The minutes of a case whose lines are kept from the reader.
  public static func withheld(minutes: Int, hub: Int) -> HoursLine {
    HoursLine(
      kind: .management, label: "All that it takes", count: 1, each: nil, minutes: minutes, hub: hub, source: "")
  }
}
