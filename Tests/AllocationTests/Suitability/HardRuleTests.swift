import Caseload
import Rules
import Testing
import Workload

@testable import Allocation

@Suite("Rules that keep somebody from a case")
struct HardRuleTests {
  let made: Candidates
  init() throws { made = try Candidates() }

  @Test("A post may take a case on its last day and not on the day after")
  func postEnds() {
    let last = made.post(contract: Candidates.days("2020-01-01", "2026-11-23"))
    let over = made.post(contract: Candidates.days("2020-01-01", "2026-11-22"))
    #expect(made.rule(.post, last).outcomes == [.fits])
    #expect(made.rule(.post, over).map(\.words) == ["The post has ended"])
    #expect(made.rule(.post, made.post(contract: Candidates.days("2026-11-24"))).outcomes == [.cannot])
  }

  @Test("Somebody who leaves may take a case on the last day and not after it")
  func leaves() {
    var post = made.post()
    post.leavesOn = Candidates.today
    #expect(made.rule(.post, post).outcomes == [.fits])
    post.leavesOn = Candidates.today + -1
    #expect(made.rule(.post, post).outcomes == [.cannot])
  }

  @Test(
    "Somebody away who is back within three days may take a case, and nobody who is away longer or without an end",
    arguments: [
      ("2026-11-22", Finding.Outcome.fits, "Is not away today"),
      ("2026-11-25", .care, "Is away today, back on 26 November 2026"),
      ("2026-11-26", .cannot, "Is away until 26 November 2026"),
      (nil, .cannot, "Is away, and no end is recorded"),
    ] as [(String?, Finding.Outcome, String)])
  func absent(until: String?, outcome: Finding.Outcome, words: String) {
    let found = made.rule(.absence, made.post(absences: [Candidates.absence("2026-11-20", until)]))
    #expect(found.outcomes == [outcome] && found.map(\.words) == [words])
  }

  @Test("Two absences without a day between them are one, and a day between them ends the first")
  func absencesInARow() {
    let row = made.post(
      absences: [Candidates.absence("2026-11-24", "2026-12-10"), Candidates.absence("2026-11-20", "2026-11-23")])
    #expect(made.rule(.absence, row).map(\.words) == ["Is away until 10 December 2026"])
    let gap = made.post(
      absences: [Candidates.absence("2026-11-20", "2026-11-23"), Candidates.absence("2026-11-25", "2026-12-10")])
    #expect(made.rule(.absence, gap).outcomes == [.care])
  }

  @Test("Whoever is kept from a case cannot take it, by name or because only others may see it; no reason is said")
  func exclusion() {
    var profile = made.profile()
    profile.keptFrom = ["P2"]
    #expect(made.rule(.exclusion, made.post("P1"), profile).outcomes == [.fits])
    #expect(made.rule(.exclusion, made.post("P2"), profile).map(\.words) == ["Is kept from this case"])
    profile.keptFrom = []
    profile.onlyFor = ["P2"]
    #expect(made.rule(.exclusion, made.post("P1"), profile).outcomes == [.cannot])
    #expect(made.rule(.exclusion, made.post("P2"), profile).outcomes == [.fits])
  }

  @Test(
    "High risk, MAPPA level 2, protect level B and no assessment ask for a qualified officer; their neighbours do not",
    arguments: [
      ("C2", "high", nil, Finding.Outcome.cannot), ("C2", "medium", nil, .fits), ("C2", nil, nil, .cannot),
      ("C2", "low", 2, .cannot), ("C2", "low", 1, .fits), ("B0", "low", nil, .cannot), ("C3", "low", nil, .fits),
    ] as [(String, String?, Int?, Finding.Outcome)])
  func grade(tier: String, rosh: String?, mappa: Int?, outcome: Finding.Outcome) {
    let profile = made.profile(tier: tier, rosh: rosh, mappaLevel: mappa)
    #expect(made.rule(.grade, made.post(grade: "PSO"), profile).outcomes == [outcome])
    #expect(made.rule(.grade, made.post(grade: "PO"), profile).outcomes == [.fits])
  }

