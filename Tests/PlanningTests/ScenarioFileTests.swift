import Caseload
import Rules
import Testing

@testable import Planning

@Suite("Scenario files")
struct ScenarioFileTests {
  @Test("Every shipped scenario can be read, and each number, lever and cohort has a source or the word assumption")
  func shipped() throws {
    #expect(
      Scenarios.names == [
        "attrition-double", "baseline", "cap-50", "caseload-minus-20", "hindcast-2024", "hub-20", "police-20000",
        "start-2021", "trainees-2020",
      ])
    for name in Scenarios.names {
      let scenario = try Scenarios.shipped(name)
      #expect(scenario.id == name)
      #expect(scenario.drawn.allSatisfy { !$0.source.isEmpty })
      #expect(scenario.parameters.count == PlanParameterKind.all.count)
    }
  }

  @Test("What extends another has its numbers, with its own in their place, and its levers after theirs")
  func extending() throws {
    let base = try Scenarios.shipped("trainees-2020")
    let own = try Scenarios.extending(
      "parameters:\n" + number("cap", 45, "cases")
        + "levers:\n  - { lever: cap, from: 2022-01-01, value: 50, unit: cases, source: assumption }\n",
      base: "trainees-2020")
    #expect(own["cap"]?.distribution == .fixed(45))
    #expect(own["open.CO"] == base["open.CO"])
    #expect(own.levers.map(\.id) == ["uplift", "cap-2"])
    #expect(own.from == base.from)
  }

  @Test("A lever may follow another by months")
  func following() throws {
    let scenario = try Scenarios.extending(
      """
      levers:
        - { lever: cap, id: b, after: a, months: 3, value: 50, unit: cases, source: assumption }
        - { lever: hires, id: a, from: 2026-01-31, grade: PO, value: 10, unit: posts a year, source: assumption }
      """)
    #expect(scenario.levers.map(\.from.iso) == ["2026-04-30", "2026-01-31"])
  }

  static let wrong: [(String, String)] = [
    (
      "parameters:\n  growth: { value: -2, unit: share a year, source: x }",
      "tried.yaml line 6, parameters.growth.value: is -2; it must be"
    ),
    ("parameters:\n  leaving.PO: { value: 1.2, unit: share a year, source: x }", "parameters.leaving.PO.value: is 1.2"),
    (
      "parameters:\n  leaving.PO: { value: -0.1, unit: share a year, source: x }",
      "parameters.leaving.PO.value: is -0.1"
    ),
    (
      "parameters:\n  leaving.PO: { value: 0.1, unit: share a fortnight, source: x }",
      "parameters.leaving.PO.unit: is \"share a fortnight\", which is no unit"
    ),
    (
      "parameters:\n  leaving.PO: { value: 0.1, unit: share, source: x }",
      "parameters.leaving.PO.unit: is \"share\"; here it must be"
    ),
    ("parameters:\n  leaving.PO: { value: 0.1, unit: share a year }", "parameters.leaving.PO.source: is missing"),
    (
      "parameters:\n  leaving.PO: { triangular: [0.3, 0.2, 0.1], unit: share a year, source: x }",
      "parameters.leaving.PO.triangular: must be lowest"
    ),
    (
      "parameters:\n  leaving.PO: { triangular: [0.1, 0.2], unit: share a year, source: x }",
      "parameters.leaving.PO.triangular: must be a list of 3"
    ),
    (
      "parameters:\n  leaving.PO: { beta: [0, 4], unit: share a year, source: x }",
      "parameters.leaving.PO.beta[0]: is 0"
    ),
    ("parameters:\n  cap: { normal: [50, -1], unit: cases, source: x }", "parameters.cap.normal: must be a mean"),
    ("parameters:\n  cap: { value: .inf, unit: cases, source: x }", "parameters.cap.value: must be a number"),
    (
      "parameters:\n  cap: { value: 50, beta: [1, 2], unit: cases, source: x }",
      "parameters.cap.value: stands beside another"
    ),
    (
      "parameters:\n  leaving.XO: { value: 0.1, unit: share a year, source: x }",
      "parameters.leaving.XO: is no number of the model"
    ),
    (
      "parameters:\n  open.NQO: { value: 0, unit: posts, source: x }\n  open.PO: { value: 0, unit: posts, source: x }\n  open.PSO: { value: 0, unit: posts, source: x }",
      "parameters.open.PO: and all who hold cases are 0"
    ),
    (
      PlanScenario.types.reduce("parameters:\n") { $0 + number("open.\($1)", 0, "people") },
      "parameters.open.CO: and all other types are 0: the caseload is empty"
    ),
    ("months: 2400", "tried.yaml line 5, months: is 2400; it must be from 3 to 360"),
    ("from: 2025-13-01", "tried.yaml line 5, from: must be a day of the calendar"),
    ("availability: both", "availability: is \"both\""),
    ("colour: red", "colour: this key is not known here"),
    (
      "levers:\n  - { lever: magic, from: 2026-01-01, value: 1, unit: number, source: x }",
      "levers[0].lever: is \"magic\""
    ),
    ("levers:\n  - { lever: cap, from: 2026-01-01, value: 50, unit: cases }", "levers[0].source: is missing"),
    (
      "levers:\n  - { lever: cap, from: 2066-01-01, value: 50, unit: cases, source: x }",
      "levers: has cap-1 from 2066-01-01, after the end"
    ),
    (
      "levers:\n  - { lever: hires, from: 2026-01-01, value: 50, unit: posts a year, source: x }",
      "levers[0].grade: is missing"
    ),
    (
      "levers:\n  - { lever: cap, grade: PO, from: 2026-01-01, value: 50, unit: cases, source: x }",
      "levers[0].grade: this key is not known here"
    ),
    (
      "levers:\n  - { lever: tier-thresholds, tier: A, to: Z, from: 2026-01-01, value: 0.1, unit: share, source: x }",
      "with tier \"Z\", which is none of"
    ),
    (
      "levers:\n  - { lever: cap, id: a, after: b, months: 1, value: 50, unit: cases, source: x }\n  - { lever: cap, id: b, after: a, months: 1, value: 50, unit: cases, source: x }",
      "levers[0].after: goes round in a circle"
    ),
    (
      "levers:\n  - { lever: cap, id: a, after: z, months: 1, value: 50, unit: cases, source: x }",
      "levers[0].after: names \"z\", which is no lever"
    ),
    ("places:\n  - { place: North, people: 0.5, staff: 0.9, source: x }", "places: has shares that sum to 0.5"),
    ("cohorts:\n  - { on: 2045-01-01, people: 10, source: x }", "cohorts[0]: is of 2045-01-01"),
  ]

  @Test("What is wrong is said with file, line and key, and nothing is read half", arguments: wrong)
  func faults(lines: String, said: String) throws {
    let error = try #require(throws: PlanFileError.self) { _ = try Scenarios.extending(lines) }
    #expect(error.description.contains(said), "\(error)")
    #expect(error.description.contains("Nothing was run"))
  }

  @Test("A number that nobody gives is named, with its unit")
  func missing() throws {
    let text = try Scenarios.text("baseline").replacing("  take-up:", with: "  # take-up:")
    let error = try #require(throws: PlanFileError.self) { _ = try Scenarios.read(text) }
    #expect(error.faults.map(\.key) == ["parameters.take-up"])
  }

  @Test("Scenarios that extend each other in a circle are refused, and so is one that is not there")
  func circles() throws {
    let text = "name: A\nabout: B\nversion: \"1\"\nextends: tried\n"
    let error = try #require(throws: PlanFileError.self) { _ = try Scenarios.read(text) }
    #expect(error.faults.map(\.key) == ["extends"])
    let other = try #require(throws: PlanFileError.self) { _ = try Scenarios.extending("", base: "nowhere") }
    #expect(other.description.contains("is no scenario that can be found"))
  }
}
