import Caseload
import Rules
import Testing

@testable import Tiering

@Suite("Facts from the register")
struct RegisterEvidenceTests {
  private func entry(_ type: String, _ level: String? = nil, _ category: String? = nil, daysAgo: Int = 0)
    -> RegisterEntry
  {
    RegisterEntry(type: type, level: level, category: category, registeredOn: day + -daysAgo)
  }

  @Test("The newest registration decides the risk of serious harm, in any case of letters")
  func newest() throws {
    let reading = try evidence()
    #expect(reading.register([entry("RVHR", daysAgo: 9), entry("rmrh", daysAgo: 1)]).rosh == .medium)
    #expect(reading.register([entry("RLRH", daysAgo: 1), entry("RVHR", daysAgo: 9)]).rosh == .low)
    #expect(reading.register([entry("RHRH", daysAgo: -5), entry("RMRH")]).rosh == .high)
    #expect(reading.register([]).rosh == nil)
  }

  @Test("Of registrations of one day the first in the list decides")
  func ties() throws {
    let reading = try evidence()
    #expect(reading.register([entry("RHRH"), entry("RMRH")]).rosh == .high)
    #expect(reading.register([entry("RMRH"), entry("RHRH")]).rosh == .medium)
  }

  @Test("An unreadable MAPPA level lets an older one stand in as in the reference, and not with the switch off")
  func mappaLevel() throws {
    let entries = [entry("MAPP", "M0", daysAgo: 1), entry("MAPP", "m2", daysAgo: 5), entry("MAPP", "M3", daysAgo: 9)]
    #expect(try evidence().register(entries).mappaLevel == .two)
    #expect(try evidence(quirks: []).register(entries).mappaLevel == nil)
    #expect(try evidence(quirks: []).register([entry("RMRH"), entry("MAPP", "M1", daysAgo: 3)]).mappaLevel == .one)
  }

  @Test("An unreadable MAPPA category hides older ones as in the reference, and not with the switch off")
  func mappaCategory() throws {
    let entries = [entry("MAPP", nil, "X9", daysAgo: 1), entry("MAPP", nil, "M4", daysAgo: 5)]
    #expect(try evidence().register(entries).mappaCategory == nil)
    #expect(try evidence(quirks: []).register(entries).mappaCategory == .four)
    #expect(try evidence().register([entry("MAPP", nil, "m2")]).mappaCategory == nil)
  }

  @Test("MAPPA's type is compared exactly, and so are marks; complexity factors in any case")
  func lettersMatter() throws {
    let facts = try evidence().register([entry("mapp", "M3", "M1"), entry("advp"), entry("rmdo"), entry("rcpr")])
    #expect(facts.mappaLevel == nil)
    #expect(facts.mappaCategory == nil)
    #expect(facts.marks == [])
    #expect(facts.complexity.count == 2)
  }

  @Test(
    "Every mark is read from its codes",
    arguments: [
      ("IIOM", .integratedManagement), ("INLL", .lifer),
      ("ADVP", .domesticAbuse), ("REG30", .domesticAbuse), ("SPO", .stalking), ("RCPR", .childProtection),
      ("PRC", .contactSuspended),
    ] as [(String, RegisterMarks)])
  func marks(code: String, mark: RegisterMarks) throws {
    #expect(try evidence().register([entry(code)]).marks == mark)
  }

  @Test("A factor counts once however often it is registered, and what is no factor counts nothing")
  func distinct() throws {
    let facts = try evidence().register([entry("RMDO"), entry("rmdo"), entry("RVLN"), entry("AV2S"), entry("IIOM")])
    #expect(facts.complexity.count == 2)
  }

  @Test("Facts do not depend on the order of the list where no two registrations share a day")
  func orderDoesNotMatter() throws {
    var random = Seeded(3)
    let types = ["RVHR", "RHRH", "RMRH", "RLRH", "MAPP", "RMDO", "PRC", "INLL", "HREG", "XXXX", "SPO"]
    for quirks in [TierQuirks.reference, []] {
      let reading = try evidence(quirks: quirks)
      for _ in 0..<300 {
        let entries = (0..<8).map { place in
          entry(
            types.randomElement(using: &random)!, ["M0", "M1", "M3", nil].randomElement(using: &random)!,
            ["M1", "X9", nil].randomElement(using: &random)!, daysAgo: place * 7)
        }
        let facts = reading.register(entries)
        for _ in 0..<5 { #expect(reading.register(entries.shuffled(using: &random)) == facts) }
      }
    }
  }
}

@Suite("Facts from sentences, enforcement and needs")
struct OtherEvidenceTests {
  @Test(
    "A mandate comes of custody, or of a requirement that is neither restrictive nor unpaid work",
    arguments: [
      ("NC", nil, false, true), ("SC", nil, false, true), ("sc", nil, false, false), ("SP", nil, false, false),
      ("SP", "F", false, true), ("SP", "F", true, false), ("SP", "W", false, false), ("SP", "W1", false, false),
      ("SP", "w", false, true),
    ] as [(String, String?, Bool, Bool)])
  func mandate(type: String, category: String?, isRestrictive: Bool, gives: Bool) throws {
    let requirements = category.map { [RequirementRecord(mainCategory: $0, isRestrictive: isRestrictive)] } ?? []
    let facts = try evidence().sentences([SentenceRecord(type: type, requirements: requirements)])
    #expect(facts.givesMandate == gives)
    let ended = try evidence().sentences([SentenceRecord(type: type, terminatedOn: day, requirements: requirements)])
    #expect(!ended.givesMandate)
    #expect(ended.mandateTerminatesOn == (gives ? day : nil))
  }