  @Test("What asks for a qualified officer is said")
  func gradeInWords() {
    let found = made.rule(.grade, made.post(grade: "PSO"), made.profile(tier: "B1", rosh: "high"))
    #expect(found.map(\.words) == ["Needs a qualified officer: risk of serious harm high, protect level B"])
  }

  @Test("Seniors and unknown grades are not offered; a trainee holds no sexual offending alone")
  func otherGrades() {
    #expect(made.rule(.grade, made.post(grade: "SPO")).outcomes == [.cannot])
    #expect(made.rule(.grade, made.post(grade: "DMY")).outcomes == [.cannot])
    #expect(made.rule(.grade, made.post(grade: "nothing")).outcomes == [.cannot])
    #expect(made.rule(.grade, made.post(grade: "TPO")).outcomes == [.fits])
    #expect(made.rule(.grade, made.post(grade: "TPO"), made.profile(sexualOffence: true)).outcomes == [.cannot])
    #expect(made.rule(.grade, made.post(grade: "PSO"), made.profile(sexualOffence: true)).outcomes == [.fits])
  }

  @Test("Training counts on its last day and not on the day after; without any the words say so")
  func training() {
    let profile = made.profile(registers: ["ADVP"])
    var post = made.post()
    post.training = [.init("domestic-abuse", until: Candidates.today)]
    #expect(made.rule(.training, post, profile).map(\.words) == ["Trained in domestic abuse, in date"])
    post.training = [.init("domestic-abuse", until: Candidates.today + -1)]
    #expect(
      made.rule(.training, post, profile).map(\.words) == ["Training in domestic abuse lapsed on 22 November 2026"])
    post.training = [.init("mappa")]
    #expect(made.rule(.training, post, profile).map(\.words) == ["No training in domestic abuse is recorded"])
    #expect(made.rule(.training, post).outcomes == [.fits])
  }

  @Test("Each need asks for its own training: five needs, and one that is lacking is enough")
  func everyNeed() {
    let profile = made.profile(mappaLevel: 2, registers: ["ADVP", "RCPR", "FNAT"], sexualOffence: true)
    let found = made.rule(.training, made.post(), profile)
    #expect(found.outcomes == [.fits, .fits, .fits, .fits, .cannot])
    #expect(found.last?.words == "No training in foreign nationals is recorded")
  }

  @Test("A registration that is no need asks for nothing, and MAPPA level 1 is none")
  func noNeed() {
    #expect(made.suitability.rules.needs(of: made.profile(mappaLevel: 1, registers: ["RMDO"])).isEmpty)
    #expect(made.suitability.rules.needs(of: made.profile(sexualOffence: nil)).isEmpty)
    #expect(made.suitability.rules.needs(of: made.profile(mappaLevel: 2)).map(\.id) == ["mappa"])
  }

  @Test("A clearance counts on its last day and not after; none recorded is to be asked about, another kind keeps out")
  func vetting() {
    let sexual = made.profile(sexualOffence: true)
    var post = made.post()
    post.clearances = [.init("standard", until: Candidates.today)]
    #expect(made.rule(.vetting, post).outcomes == [.fits])
    #expect(made.rule(.vetting, post, sexual).map(\.words) == ["Sexual offending asks for enhanced clearance"])
    post.clearances = [.init("standard", until: Candidates.today + -1)]
    #expect(made.rule(.vetting, post).map(\.words) == ["Clearance lapsed on 22 November 2026"])
    post.clearances = [.init("standard"), .init("enhanced", until: Candidates.today)]
    #expect(made.rule(.vetting, post, sexual).outcomes == [.fits])
    post.clearances = [.init("visitor")]
    #expect(made.rule(.vetting, post).outcomes == [.cannot])
    post.clearances = []
    #expect(made.rule(.vetting, post, sexual).outcomes == [.care])
  }
}
