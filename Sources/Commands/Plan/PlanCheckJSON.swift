import Caseload
import JSONShapes
import Planning
import Rules

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
