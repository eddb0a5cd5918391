public import Caseload
public import Rules

/// A case with every day that is known of it: what it will be on a day ahead, if nothing else happens.
public struct ForecastCase: Sendable, Hashable {
  /// An order with its days.
  public struct Order: Sendable, Hashable {
    public let timeline: SentenceTimeline
    public let startsOn: LocalDate
    public let expectedEnd: LocalDate?
    public let endedOn: LocalDate?

    public init(
      timeline: SentenceTimeline, startsOn: LocalDate, expectedEnd: LocalDate? = nil, endedOn: LocalDate? = nil
    ) {
      self.timeline = timeline
      self.startsOn = startsOn
      self.expectedEnd = expectedEnd
      self.endedOn = endedOn
    }
  }

  /// Contacts agreed for some days; nil where the tier's count again. Of those whose days hold, the last counts.
  public struct Plan: Sendable, Hashable {
    public let days: DayRange
    public let plan: ContactPlan?
    public init(days: DayRange, plan: ContactPlan?) {
      self.days = days
      self.plan = plan
    }
  }

  /// Minutes a month that a senior accepted for some days.
  public struct Agreed: Sendable, Hashable {
    public let days: DayRange
    public let minutes: Int
    public init(days: DayRange, minutes: Int) {
      self.days = days
      self.minutes = minutes
    }
  }

  /// Its place in a list that the caller keeps: the engine knows no reference number.
  public let reference: Int
  /// Index of the tier in the pack; it stays as it is.
  public let tier: Int
  /// The days of the record.
  public let days: DayRange
  /// The days on which the post holds it.
  public let holding: [DayRange]
  public let orders: [Order]
  /// As they stand today.
  public let needs: [String]
  /// As they stand today: how fast days of a requirement are done is not known.
  public let requirements: [HoursCase.Requirement]
  public let plans: [Plan]
  public let agreed: [Agreed]

  public init(
    reference: Int, tier: Int, days: DayRange, holding: [DayRange], orders: [Order], needs: [String] = [],
    requirements: [HoursCase.Requirement] = [], plans: [Plan] = [], agreed: [Agreed] = []
  ) {
    self.reference = reference
    self.tier = tier
    self.days = days
    self.holding = holding
    self.orders = orders
    self.needs = needs
    self.requirements = requirements
    self.plans = plans
    self.agreed = agreed
  }

  /// What the post will hold of it on a day; nil when it does not.
  ///
  /// An order whose expected end is today or later ends on it. One that is past it already stays as it is: nothing says when
  /// it will be closed.
  ///
  /// - Parameter today: the day that the records are of.
  /// - Complexity: O(orders + plans + agreed).
  public func standing(on day: LocalDate, asOf today: LocalDate, _ pack: RulePack) -> HoursCase? {
    guard days.contains(day), holding.contains(where: { $0.contains(day) }) else { return nil }
    let current = orders.filter { $0.startsOn <= day && $0.isOpen(on: day, asOf: today) }
    // The last order has ended since: so has the case. Without an order from the start it is not computable.
    if current.isEmpty, orders.contains(where: { $0.startsOn <= day && $0.isOpen(on: today, asOf: today) }) {
      return nil
    }
    let type = pack.supervision.countingType(of: current.map { $0.timeline.type(on: day, pack.supervision) })
    let ends = current.compactMap(\.expectedEnd)
    return HoursCase(
      type: type.flatMap { id in pack.caseTypes.firstIndex { $0.id == id } }, tier: tier, startsOn: days.from,
      expectedEnd: ends.count == current.count ? ends.max() : nil,
      release: current.compactMap(\.timeline.releasedOn).filter { $0 >= day }.min(),
      plan: plans.last { $0.days.contains(day) }?.plan, needs: needs, requirements: requirements,
      agreed: agreed.reduce(0) { $0 + ($1.days.contains(day) ? $1.minutes : 0) })
  }

  /// Days on which what it takes may change. Between two of them it is the same.
  func turns(_ values: HoursValues, _ pack: RulePack) -> [LocalDate] {
    var turns = [days.from, days.from + values.start.days]
    for range in holding + agreed.map(\.days) + plans.map(\.days) + [days] {
      turns.append(range.from)
      if let until = range.until { turns.append(until + 1) }
    }
    for order in orders {
      turns.append(order.startsOn)
      if let ended = order.endedOn { turns.append(ended + 1) }
      if let end = order.expectedEnd { turns += [end + 1, end + (1 - values.last.days)] }
      let timeline = order.timeline
      if let release = timeline.releasedOn { turns += [release, release + 1, release + (1 - values.release.days)] }
      if let recall = timeline.recalledOn { turns.append(recall) }
      if let licence = timeline.licenceEndsOn { turns.append(licence + 1) }
      if let supervision = timeline.supervisionEnds(pack.supervision) { turns.append(supervision + 1) }
    }
    return turns
  }
}

extension ForecastCase.Order {
  fileprivate func isOpen(on day: LocalDate, asOf today: LocalDate) -> Bool {
    if let endedOn, endedOn < day { return false }
    guard let expectedEnd, expectedEnd >= today else { return true }
    return expectedEnd >= day
  }
}
