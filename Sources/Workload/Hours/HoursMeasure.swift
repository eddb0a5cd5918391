public import Caseload
public import Rules

/// The `hours` measure: minutes a month by time values, against available hours a week.
///
///     minutes = Σ cases · value + Σ contacts · (value + travel) + Σ stages + Σ needs + Σ requirements + Σ tasks
///               + Σ contacts for others − Σ contacts by others + agreed + cover + oversight + local travel
///
/// Every term is a whole number of minutes. Two are divided and rounded once, half away from zero, each on a line of its own:
/// oversight where seniors share a team, and what a local setting adds to travel. Source: the pack's time values.
public struct HoursMeasure: Sendable {
  public let pack: RulePack
  public let set: HoursValueSet
  var values: HoursValues { self.set.values }
  /// By cell of the grid: minutes of one case, of its planned contacts, of its planned travel. Zero for cells without values.
  let perCase: [Int32]
  let perPlan: [Int32]
  let perTravel: [Int32]
  /// What is taken off a contracted week before hours are for cases.
  let shares: TimeUseRules.Shares

  /// - Parameter day: the shares of the week that are not for cases are those in force on it.
  public init(_ pack: RulePack, _ set: HoursValueSet, on day: LocalDate) {
    self.pack = pack
    self.set = set
    shares = pack.timeUse.shares(on: day) ?? .none
    let values = set.values
    let tiers = pack.tiers.count
    perCase = values.caseMinutes.map { max(0, $0) }
    perPlan = values.caseMinutes.indices.map { cell in
      let plan = values.plans[cell % tiers]
      return Int32(
        plan.office * values.office.minutes + plan.home * values.home.minutes + plan.remote * values.remote.minutes)
    }
    perTravel = values.caseMinutes.indices.map { Int32(values.plans[$0 % tiers].home * values.travel.minutes) }
  }

  /// The measure by the values in force on a day; nil where the pack has none for it.
  public init?(_ pack: RulePack, on day: LocalDate) {
    guard let set = pack.hours.set(on: day) else { return nil }
    self.init(pack, set, on: day)
  }

  /// Minutes a month of what is counted, local settings included. - Complexity: O(types × tiers).
  public func minutes(_ counts: HoursCounts) -> Int {
    let travel = travel(counts)
    var sum = travel + local(counts, travel: travel)
    for cell in counts.cases.indices where counts.cases[cell] != 0 {
      sum += Int(counts.cases[cell]) * Int(perCase[cell]) + Int(counts.byPlan[cell]) * Int(perPlan[cell])
    }
    sum += counts.own.office * values.office.minutes + counts.own.home * values.home.minutes
    sum += counts.own.remote * values.remote.minutes
    sum += counts.overdue * values.overdue.minutes + counts.atStart * values.start.value.minutes
    sum += counts.atLast * values.last.value.minutes + counts.beforeRelease * values.release.value.minutes
    for (code, count) in counts.needs { sum += count * (values.needs[code]?.minutes ?? 0) }
    for requirement in values.requirements {
      sum += (counts.requirements[requirement.category] ?? 0) * requirement.value.minutes
    }
    for (kind, count) in counts.tasks { sum += count * (values.tasks[kind]?.minutes ?? 0) }
    for contact in counts.contacts {
      let minutes = contact.count * each(contact)
      sum += contact.direction == .forOthers ? minutes : -minutes
    }
    return sum + counts.agreed + counts.covered * values.cover.minutes + oversight(counts)
  }

  /// Minutes a month of travel to home visits on the national basis.
  public func travel(_ counts: HoursCounts) -> Int {
    var sum = counts.own.home * values.travel.minutes
    for cell in counts.byPlan.indices where counts.byPlan[cell] != 0 {
      sum += Int(counts.byPlan[cell]) * Int(perTravel[cell])
    }
    return sum
  }

  /// Minutes that a local setting adds to travel.
  func local(_ counts: HoursCounts, travel: Int) -> Int {
    counts.travelPercent == 100 ? 0 : Ratio(travel * (counts.travelPercent - 100), over: 100).rounded()
  }

  /// A senior's minutes for the practitioners of the team, shared between its seniors.
  func oversight(_ counts: HoursCounts) -> Int {
    counts.reports == 0 ? 0 : Ratio(counts.reports * values.oversight.minutes, over: max(1, counts.seniors)).rounded()
  }

  /// Minutes of one contact for a colleague; none for a code that the pack does not have.
  public func each(_ contact: ContactCount) -> Int {
    guard let type = pack.contacts.byCode[contact.code] else { return 0 }
    return type.level.flatMap { values.forColleagues.byLevel[$0] } ?? values.forColleagues.withoutLevel
  }

  /// What a post comes to, or the reasons why it has no percentage.
  ///
  /// - Parameters:
  ///   - available: hours a week.
  ///   - reasons: why available time is not known; empty where it is.
  public func figure(_ counts: HoursCounts, available: Ratio, reasons: [NotComputable]) -> HoursFigure {
    let minutes = minutes(counts)
    let travel = travel(counts)
    return HoursFigure(
      held: counts.held, notCounted: counts.withoutTier + counts.withoutType, minutes: minutes, travel: travel,
      local: local(counts, travel: travel), hub: hub(counts), work: pack.hours.hoursAWeek(minutes),
      available: reasons.isEmpty ? available : .zero, notComputable: reasons)
  }

  /// What a post comes to with the hours of its points figure. A post without them, or without an availability, is not computable.
  public func figure(_ counts: HoursCounts, beside points: PostFigure) -> HoursFigure {
    let available = points.contracted.map {
      shares.available(of: $0 - points.reduced)
    }
    var reasons = points.notComputable
    if reasons.isEmpty, (available ?? .zero) <= .zero { reasons.append(.noAvailability) }
    return figure(counts, available: available ?? .zero, reasons: reasons)
  }

  /// Hundredths of minutes that a hub could take of what is counted: those of all ``lines(_:)``.
  public func hub(_ counts: HoursCounts) -> Int {
    let plan = plannedContacts(counts)
    var sum = 0
    func add(_ count: Int, _ value: HoursValues.Value?) {
      if let value { sum += count * value.minutes * value.hub }
    }
    add(plan.office, values.office)
    add(plan.home, values.home)
    add(plan.remote, values.remote)
    add(plan.home, values.travel)
    add(counts.atStart, values.start.value)
    add(counts.atLast, values.last.value)
    add(counts.beforeRelease, values.release.value)
    add(counts.overdue, values.overdue)
    for (code, count) in counts.needs { add(count, values.needs[code]) }
    for requirement in values.requirements {
      add(counts.requirements[requirement.category] ?? 0, requirement.value)
    }
    for (kind, count) in counts.tasks { add(count, values.tasks[kind]) }
    add(counts.covered, values.cover)
    return sum
  }
}