  @Test("Of sentences with an end the last one is kept, in any order")
  func lastTermination() throws {
    let ends = [day + 5, day + 90, day + -3]
    let sentences = ends.map { SentenceRecord(type: "SC", terminatedOn: $0) }
    #expect(try evidence().sentences(sentences).mandateTerminatesOn == day + 90)
    #expect(try evidence().sentences(sentences.reversed()).mandateTerminatesOn == day + 90)
  }

  @Test(
    "A breach counts for 365 days from its referral",
    arguments: [
      ("BRE01", 0, true), ("rec02", 365, true),
      ("BRE01", 366, false), ("BRE09", 1, false), ("", 1, false),
    ])
  func enforcement(outcome: String, daysAgo: Int, counts: Bool) throws {
    let record = EnforcementRecord(outcome: outcome, referredOn: day + -daysAgo)
    #expect(try evidence().hasEnforcement([record], on: day) == counts)
  }

  @Test("Every section is standard and severe from its limits, with those for strengths and needs where they differ")
  func sections() throws {
    let reading = try evidence()
    let limits: [(String, [Int], [Int])] = [
      ("accommodation", [2, 7], [3, 5]), ("education-training-and-employability", [3, 7], [3, 7]),
      ("relationships", [2, 5], [2, 5]), ("lifestyle-and-associates", [2, 5], [2, 5]),
      ("drug-misuse", [2, 8], [2, 6]),
      ("alcohol-misuse", [4, 7], [2, 4]), ("thinking-and-behaviour", [4, 7], [3, 5]), ("attitudes", [2, 7], [1, 5]),
    ]
    for (id, ordinary, strengths) in limits {
      let place = try #require(reading.place(ofSection: id))
      let section = try #require(reading.needs?.sections[place])
      for (bounds, isStrengths) in [(ordinary, false), (strengths, true)] {
        for score in 0...10 {
          let expected: NeedSeverity = score >= bounds[1] ? .severe : score >= bounds[0] ? .standard : .noNeed
          #expect(reading.severity(score: score, in: section, isStrengths: isStrengths) == expected)
        }
      }
    }
    #expect(reading.place(ofSection: "gambling") == nil)
  }

  @Test(
    "Answers are added; a section in which none says anything has no score",
    arguments: [
      ([], nil), (["missing", "unknown"], nil), (["none", "missing"], 0), (["yes", "significant", "some"], 5),
      (["currently", "previous", "never", "no"], 3),
    ] as [([String], Int?)])
  func answers(answers: [String], score: Int?) throws {
    #expect(try evidence().score(answers: answers) == score)
  }

  @Test("An answer that is not in the table is refused")
  func unknownAnswer() throws {
    let reading = try evidence()
    #expect(throws: UnknownAnswer(answer: "perhaps")) { try reading.score(answers: ["none", "perhaps"]) }
  }
}

@Suite("Which predictors are in force")
struct PredictorEvidenceTests {
  private func record(_ at: String, _ version: String? = "2", _ score: Int64?, isWhole: Bool = true) -> PredictorRecord
  {
    PredictorRecord(
      completedAt: at, outputVersion: version,
      predictors: score.map { score in
        RiskPredictors(
          all: .init(RiskScore(units: score), nil), serious: isWhole ? .init(RiskScore(units: score), nil) : nil)
      })
  }

  private func chosen(
    _ records: [PredictorRecord], _ rescored: [PredictorRecord] = [], quirks: TierQuirks = .reference
  ) throws -> Int64? {
    try evidence("single-axis-2026-06-18", quirks: quirks).predictors(records, rescored: rescored)?.all?.score.units
  }

  @Test("The newest record of the right version counts, however old; of equal instants the first")
  func newest() throws {
    let old = record("2009-01-01T00:00:00", "2", 1)
    let new = record("2026-01-01T10:00:00", "2", 2)
    #expect(try chosen([old, new, record("2026-05-01T00:00:00", "1", 3), record("2026-05-01T00:00:00", nil, 4)]) == 2)
    #expect(try chosen([old]) == 1)
    #expect(try chosen([record("2026-01-01T10:00:00", "2", 5), new]) == 5)
  }

  @Test("Rescored rows count only where there is no record at all")
  func rescored() throws {
    let row = record("2026-08-01T00:00:00", nil, 9)
    #expect(try chosen([record("2019-01-01T00:00:00", "2", 1)], [row]) == 1)
    #expect(try chosen([record("2019-01-01T00:00:00", "1", 1)], [row]) == 9)
    #expect(try chosen([], [record("2024-01-01T00:00:00", nil, 8), row]) == 9)
    #expect(try chosen([], []) == nil)
  }

  @Test("A newest record without scores hides older ones as in the reference, and not with the switch off")
  func incomplete() throws {
    let whole = record("2025-01-01T00:00:00", "2", 1)
    let empty = record("2026-01-01T00:00:00", "2", nil)
    let partial = record("2026-01-01T00:00:00", "2", 3, isWhole: false)
    let row = record("2020-01-01T00:00:00", nil, 9)
    #expect(try chosen([whole, empty], [row]) == nil)
    #expect(try chosen([whole, empty], [row], quirks: []) == 1)
    #expect(try chosen([empty], [row], quirks: []) == 9)
    #expect(try chosen([whole, partial], [row]) == 3)
    #expect(try chosen([whole, partial], [row], quirks: []) == 1)
    #expect(try chosen([partial], quirks: []) == 3)
  }
}
