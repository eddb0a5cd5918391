import Caseload
import Casework
import Foundation
import HTTPTypes
import JSONShapes
import Planning
import Rules
import TestSupport
import Testing

@testable import Web

@Suite("Pages of plans")
struct PlanPagesTests {
  @Test(
    "A page of plans is whole, light, and shows words as they were written",
    arguments: [
      "/plans", "/plans/baseline", "/plans/trainees-2020", "/plans/baseline?intake=100&leaving=120&cap=50",
      "/plans/compare", "/plans/compare?first=baseline&second=attrition-double",
      "/plans/compare?first=baseline&second=kept-1",
    ])
  func whole(target: String) async throws {
    let answer = await (try Client()).ask(target)
    #expect(answer.status == .ok)
    #expect(PageChecks(answer.body).faults.isEmpty, "\(PageChecks(answer.body).faults)")
    #expect(!answer.body.contains("<b>courts") && !answer.body.contains("<img"))
    #expect(answer.body.utf8.count <= 150_000, "\(answer.body.utf8.count)")
  }

  @Test("A target is said with what was published beside it, and that its base is an assumption")
  func target() async throws {
    let body = await (try Client()).ask("/plans/trainees-2020").body
    #expect(body.contains("36.0 (year to 30 June 2022) → 35.2 (year to 30 June 2024)"))
    #expect(body.contains("28.8"))
    #expect(body.contains("36.0 as the base.") && body.contains("as the base of the 20 % is an assumption"))
  }

  @Test("A hundred more trainees: what they add and the assessors they take stand side by side, each with its range")
  func dip() async throws {
    let body = await (try Client()).ask("/plans/baseline?intake=100").body
    #expect(body.contains("capacity differs by +") && body.contains("Practice training assessors, of the officers"))
    #expect(body.contains("What the levers change"))
    #expect(body.contains("Each is an assumption"))
  }

  @Test(
    "A lever that cannot be used is named, and the plan without levers stays",
    arguments: [
      ("intake=many", "Further trainees: enter a number"), ("intake=-1", "Further trainees: Enter a number from 0"),
      ("hub=101", "Administration in a hub: Enter a number from 0 to 100"),
      ("cap=0", "Limit of cases: Enter a number from 1"),
      ("intake=1&from=2026-13-01", "From: enter a day"), ("intake=1&from=2226-01-01", "From: Enter a day from"),
    ])
  func refused(query: String, sentence: String) async throws {
    let answer = await (try Client()).ask("/plans/baseline?\(query)")
    #expect(answer.status == .unprocessableContent)
    #expect(answer.body.contains(sentence), "\(sentence)")
    #expect(!answer.body.contains("What the levers change"))
    let file = await (try Client()).ask("/plans/baseline/plan.json?\(query)")
    #expect(file.status == .badRequest)
  }

  @Test("The file has the figures that the command gives for the same scenario and seed")
  func sameAsCommand() async throws {
    let answer = await (try Client()).ask("/plans/baseline/plan.json")
    let file = try NamedScenario(path: "baseline")
    let options = PlanOptions(replications: 2_000, seed: 1, threads: 1)
    let run = await PlanRun.stockFlow(file.scenario, options)
    let expected = try JSONText.of(try PlanRunJSON(run, PlanBasis(file, options)))
    #expect(answer.body == expected)
    let csv = await (try Client()).ask("/plans/baseline/plan.csv").body
    let median = run.fan(.people).points[4].median
    #expect(csv.contains("People on probation,people,2026-06-30,") && csv.contains(",\(median),"))
  }

  @Test("Rounded rows of the staff table add up, each figure within one of the exact one")
  func adding() {
    let exact = [1300.4, 950.3, -0.6, -710.45, -120.2, 0.499]
    let shown = PlanWords.adding(exact)
    #expect(shown.reduce(0, +) == Int(exact.reduce(0, +).rounded()))
    let widest = zip(shown, exact).map { (Double($0) - $1).magnitude }.max() ?? 2
    #expect(widest < 1 + 1e-9)
  }

  @Test("What is kept without a name comes back with what was tried; an unknown plan is not found")
  func keeping() async throws {
    let client = try Client()
    let planner = HeldRole(role: "planner", unit: nil)
    client.signIn(as: client.accounts.add("pat@example.org", "Pat Roe", roles: [planner]))
    let sent = await client.send("/plans/baseline", ["intake": "100", "assumptions": "As an example"])
    #expect(sent.status == .unprocessableContent && sent.body.contains("Enter a name."))
    #expect(sent.body.contains("What the levers change"))
    let kept = await client.send("/plans/baseline", ["intake": "100", "name": "More", "assumptions": "An example"])
    #expect(kept.status == .seeOther && kept.headers[.location]?.contains("done=1") == true)
    let nothing = await client.send("/plans/baseline", ["name": "More", "assumptions": "An example"])
    #expect(nothing.status == .unprocessableContent && nothing.body.contains("Try a lever first"))
    let unknown = await client.ask("/plans/no-such")
    let path = await client.ask("/plans/..%2Fbaseline")
    #expect(unknown.status == .notFound && path.status == .notFound)
  }
}
