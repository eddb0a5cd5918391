import Caseload
import Planning
import Rules

/// A run as JSON. The schema is the same for both engines.
struct PlanRunJSON: Encodable {
  struct Point: Encodable {
    let date: String
    let mean: Double
    let p05: Double
    let p10: Double
    let p25: Double
    let median: Double
    let p75: Double
    let p90: Double
    let p95: Double
    let medianError: Double

    init(_ point: PlanFan.Point) {
      date = point.date.iso
      mean = point.mean
      (p05, p10, p25) = (point.quantiles[0], point.quantiles[1], point.quantiles[2])
      median = point.quantiles[3]
      (p75, p90, p95) = (point.quantiles[4], point.quantiles[5], point.quantiles[6])
      medianError = point.medianError
    }
  }
  struct Measure: Encodable {
    let measure: String
    let label: String
    let unit: String
    let points: [Point]

    init(_ fan: PlanFan) {
      measure = fan.measure.id
      label = fan.measure.label
      unit = fan.measure.unit
      points = fan.points.map(Point.init)
    }
  }
  struct StaffRow: Encodable {
    let date: String
    let grade: String
    let opening: Double
    let joined: Double
    let qualified: Double
    let promoted: Double
    let movedOn: Double
    let left: Double
    let closing: Double

    init(_ row: StaffTable.Row) {
      date = row.date.iso
      grade = row.grade
      (opening, joined, qualified) = (row.opening, row.joined, row.qualified)
      (promoted, movedOn, left, closing) = (row.promoted, row.movedOn, row.left, row.closing)
    }
  }
  struct Place: Encodable {
    struct Chance: Encodable {
      let date: String
      let fullBy: Double
      let fullNow: Double
      let notFullAgainBy: Double
    }
    let place: String
    let level: Double
    let quartersInARow: Int
    let tenth: String?
    let median: String?
    let ninetieth: String?
    let never: Double
    let byDate: [Chance]
  }
  struct Target: Encodable {
    let name: String
    let measure: String
    let base: Double
    let value: Double
    let probability: Double
    let p10: Double
    let median: Double
    let p90: Double
    let source: String
  }

  let basis: PlanBasis
  let measures: [Measure]
  let staff: [StaffRow]
  let full: [Place]
  let targets: [Target]

  init(_ run: PlanRun, _ basis: PlanBasis) throws {
    self.basis = basis
    measures = PlanMeasure.allCases.map { Measure(run.fan($0)) }
    staff = StaffTable(run).rows.map(StaffRow.init)
    full = run.fullness.map { place in
      Place(
        place: place.place, level: place.level, quartersInARow: place.quarters, tenth: place.tenth?.iso,
        median: place.median?.iso, ninetieth: place.ninetieth?.iso, never: place.never,
        byDate: run.dates.indices.map { quarter in
          Place.Chance(
            date: run.dates[quarter].iso, fullBy: place.fullBy[quarter], fullNow: place.fullAt[quarter],
            notFullAgainBy: place.notFullAgainBy[quarter])
        })
    }
    targets = try run.chances().map { chance in
      Target(
        name: chance.target.name, measure: chance.target.measure, base: chance.target.base,
        value: chance.target.value, probability: chance.probability, p10: chance.low, median: chance.median,
        p90: chance.high, source: chance.target.source)
    }
  }
}

/// What a check found, as JSON.
struct PlanCheckJSON: Encodable {
  struct Number: Encodable {
    let name: String
    let unit: String
    let distribution: String
    let source: String
    let isAssumption: Bool
  }
  struct Lever: Encodable {
    let id: String
    let kind: String
    let from: String
    let until: String?
    let source: String
  }
  let basis: PlanBasis
  let from: String
  let months: Int
  let numbers: [Number]
  let levers: [Lever]

  init(_ scenario: PlanScenario, _ basis: PlanBasis) {
    self.basis = basis
    from = scenario.from.iso
    months = scenario.months
    numbers = scenario.drawn.map {
      Number(
        name: $0.id, unit: $0.unit.rawValue, distribution: $0.distribution.words, source: $0.source,
        isAssumption: $0.isAssumption)
    }
    levers = scenario.levers.map {
      Lever(
        id: $0.id, kind: $0.kind.rawValue, from: $0.from.iso, until: $0.until?.iso, source: $0.amount.source)
    }
  }
}

extension PlanDistribution {
  /// As a table says it.
  var words: String {
    switch self {
    case .fixed(let value): value.plain
    case .triangular(let low, let mode, let high): "triangular \(low.plain), \(mode.plain), \(high.plain)"
    case .beta(let a, let b): "beta \(a.plain), \(b.plain)"
    case .lognormal(let mean, let spread): "log-normal, mean \(mean.plain), spread \(spread.plain)"
    case .normal(let mean, let deviation): "normal \(mean.plain) ± \(deviation.plain)"
    }
  }
}

extension Double {
  /// Without a fraction where it has none.
  fileprivate var plain: String { Int(exactly: self).map(String.init) ?? description }
}
