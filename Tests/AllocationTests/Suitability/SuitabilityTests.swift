import Caseload
import Rules
import TestSupport
import Testing
import Workload

@testable import Allocation

@Suite("Candidates for a case, and what taking it does")
struct SuitabilityTests {
  let made: Candidates
  init() throws { made = try Candidates() }

  @Test("Every rule says something of every candidate, and the score is the sum of what is shown")
  func everyRule() {
    let candidate = made.suitability.candidate(made.post(), for: made.profile(registers: ["ADVP"]))
    for rule in SuitabilityRules.HardRule.allCases {
      #expect(candidate.findings.contains { $0.subject == .rule(rule) }, "\(rule) is silent")
    }
    #expect(candidate.findings.allSatisfy { !$0.words.isEmpty && !$0.words.hasSuffix(".") })
    // 31.8% with the case gives all 40 for room; 10 are for the team.
    #expect(candidate.score == 50 && candidate.score == candidate.findings.map(\.points).reduce(0, +))
    #expect(candidate.isAble && candidate.obstacles.isEmpty)
    #expect(made.suitability.rules.override(of: candidate) == nil)
  }

  @Test("Best first; those who cannot stand apart; of two alike the one with less work, then the earlier code")
  func order() {
    let posts = [
      made.post("P4", grade: "PSO"), made.post("P3"), made.post("P2", cases: 5), made.post("P1"),
      made.post("P5", team: "T2"), made.post("P6", reasons: [.noHours(grade: "PO")]),
    ]
    let (able, unable) = made.suitability.ranked(posts, for: made.profile(rosh: "high"))
    #expect(able.map(\.post.key.staff.text) == ["P2", "P1", "P3", "P5", "P6"])
    #expect(unable.map(\.post.key.staff.text) == ["P4"])
  }

  @Test("Whoever is not to be given more work stands below everybody else who may, with every point they had")
  func notForNow() {
    var marked = made.post("P1", cases: 1)
    marked.notForNow = Candidates.today + 20
    let (able, unable) = made.suitability.ranked([marked, made.post("P2", cases: 25)], for: made.profile())
    #expect(able.map(\.post.key.staff.text) == ["P2", "P1"] && unable.isEmpty)
    #expect((able.last?.score ?? 0) > (able.first?.score ?? 0))
    let finding = able.last?.findings.first { $0.subject == .preference(.notForNow) }
    #expect(finding?.words == "Is not to be given more work until 13 December 2026" && finding?.points == 0)
    #expect(finding?.outcome == .care)
    #expect(made.preference(.notForNow, made.post()) == nil)
  }

  @Test("Who may decide otherwise: nobody where one rule is nobody's, else the head of the PDU")
  func overrides() {
    let rules = made.suitability.rules
    func override(_ post: CandidatePost) -> SuitabilityRules.Override? {
      rules.override(of: made.suitability.candidate(post, for: made.profile(rosh: "high")))
    }
    #expect(override(made.post(grade: "PSO")) == .headOfPDU)
    #expect(override(made.post(grade: "PSO", absences: [Candidates.absence("2026-11-01")])) == .never)
    #expect(override(made.post(cases: 50, work: 10)) == .headOfPDU)
    var lapsed = made.post()
    lapsed.clearances = [.init("enhanced", until: Candidates.today + -1)]
    #expect(override(lapsed) == .never)
  }

  @Test("Before and after stand side by side: cases, percentage, full-time cases, high risk, tier and places")
  func effect() throws {
    var post = made.post(hours: "18.5", cases: 10, available: 1_088)
    post.highRisk = 3
    post.sameTier = 4
    let effect = made.suitability.effect(post, made.profile(rosh: "high"))
    #expect(effect.before.cases == 10 && effect.after.cases == 11)
    #expect(effect.before.percent == Ratio(63_000, over: 1_088) && effect.after.percent == Ratio(69_300, over: 1_088))
    #expect(effect.before.fullTimeCases == Ratio(20) && effect.after.fullTimeCases == Ratio(22))
    #expect(effect.before.highRisk == 3 && effect.after.highRisk == 4)
    #expect(effect.before.sameTier == 4 && effect.after.sameTier == 5)
    #expect(effect.placesBefore == Ratio(15) && effect.placesAfter == Ratio(14))
  }

  @Test("Taking a case whose contacts are counted elsewhere may lower a percentage, and is said truthfully")
  func lowers() {
    let code = made.pack.contacts.types.first { $0.points > 0 }?.code ?? ""
    let contacts = Array(repeating: CountedCase.Contact(code: code, by: StaffCode("P9")), count: 20)
    var profile = made.profile(contacts: contacts)
    profile.counted = CountedCase(location: nil, tier: 0, contacts: contacts)
    let effect = made.suitability.effect(made.post(), profile)
    #expect((effect.after.percent ?? .zero) < (effect.before.percent ?? .zero))
  }

  @Test("A pack without the table asks for nothing and gives nobody points")
  func withoutTable() {
    let pack = RulePack(
      id: "x", title: "x", version: "1", effectiveFrom: Candidates.today, tables: [], levels: [],
      nation: NamedCode(code: "X", name: "X"), grades: made.pack.grades, tiers: made.pack.tiers,
      locations: made.pack.locations, caseTypes: made.pack.caseTypes, points: made.pack.points,
      contacts: made.pack.contacts, reductionReasons: [], limits: made.pack.limits, extract: made.pack.extract)
    let candidate = Suitability(pack, on: Candidates.today).candidate(
      made.post(), for: made.profile(registers: ["ADVP"]))
    #expect(candidate.score == 0 && candidate.isAble)
  }
}
