import Caseload
import Rules
import Testing

@testable import Casework

@Suite("The clock of a concern")
struct ConcernClockTests {
  private func day(_ iso: String) throws -> LocalDate { try #require(LocalDate(iso: iso)) }

  private func concern(_ reported: String, first: Int = 0, _ steps: [(ConcernStep.Kind, String)] = []) throws -> Concern
  {
    let reported = try day(reported)
    return Concern(
      id: 1, kind: .report, staffCode: "S1", reporterName: "Jo", team: "T1", teamName: "One", crn: nil, isHeld: false,
      meanings: [.tooMuch], words: "Too much", levels: ["spo", "pdu-head", "regional-director"], firstLevel: first,
      person: nil, named: "Ada", answerDays: 5, reportedOn: reported, reportedAt: "\(reported.iso)T09:00:00Z",
      steps: try steps.map { kind, iso in
        ConcernStep(
          kind: kind, day: try day(iso), madeAt: "\(iso)T10:00:00Z", maker: "Ada", madeBy: "ada", level: 0,
          remedies: [:], words: "Why", nextStep: nil, nextOn: nil, stops: nil, requires: nil, covers: nil)
      })
  }

  @Test("Unanswered for five working days it climbs one level each time, on the day after and not on the fifth")
  func rungs() throws {
    // A Monday: the fifth working day after it is the Monday after.
    let concern = try concern("2026-11-23")
    for (iso, level, due) in [
      ("2026-11-23", 0, "2026-11-30"), ("2026-11-30", 0, "2026-11-30"), ("2026-12-01", 1, "2026-12-07"),
      ("2026-12-07", 1, "2026-12-07"), ("2026-12-08", 2, "2026-12-14"), ("2026-12-14", 2, "2026-12-14"),
      ("2027-02-01", 2, "2026-12-14"),
    ] {
      let state = concern.state(on: try day(iso))
      #expect(state.level == level && state.due?.iso == due, "\(iso): \(state)")
      #expect(state.climbs.count == level)
    }
    #expect(try concern.state(on: day("2026-12-08")).climbs.map(\.day.iso) == ["2026-12-01", "2026-12-08"])
  }

  @Test("At the last level it stays, and is late from the day after its days have passed")
  func last() throws {
    let concern = try concern("2026-11-23", first: 2)
    #expect(try !concern.state(on: day("2026-11-30")).isOverdue(on: day("2026-11-30")))
    #expect(try concern.state(on: day("2026-12-01")).isOverdue(on: day("2026-12-01")))
    #expect(try concern.state(on: day("2026-12-01")).climbs.isEmpty)
  }

  @Test("A weekend is no working day, and what is reported in one begins on Monday")
  func weekends() throws {
    #expect(try day("2026-11-27").after(workingDays: 1).iso == "2026-11-30")
    for iso in ["2026-11-27", "2026-11-28", "2026-11-29"] {
      #expect(try concern(iso).state(on: day(iso)).due?.iso == "2026-12-04", "\(iso)")
    }
  }

  @Test("Reading it and putting no action forward stop no clock; an answer and a second person’s agreement do")
  func stops() throws {
    for kind in [ConcernStep.Kind.acknowledged, .putForward, .returned] {
      #expect(try concern("2026-11-23", [(kind, "2026-11-24")]).state(on: day("2026-12-01")).level == 1, "\(kind)")
    }
    for kind in [ConcernStep.Kind.answered, .agreed, .closed] {
      let state = try concern("2026-11-23", [(kind, "2026-11-30")]).state(on: day("2027-02-01"))
      #expect(state.level == 0 && state.due == nil && state.climbs.isEmpty, "\(kind)")
    }
    // On the day after it is too late to hold it back.
    #expect(try concern("2026-11-23", [(.answered, "2026-12-01")]).state(on: day("2027-02-01")).level == 1)
  }

  @Test("What the reporter takes higher begins anew at the next level")
  func taken() throws {
    let concern = try concern("2026-11-23", [(.answered, "2026-11-24"), (.takenHigher, "2026-12-02")])
    let before = try concern.state(on: day("2026-12-01"))
    #expect(before.phase == .answered && before.level == 0)
    let after = try concern.state(on: day("2026-12-02"))
    #expect(after.phase == .awaiting && after.level == 1 && after.due?.iso == "2026-12-09")
    #expect(try concern.state(on: day("2026-12-10")).level == 2)
  }

  @Test("What stood on a day is untouched by every later step")
  func past() throws {
    let later: [(ConcernStep.Kind, String)] = [
      (.acknowledged, "2026-12-02"), (.putForward, "2026-12-03"), (.agreed, "2026-12-04"), (.takenHigher, "2026-12-05"),
      (.closed, "2026-12-09"),
    ]
    for iso in ["2026-11-23", "2026-11-30", "2026-12-01"] {
      let day = try day(iso)
      let expected = try concern("2026-11-23").state(on: day)
      for count in 0...later.count {
        let concern = try concern("2026-11-23", Array(later.prefix(count)))
        #expect(concern.state(on: day) == expected && concern.steps(until: day).isEmpty)
      }
    }
  }
}
