import Caseload
import Rules
import TestSupport
import Testing
import Workload

@testable import Storage

@Suite("Kept inputs as text")
struct InputsTextTests {
  @Test("Inputs are written byte for byte as the general encoder writes them")
  func sameAsEncoder() throws {
    let pack = try englandAndWales()
    let texts = InputsText(pack)
    var random = SeededRandom(seed: 11)
    let odd = [
      "", "PSO", "a\"b", "a/b", "a\\b", "\u{8}\u{C}\n\r\t", "\u{0}\u{1F}\u{7F}\u{2028}", "Siân", "👩‍👧", "e\u{301}",
    ]
    for round in 0..<500 {
      var inputs = pack.randomPost(using: &random)
      inputs.faults = [
        .quarantined(sheet: odd[round % odd.count], row: 7), .hoursNotDivided(posts: 2), .noHours(grade: "SPO"),
        .noAvailability, .unknownGrade(code: odd[(round + 1) % odd.count]),
      ].filter { _ in Bool.random(using: &random) }
      inputs.inactive.warrants = Int.random(in: 0...5, using: &random)
      inputs.inactive.suspendedLifers = Int.random(in: 0...5, using: &random)
      inputs.firstSixteenWeeks = FirstSixteenWeeks(community: 3, licence: 1)
      for text in odd where Bool.random(using: &random) {
        inputs.hours.reductions.append(HoursReduction(reason: text, hours: WeeklyHours(hundredths: 150)))
        inputs.contacts.append(ContactCount(code: text, direction: .byOthers, count: round))
      }
      let expected = try KeptJSON.text(FrozenInputs(inputs, pack))
      guard texts.text(inputs) == expected else {
        Issue.record("\(texts.text(inputs)) is not \(expected)")
        return
      }
    }
  }

  @Test("A unit's caseload is written byte for byte as the general encoder writes it")
  func caseload() throws {
    let pack = try englandAndWales()
    var random = SeededRandom(seed: 12)
    for _ in 0..<100 {
      let inputs = pack.randomPost(using: &random)
      var inactive = inputs.inactive
      inactive.unpaidWork = Int.random(in: 0...5, using: &random)
      let text = InputsText(pack).caseload(
        held: inputs.held, active: inputs.active, t2a: inputs.t2a, inactive: inactive)
      let kept = KeptCaseload(
        held: inputs.held, active: inputs.active, t2a: inputs.t2a, inactive: inactive, pack: pack)
      #expect(text == (try KeptJSON.text(kept)))
    }
  }

  @Test("A post that holds nothing has grids without places")
  func nothing() throws {
    let pack = try englandAndWales()
    let inputs = PostInputs(rawGrade: "", held: pack.noCases, active: pack.noCases, t2a: pack.noCases)
    #expect(InputsText(pack).text(inputs) == (try KeptJSON.text(FrozenInputs(inputs, pack))))
  }
}
