public import Caseload
public import Rules

/// Works out the hours a week that a post has for cases, each hour taken once.
///
///     base      = contracted − reductions − protections − duties − absence
///     available = base − max(n·base, itemised in n) − max(a·rest, itemised in a)
///
/// with n the non-effective and a the non-attributable share; the rest is what the first share leaves where the two combine
/// multiplicatively, and the base where they are added. Source: `time-use.yaml`, `duties.yaml`, `protections.yaml`.
/// Time that is listed twice is taken once: a protection or duty takes only what no reduction for the same time has taken,
/// an absence what is left, and itemised time comes out of the share that it is part of. Nothing is rounded here.
public struct AvailabilityRules: Sendable {
  public let timeUse: TimeUseRules
  public let duties: [DutyKind]
  public let protections: ProtectionRules

  public init(timeUse: TimeUseRules, duties: [DutyKind], protections: ProtectionRules) {
    self.timeUse = timeUse
    self.duties = duties
    self.protections = protections
  }

  public init(_ pack: RulePack) {
    self.init(timeUse: pack.timeUse, duties: pack.duties, protections: pack.protections)
  }

  public func duty(_ id: String) -> DutyKind? { duties.first { $0.id == id } }

  /// The available time of a post on a day. - Complexity: linear in the inputs.
  public func available(_ inputs: AvailabilityInputs, on day: LocalDate) -> AvailableTime {
    let recorded = contract(inputs, on: day)
    let assumed = recorded.map { $0.hours == nil } ?? false
    let contracted = recorded.flatMap { $0.hours ?? inputs.grade?.defaultHours }
    guard let contracted else {
      let why: NotComputable =
        recorded == nil
        ? .noAvailability : inputs.grade.map { .noHours(grade: $0.id) } ?? .unknownGrade(code: inputs.rawGrade)
      return AvailableTime(
        contracted: nil, contractedIsAssumed: assumed, lines: [], available: .zero, nationalAvailable: nil,
        combination: nil, notComputable: [why])
    }
    var working = WeekWorking(contracted, isAssumed: assumed)
    takeBase(&working, inputs, on: day)
    let national = timeUse.shares(on: day)
    let local = timeUse.local(of: inputs.units, on: day)
    var nationalWorking = working
    if let national {
      takeShares(&working, inputs, on: day, national.with(local))
      if local != nil { takeShares(&nationalWorking, inputs, on: day, national) }
    }
    var reasons: [NotComputable] = []
    if assumed, inputs.posts > 1 { reasons.append(.hoursNotDivided(posts: inputs.posts)) }
    if working.left <= .zero { reasons.append(.noAvailability) }
    return AvailableTime(
      contracted: contracted, contractedIsAssumed: assumed, lines: working.lines, available: working.left,
      nationalAvailable: local == nil || national == nil ? nil : nationalWorking.left,
      combination: national?.combination, notComputable: reasons)
  }

  /// Contracted hours over the grade's full week; nil without either. What limits of cases are pro rata to.
  public func fte(_ inputs: AvailabilityInputs, on day: LocalDate) -> Ratio? {
    guard let recorded = contract(inputs, on: day), let hours = recorded.hours ?? inputs.grade?.defaultHours,
      let full = inputs.grade?.fullTimeHours, full > .zero
    else { return nil }
    return hours.ratio / full.ratio
  }

  /// Of contracts that overlap the one that began last counts.
  func contract(_ inputs: AvailabilityInputs, on day: LocalDate) -> AvailabilityInputs.Contract? {
    inputs.contracts.filter { $0.days.contains(day) }.max { $0.days.from < $1.days.from }
  }

