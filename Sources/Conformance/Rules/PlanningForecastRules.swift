import Planning

/// Fans, what an answer hangs on, and how forecasts did.
enum PlanningForecastRules {
  @Sendable static func fanQuantiles(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let steps = Fan.quantiles(try input.table("replications"), at: try input.numbers("q"))
    return .fields([("by_step", .list(steps.map { .numbers($0) }))])
  }

  @Sendable static func tornado(_ input: RuleInput, _: PointsConfigurations) throws(ConformanceProblem) -> RuleAnswer {
    let given = try input.input("runs")
    var runs: [(parameter: String, low: Double, high: Double)] = []
    for name in given.object.keys {
      let ends = try given.numbers(name)
      guard ends.count == 2 else { throw given.problem(name, given.object[name], wants: "a low and a high answer") }
      runs.append((name, ends[0], ends[1]))
    }
    let tornado = Tornado(base: try input.number("base"), runs: runs)
    return .fields([
      (
        "rows",
        .list(
          tornado.rows.map { row in
            .fields([
              ("parameter", .text(row.parameter)), ("low", .number(row.low)), ("high", .number(row.high)),
              ("swing", .number(row.swing)), ("low_delta", .number(row.lowDelta)),
              ("high_delta", .number(row.highDelta)),
            ])
          })
      )
    ])
  }

  @Sendable static func forecastErrors(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let training = input.optional("training") == nil ? [] : try input.numbers("training")
    let (actual, forecast) = try input.pair("actual", "forecast")
    let errors = ForecastErrors(actual: actual, forecast: forecast, training: training)
    return .fields([
      ("mae", .number(errors.meanAbsolute)), ("rmse", .number(errors.rootMeanSquare)), ("bias", .number(errors.bias)),
      ("mape", .number(errors.meanAbsolutePercentage)), ("wape", .number(errors.weightedAbsolutePercentage)),
      ("mase", .optional(errors.scaled)),
    ])
  }

  @Sendable static func intervalScore(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let (actual, lower) = try input.pair("actual", "lower")
    let (_, upper) = try input.pair("actual", "upper")
    let score = IntervalScore(actual: actual, lower: lower, upper: upper, alpha: try input.positive("alpha"))
    return .fields([("coverage", .number(score.coverage)), ("winkler", .number(score.winkler))])
  }

  @Sendable static func pinballLoss(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let (actual, forecast) = try input.pair("actual", "forecast")
    let loss = PinballLoss.mean(actual: actual, forecast: forecast, quantile: try input.number("q"))
    return .fields([("loss", .number(loss))])
  }

  @Sendable static func baselineForecast(
    _ input: RuleInput, _: PointsConfigurations
  ) throws(ConformanceProblem) -> RuleAnswer {
    let series = try input.numbers("series")
    let horizon = try input.count("horizon")
    return .fields([
      ("naive", .numbers(PlainForecasts.naive(series, horizon: horizon))),
      ("drift", .numbers(PlainForecasts.drift(series, horizon: horizon))),
    ])
  }
}
