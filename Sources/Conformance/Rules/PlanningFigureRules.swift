import Planning
import Rules

/// What planning makes of flows: capacity, fullness, limits, savings.
enum PlanningFigureRules {
  @Sendable static func capacityHours(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let mode = try input.optionalString("mode") ?? TimeUseRules.Combination.multiplicative.rawValue
    guard let reading = TimeUseRules.Combination(rawValue: mode) else {
      throw ConformanceProblem("“input.mode” should be multiplicative or additive.")
    }
    let fte = try input.input("fte")
    let weights = try input.input("case_weight")
    var staff: [(fte: Double, weight: Double)] = []
    for grade in fte.object.keys { staff.append((try fte.number(grade), try weights.optionalNumber(grade) ?? 0)) }
    let capacity = StaffCapacity(
      staff: staff, contractHours: try input.number("contract_hours_per_week"),
      effectiveShare: reading.effectiveShare(
        nonEffective: try input.number("non_effective"), nonAttributable: try input.number("non_attributable")))
    return .fields([
      ("hours_per_week", .number(capacity.hoursPerWeek)), ("effective_share", .number(capacity.effectiveShare)),
    ])
  }

  @Sendable static func firstFull(_ input: RuleInput, _: PointsConfigurations) throws(ConformanceProblem) -> RuleAnswer
  {
    let start = FirstPassage.start(
      of: try input.numbers("utilisation"), over: try input.number("threshold"),
      consecutive: try input.integer("consecutive"))
    return .fields([("start_index", start.map { .number(Double($0)) } ?? .nothing)])
  }

  @Sendable static func requiredStaff(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let staff = RequiredStaff(
      workHours: try input.number("work_hours_per_week"), hoursPerPost: try input.number("hours_per_fte_week"),
      ceiling: try input.optionalNumber("ceiling") ?? 1, inPost: try input.number("in_post"))
    return .fields([
      ("required", .number(staff.required)), ("shortfall", .number(staff.shortfall)),
      ("utilisation", .number(staff.utilisation)),
    ])
  }

  @Sendable static func caseloadCap(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let cap = CaseloadCap(caseloads: try input.numbers("caseloads"), cap: try input.positive("cap"))
    return .fields([
      ("over_cap_staff", .whole(cap.staffOver)), ("cases_over", .number(cap.casesOver)), ("room", .number(cap.room)),
      ("unplaced_after_moves", .number(cap.unplaced)), ("extra_staff_at_cap", .whole(cap.extraStaff)),
    ])
  }

  @Sendable static func caseloadTarget(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let target = CaseloadTarget(
      baseline: try input.number("baseline"), reduction: try input.number("reduction"),
      actual: try input.number("actual"))
    return .fields([
      ("target", .number(target.target)), ("change", .number(target.change)), ("met", .truth(target.isMet)),
    ])
  }

  @Sendable static func contactMix(_ input: RuleInput, _: PointsConfigurations) throws(ConformanceProblem) -> RuleAnswer
  {
    var channels: [ContactMix.Channel] = []
    for entry in try input.inputs("channels") { channels.append(try channel(entry, share: entry.number("share"))) }
    let mix = ContactMix(
      channels: channels, contactsPerMonth: try input.number("contacts_per_month"),
      reference: try channel(input.input("reference"), share: 1),
      extraContacts: try input.optionalNumber("extra_contacts_factor") ?? 1)
    return .fields([
      ("hours_per_month", .number(mix.hoursPerMonth)), ("reference_hours", .number(mix.referenceHours)),
      ("saving", .number(mix.saving)),
    ])
  }

  private static func channel(_ input: RuleInput, share: Double) throws(ConformanceProblem) -> ContactMix.Channel {
    ContactMix.Channel(
      share: share, contactHours: try input.number("contact_hours"), travelHours: try input.numberOrZero("travel_hours")
    )
  }

  @Sendable static func adminHub(_ input: RuleInput, _: PointsConfigurations) throws(ConformanceProblem) -> RuleAnswer {
    let hub = AdminHub(
      cases: try input.number("cases"), adminHoursPerCase: try input.number("admin_hours_per_case_month"),
      shareMoved: try input.number("share_moved"), handlingLoss: try input.numberOrZero("handling_loss"),
      capacityHours: try input.number("capacity_hours_month"))
    return .fields([
      ("released_hours", .number(hub.releasedHours)), ("share_of_capacity", .number(hub.shareOfCapacity)),
    ])
  }
}
