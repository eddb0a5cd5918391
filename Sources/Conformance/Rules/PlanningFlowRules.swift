import Planning

/// Flows of people and staff through time.
enum PlanningFlowRules {
  @Sendable static func lagFilter(_ input: RuleInput, _: PointsConfigurations) throws(ConformanceProblem) -> RuleAnswer
  {
    guard let shares = LagFilter.shares(lag: try input.number("lag"), longest: try input.optionalInteger("max_lag"))
    else { throw ConformanceProblem("The lag is negative or beyond the length of the filter.") }
    return .fields([("filter", .numbers(shares))])
  }

  @Sendable static func convolveTruncated(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let flow = ProfiledFlow(inflow: try input.numbers("inflow"), exitProfile: try input.numbers("exit_profile"))
    return .fields([("outflow", .numbers(flow.outflow)), ("stock_added", .numbers(flow.stockAdded))])
  }

  @Sendable static func weibullHazards(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let spell = WeibullSpell(shape: try input.positive("shape"), mean: try input.positive("mean_days"))
    let hazards = spell.hazards(step: try input.positive("step_days"), ages: try input.count("ages"))
    return .fields([("hazard", .numbers(hazards))])
  }

  @Sendable static func trainingShares(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let time = TrainingTime(
      low: try input.number("low_months"), mode: try input.number("mode_months"),
      high: try input.positive("high_months"))
    guard time.low >= 0, time.low <= time.mode, time.mode <= time.high, time.high <= 1_200 else {
      throw ConformanceProblem("Training time should have 0 ≤ low ≤ mode ≤ high ≤ 1,200 months.")
    }
    let shares = time.shares(stepMonths: try input.positive("step_months"))
    return .fields([("pmf_by_quarter", .numbers(shares))])
  }

  @Sendable static func cohortStep(_ input: RuleInput, _: PointsConfigurations) throws(ConformanceProblem) -> RuleAnswer
  {
    let step = CohortStep(
      stock: try input.table("stock_by_age"), hazard: try input.table("hazard"), new: try input.numbers("new"),
      route: try input.table("route"))
    return .fields([
      ("stock_by_age", .list(step.stock.map { .numbers($0) })), ("ends", .numbers(step.ends)),
      ("totals", .numbers(step.totals)),
    ])
  }

  @Sendable static func staffPipeline(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let state = try input.input("state")
    let leaving = try input.input("quarterly_leaving")
    let rates = StaffPipeline.Rates(
      traineesLeaving: try leaving.numberOrZero("TRN"), newlyQualifiedLeaving: try leaving.numberOrZero("NQO"),
      officersLeaving: try leaving.numberOrZero("PO"), promotion: try input.numberOrZero("promotion_quarterly"),
      takeUp: try input.optionalNumber("take_up") ?? 1)
    let stocks = StaffPipeline.Stocks(
      trainees: try state.numbers("TRN"), newlyQualified: try state.numbers("NQO"), officers: try state.number("PO"))
    guard !stocks.trainees.isEmpty else { throw state.problem("TRN", nil, wants: "a list that is not empty") }
    var pipeline = StaffPipeline(
      stocks, trainingShares: try input.numbers("training_pmf"),
      protectedQuarters: try input.optionalInteger("nqo_quarters") ?? stocks.newlyQualified.count, rates: rates)
    let hires = input.optional("direct_hires") == nil ? [] : try input.numbers("direct_hires")
    let steps = try input.numbers("intake").enumerated().map { quarter, intake in
      pipeline.advance(intake: intake, directHires: quarter < hires.count ? hires[quarter] : 0)
    }
    return .fields([
      (
        "steps",
        .list(
          steps.map { step in
            .fields([
              ("trainees", .number(step.trainees)), ("nqo", .number(step.newlyQualified)),
              ("po", .number(step.officers)), ("qualified", .number(step.qualified)),
            ])
          })
      )
    ])
  }

  @Sendable static func demandRamp(_ input: RuleInput, _: PointsConfigurations) throws(ConformanceProblem) -> RuleAnswer
  {
    let ramp = DemandRamp(
      start: try input.number("start"), duration: try input.number("duration"), full: try input.number("full"))
    return .fields([("multiplier", .numbers(try input.numbers("t").map(ramp.multiplier)))])
  }
}
