import Caseload
import Rules
import TestSupport
import Testing

@testable import Tiering

/// Identifiers of the tiers that the points tables know, untiered left out.
func englandAndWalesTierIDs() throws -> [String] {
  try englandAndWales().tiers.filter { !$0.isUntiered }.map(\.id)
}

@Suite("Rule sets of 2021")
struct TwoAxisHistoryTests {
  @Test(
    "Level A began at 30 points, then at 150",
    arguments: [("utm-1", 30, "A"), ("utm-2", 150, "A"), ("utm-3", 30, "A")])
  func veryHigh(id: String, points: Int, letter: String) throws {
    let protect = try twoAxis(id).assess(TierInputs(register: RegisterFacts(rosh: .veryHigh)), on: day).protect
    #expect(protect.rosh == points)
    #expect(protect.level.letter == letter)
  }

  @Test("Thirty points of smaller things reached A in version 1 and B in version 2")
  func threshold() throws {
    let inputs = TierInputs(register: RegisterFacts(rosh: .high, complexity: ComplexityFactors(rawValue: 31)))
    #expect(try twoAxis("utm-1").assess(inputs, on: day).tier.id == "A0")
    #expect(try twoAxis("utm-2").assess(inputs, on: day).tier.id == "B0")
  }

  @Test("No tier of 2021 is marked as suspended")
  func noSuffix() throws {
    let inputs = TierInputs(register: RegisterFacts(marks: .contactSuspended))
    #expect(try twoAxis("utm-2").assess(inputs, on: day).tier.id == "D0")
  }

  @Test("MAPPA level came from a registration of any type but integrated management's, historic ones included")
  func mappaFromAnyType() throws {
    let historic = RegisterEntry(type: "HREG", level: "M2", registeredOn: day)
    let managed = RegisterEntry(type: "IIOM", level: "M3", registeredOn: day)
    #expect(try evidence("utm-2").register([managed, historic]).mappaLevel == .two)
    #expect(try evidence().register([managed, historic]).mappaLevel == nil)
  }

  @Test(
    "The draft counts 304 days of custody, or no end, for women",
    arguments: [(303, nil, 0), (304, nil, 2), (1, "303", 2), (nil, nil, 0), (303, "101", 0)] as [(Int?, String?, Int)])
  func longCustody(days: Int?, outcome: String?, points: Int) throws {
    for (type, isCustodial) in [("SC", true), ("NC", true), ("SP", false)] {
      let sentence = SentenceRecord(
        type: type, startedOn: day, expectedEndOn: days.map { day + $0 }, courtOutcome: outcome)
      let inputs = TierInputs(isFemale: true, sentences: try evidence("utm-3").sentences([sentence]))
      #expect(try twoAxis("utm-3").assess(inputs, on: day).protect.longCustody == (isCustodial ? points : 0))
      #expect(try twoAxis("utm-2").assess(inputs, on: day).protect.women == 0)
    }
  }

  @Test(
    "The draft counts violence and arson once, by exact codes",
    arguments: [
      (["056"], 2), (["MIG", "001"], 2),
      (["mig"], 0), (["057"], 0), ([], 0),
    ])
  func violence(codes: [String], points: Int) throws {
    let sentence = SentenceRecord(type: "SP", terminatedOn: day + -900, offences: codes)
    let inputs = TierInputs(isFemale: true, sentences: try evidence("utm-3").sentences([sentence]))
    #expect(try twoAxis("utm-3").assess(inputs, on: day).protect.violence == points)
  }

  @Test(
    "A breach counted on a sentence that had not ended or ended at most a year before",
    arguments: [(nil, true), (0, true), (365, true), (366, false), (-5, true)] as [(Int?, Bool)])
  func enforcement(endedDaysAgo: Int?, counts: Bool) throws {
    let sentence = SentenceRecord(
      type: "SP", terminatedOn: endedDaysAgo.map { day + -$0 }, enforcementOutcomes: ["BRE99", "bre08"])
    #expect(try evidence("utm-1").hasEnforcement(onSentences: [sentence], on: day) == counts)
    let other = SentenceRecord(type: "SP", enforcementOutcomes: ["BRE99"])
    #expect(try evidence("utm-1").hasEnforcement(onSentences: [other], on: day) == false)
  }

  @Test("The newest assessment with a status that counts is used, and none that was voided")
  func newestAssessment() throws {
    func record(_ days: Int?, _ status: String = "COMPLETE", isVoided: Bool = false, bits: UInt32) -> NeedsRecord {
      NeedsRecord(
        status: status, isVoided: isVoided,
        assessment: NeedsAssessment(severities: NeedSeverities(bits: bits), completedOn: days.map { day + -$0 }))
    }
    let records = [
      record(90, bits: 1), record(30, "LOCKED_INCOMPLETE", bits: 2), record(30, bits: 3), record(10, "OPEN", bits: 4),
      record(5, isVoided: true, bits: 5), record(nil, bits: 6),
    ]
    #expect(try evidence("utm-1").newestAssessment(records)?.severities.bits == 2)
    #expect(try evidence("utm-1").newestAssessment([]) == nil)
  }
}