  /// Reductions, protections, duties outside both shares, and an absence that is outside the assumed one.
  private func takeBase(_ working: inout WeekWorking, _ inputs: AvailabilityInputs, on day: LocalDate) {
    let listed = inputs.reductions.filter { $0.days.contains(day) }
    for reduction in listed { working.take(reduction.hours.ratio, as: .reduction(reason: reduction.reason)) }
    // Hours listed under these reasons that nothing else has been set against yet.
    var unspent = Dictionary(listed.map { ($0.reason, $0.hours.ratio) }, uniquingKeysWith: +)
    for protection in reducing(inputs, on: day) {
      let wanted = working.contracted * Ratio(protection.reduction, over: 100)
      working.take(Self.beyond(wanted, listedAs: protection.sameAs, &unspent), as: .protection(protection.kind))
    }
    for duty in inputs.duties where duty.days.contains(day) {
      let kind = self.duty(duty.kind)
      guard kind?.inside == nil else { continue }
      let wanted = (duty.hours ?? kind?.hoursEach ?? .zero).ratio
      working.take(Self.beyond(wanted, listedAs: kind?.sameAs ?? [], &unspent), as: .duty(kind: duty.kind))
    }
    if let absence = outsideAllowance(inputs, on: day) { working.take(working.left, as: .absence(kind: absence.kind)) }
  }

  /// What is wanted beyond hours that are listed for the same time; each listed hour is set against one thing only.
  private static func beyond(_ wanted: Ratio, listedAs reasons: [String], _ unspent: inout [String: Ratio]) -> Ratio {
    var left = wanted
    for reason in reasons {
      guard let listed = unspent[reason], left > .zero else { continue }
      let same = min(listed, left)
      unspent[reason] = listed - same
      left = left - same
    }
    return left
  }

  private func takeShares(
    _ working: inout WeekWorking, _ inputs: AvailabilityInputs, on day: LocalDate, _ shares: TimeUseRules.Shares
  ) {
    let base = working.left
    let first = takeShare(&working, .nonEffective, shares.nonEffective, of: base, base: base, inputs, on: day)
    let rest = shares.combination == .multiplicative ? base - first : base
    _ = takeShare(&working, .nonAttributable, shares.nonAttributable, of: rest, base: base, inputs, on: day)
  }

  /// Takes itemised time and what it leaves of a share; gives how many hours that was.
  private func takeShare(
    _ working: inout WeekWorking, _ share: AssumedShare, _ percent: Int, of hours: Ratio, base: Ratio,
    _ inputs: AvailabilityInputs, on day: LocalDate
  ) -> Ratio {
    let before = working.left
    let assumed = hours * Ratio(percent, over: 100)
    var itemised = Ratio.zero
    for (kind, wanted) in itemisedTime(share, inputs, on: day, base: base) {
      itemised += working.take(wanted, as: .itemised(kind: kind, inside: share))
    }
    working.take(max(.zero, assumed - itemised), as: .assumed(share, percent: percent))
    return before - working.left
  }

  /// Duties inside a share, with supervision as the rules have it where none is recorded, pro rata to the base.
  private func itemisedTime(
    _ share: AssumedShare, _ inputs: AvailabilityInputs, on day: LocalDate, base: Ratio
  ) -> [(kind: String, hours: Ratio)] {
    var found: [(kind: String, hours: Ratio)] = []
    let current = inputs.duties.filter { $0.days.contains(day) }
    // Training that is listed as a reduction has been taken already.
    var unspent = Dictionary(
      inputs.reductions.filter { $0.days.contains(day) }.map { ($0.reason, $0.hours.ratio) }, uniquingKeysWith: +)
    for kind in duties where kind.inside == share {
      let own = current.filter { $0.kind == kind.id }
      for duty in own {
        let wanted = (duty.hours ?? kind.hoursEach ?? .zero).ratio
        found.append((kind.id, Self.beyond(wanted, listedAs: kind.sameAs, &unspent)))
      }
      if own.isEmpty, kind.isSupervision, let full = inputs.grade?.fullTimeHours, full > .zero {
        found.append((kind.id, timeUse.supervision.ratio * base / full.ratio))
      }
    }
    return found
  }
}

extension TimeUseRules.Shares {
  /// With what a unit has of its own.
  fileprivate func with(_ local: TimeUseRules.Local?) -> Self {
    Self(
      from: from, nonEffective: local?.nonEffective ?? nonEffective,
      nonAttributable: local?.nonAttributable ?? nonAttributable, combination: combination)
  }
}
