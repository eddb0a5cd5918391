import Caseload
package import Planning
import Rules

/// A run as JSON. The schema is the same for both engines.
package struct PlanRunJSON: Encodable {
  package struct Point: Encodable {
    package let date: String
    package let mean: Double
    package let p05: Double
    package let p10: Double
    package let p25: Double
    package let median: Double
    package let p75: Double
    package let p90: Double
    package let p95: Double
    package let medianError: Double

    package init(_ point: PlanFan.Point) {
      date = point.date.iso
      mean = point.mean
      (p05, p10, p25) = (point.quantiles[0], point.quantiles[1], point.quantiles[2])
      median = point.quantiles[3]
      (p75, p90, p95) = (point.quantiles[4], point.quantiles[5], point.quantiles[6])
      medianError = point.medianError
    }
  }
  package struct Measure: Encodable {
    package let measure: String
    package let label: String
    package let unit: String
    package let points: [Point]

    package init(_ fan: PlanFan) {
      measure = fan.measure.id
      label = fan.measure.label
      unit = fan.measure.unit
      points = fan.points.map(Point.init)
    }
  }
  package struct StaffRow: Encodable {
    package let date: String
    package let grade: String
    package let opening: Double
    package let joined: Double
    package let qualified: Double
    package let promoted: Double
    package let movedOn: Double
    package let left: Double
    package let closing: Double

    package init(_ row: StaffTable.Row) {
      date = row.date.iso
      grade = row.grade
      (opening, joined, qualified) = (row.opening, row.joined, row.qualified)
      (promoted, movedOn, left, closing) = (row.promoted, row.movedOn, row.left, row.closing)
    }
  }
  package struct Place: Encodable {
    package struct Chance: Encodable {
      package let date: String
      package let fullBy: Double
      package let fullNow: Double
      package let notFullAgainBy: Double
    }
    package let place: String
    package let level: Double
    package let quartersInARow: Int
    package let tenth: String?
    package let median: String?
    package let ninetieth: String?
    package let never: Double
    package let byDate: [Chance]
  }
  package struct Target: Encodable {
    package let name: String
    package let measure: String
    package let base: Double
    package let value: Double
    package let probability: Double
    package let p10: Double
    package let median: Double
    package let p90: Double
    package let source: String
  }

  package let basis: PlanBasis
  package let measures: [Measure]
  package let staff: [StaffRow]
  package let full: [Place]
  package let targets: [Target]

  package init(_ run: PlanRun, _ basis: PlanBasis) throws {
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
