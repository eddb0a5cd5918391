import Caseload
import Rules

@testable import Casework

/// What practitioners reported, made up; names and words are hostile.
extension SampleUse {
  private static let hostileWords = "Two <b>courts</b> at once, see https://example.org/?a=1&b=2"

  private func concern(
    _ id: Int, _ kind: Concern.Kind, _ meanings: [ConcernRules.Meaning], steps: [ConcernStep] = []
  ) -> Concern {
    let day = SampleCases.day + (-10 - id)
    return Concern(
      id: id, kind: kind, staffCode: "S\(id)", reporterName: SampleCases.hostileName, team: "EG", teamName: "East Gate",
      crn: kind == .objection && id != 4 ? "X100003" : nil, isHeld: true, meanings: meanings, words: Self.hostileWords,
      levels: pack.concerns.levels, firstLevel: 0, person: nil, named: "Senior probation officer: Ada Lovelace",
      answerDays: 5, reportedOn: day, reportedAt: "\(day.iso)T09:32:00Z", steps: steps)
  }

  private func step(_ kind: ConcernStep.Kind, _ remedies: [ConcernRules.Meaning: String] = [:]) -> ConcernStep {
    let isAnswer = !remedies.isEmpty
    return ConcernStep(
      kind: kind, day: SampleCases.day + -3, madeAt: "\((SampleCases.day + -3).iso)T10:00:00Z",
      maker: SampleCases.hostileName, madeBy: "ada", level: 0, remedies: remedies, words: Self.hostileWords,
      nextStep: isAnswer ? "Meet on Friday" : nil, nextOn: isAnswer ? SampleCases.day + 2 : nil,
      stops: isAnswer ? "Nothing" : nil, requires: isAnswer ? "The visit on Monday" : nil,
      covers: isAnswer ? SampleCases.hostileName : nil)
  }

  private var all: [Concern] {
    [
      concern(1, .report, [.tooMuch, .beyondSkill]),
      concern(2, .objection, [.beyondSkill], steps: [step(.acknowledged), step(.answered, [.beyondSkill: "trained"])]),
      concern(3, .report, [.tooMuch], steps: [step(.putForward, [.tooMuch: ConcernRules.noAction])]),
      concern(4, .objection, [.tooMuch], steps: [step(.answered, [.tooMuch: "reduced"]), step(.closed)]),
      concern(5, .objection, [.tooMuch]),
    ]
  }

  private func line(_ concern: Concern) -> ConcernLine {
    ConcernLine(
      concern: concern, state: concern.state(on: SampleCases.day), with: "Head of probation delivery unit: Grace Hopper"
    )
  }

  func concerns() async throws -> ConcernList {
    ConcernList(
      day: SampleCases.day, own: [line(all[1])], awaited: [line(all[0]), line(all[2]), line(all[4])],
      others: [line(all[3])],
      mayReport: true, rules: pack.concerns)
  }

  func awaitedConcerns() async throws -> [ConcernLine] { try await concerns().awaited }

  func concern(id: Int) async throws -> ConcernPage {
    guard let found = all.first(where: { $0.id == id }) else {
      throw CaseworkRefusal.notAllowed(Service.confidentialConcern)
    }
    let acts: [Int: Set<ConcernPage.Act>] = [
      1: [.acknowledge, .answer], 2: [.takeHigher, .close], 3: [.agree, .answer], 5: [.answer],
    ]
    return ConcernPage(
      line: line(found), day: SampleCases.day, acts: acts[id] ?? [],
      levelNames: found.levels.map { pack.access.role($0)?.label ?? $0 }, rules: pack.concerns, isOwn: id == 2)
  }

  func concernRoutes(crn: String?) async throws -> ConcernRoutes {
    if let crn, crn == "X999999" { throw CaseworkRefusal.restricted }
    return ConcernRoutes(
      levels: pack.concerns.levels.map { ConcernRoutes.Level(role: $0, words: SampleCases.hostileName) },
      people: [ConcernRoutes.Person(name: "ada", words: SampleCases.hostileName)], mayReport: true,
      isHeld: crn == nil ? nil : true,
      rules: pack.concerns)
  }

  @discardableResult func report(_ new: NewConcern) async throws -> Int {
    _ = try Service.concernText(new.words, "Say what it is.")
    return 1
  }

  func act(_ act: ConcernAct, on id: Int) async throws {
    if case .takeHigher = act, id != 2 { throw CaseworkRefusal.invalid("It can be taken higher once it is answered.") }
  }

  func reportedPosition(of staff: String?, on day: LocalDate?) async throws -> ReportedPosition {
    let asked = day ?? SampleCases.day
    guard asked <= SampleCases.day else { throw CaseworkRefusal.invalid("Give a day up to today.") }
    let mine = all.filter { $0.reportedOn <= asked }
    return ReportedPosition(
      staffCode: "S2", name: SampleCases.hostileName, day: asked, today: SampleCases.day,
      concerns: mine.map { ($0, $0.state(on: asked)) },
      levelNames: Dictionary(
        uniqueKeysWithValues: pack.concerns.levels.map { ($0, pack.access.role($0)?.label ?? $0) }),
      night: ReportedPosition.Night(
        day: asked, cases: 40, work: 2_829, available: Ratio(2_176), hours: Ratio(291, over: 10),
        availableHours: Ratio(249, over: 10)), rules: pack.concerns)
  }
}
