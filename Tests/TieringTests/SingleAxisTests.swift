import Caseload
import Rules
import Testing

@testable import Tiering

@Suite("Steps of the single-axis model")
struct SingleAxisStepTests {
  private func inputs(
    _ all: String = "0", _ serious: String = "0", kinds: RiskPredictors.Kind? = .fromAssessment
  ) throws -> TierInputs {
    TierInputs(
      register: RegisterFacts(rosh: .low),
      predictors: RiskPredictors(
        all: .init(try #require(RiskScore(all)), kinds), serious: .init(try #require(RiskScore(serious)), kinds)))
  }

  private func steps(_ inputs: TierInputs, quirks: TierQuirks = .reference) throws -> SingleAxisSteps {
    try singleAxis(quirks: quirks).assess(inputs, on: day).steps
  }

  @Test("Every cell of the published matrix, on both sides of every edge")
  func matrix() throws {
    // Across: from the lowest and up to the highest score of a column; down the same for rows.
    let columns = [
      ("90", "100"), ("75", "89.99"), ("50", "74.999999999999"), ("25", "49.99"), ("15", "24.99"), ("0", "14.99"),
    ]
    let rows = [
      ("6.9", "99.99", "AABBBB"), ("3", "6.899999999999999", "ABCCCC"), ("1.0", "2.99", "BCDEEE"),
      ("0.50", "0.99", "CDEEFF"), ("0", "0.49", "DDEFFG"),
    ]
    for (lowest, highest, tiers) in rows {
      for (column, tier) in zip(columns, tiers) {
        for all in [column.0, column.1] {
          for serious in [lowest, highest] {
            #expect(try steps(inputs(all, serious))[.reoffending]?.letter == String(tier), "\(all), \(serious)")
          }
        }
      }
    }
  }

  @Test("A negative predictor is a failure, not a tier", arguments: [("-0.000000000000001", "0"), ("0", "-1")])
  func negative(all: String, serious: String) throws {
    let inputs = try inputs(all, serious)
    let model = try singleAxis()
    #expect(throws: SingleAxisFailure.negativePredictorScore) { try model.assess(inputs, on: day) }
  }

  @Test(
    "The sexual predictor gives a tier by its band, the medium band by score",
    arguments: [
      ("0.01", .veryHigh, "A"), ("0.01", .high, "B"), ("0.01", .low, "E"), ("50", .notApplicable, nil),
      ("0", .veryHigh, nil), ("-1", .high, nil), ("3.36", .medium, "C"), ("90", .medium, "C"),
      ("3.359999999999999", .medium, "D"), ("2.11", .medium, "D"), ("2.1099", .medium, "C"), ("1.12", .medium, "C"),
      ("1.1199", .medium, "D"), ("0.60", .medium, "D"),
    ] as [(String, RiskPredictors.Band, String?)])
  func sexual(score: String, band: RiskPredictors.Band, tier: String?) throws {
    var inputs = try inputs()
    inputs.predictors?.sexual = .init(try #require(RiskScore(score)), band)
    #expect(try steps(inputs)[.sexualReoffending]?.letter == tier)
  }

  @Test("A medium score below its band is a failure as in the reference, and D with the switch off")
  func belowMediumBand() throws {
    var inputs = try inputs()
    inputs.predictors?.sexual = .init(try #require(RiskScore("0.599999999999999")), .medium)
    let spoilt = inputs
    let model = try singleAxis()
    #expect(throws: SingleAxisFailure.scoreBelowMediumBand) { try model.assess(spoilt, on: day) }
    #expect(try steps(inputs, quirks: [])[.sexualReoffending] == .d)
  }

  @Test("With the switch off a higher medium score never gives a lower tier")
  func mediumRises() throws {
    let tiers = try ["0.1", "0.60", "1.11", "1.12", "2.10", "2.11", "3.35", "3.36", "9"].map { score in
      var inputs = try inputs()
      inputs.predictors?.sexual = .init(try #require(RiskScore(score)), .medium)
      return try #require(try steps(inputs, quirks: [])[.sexualReoffending])
    }
    #expect(tiers == tiers.sorted())
    #expect(tiers.map(\.letter).joined() == "DDDCCCCCC")
  }

  @Test("MAPPA category and risk of serious harm give a tier together")
  func mappaAndRosh() throws {
    let harms: [RiskOfSeriousHarm?] = [.veryHigh, .high, .medium, .low, nil]
    for (harm, (with, without)) in zip(
      harms, [("A", "C"), ("C", "D"), ("D", nil), ("E", nil), ("E", nil)] as [(String, String?)])
    {
      var inputs = try inputs()
      inputs.register.rosh = harm
      #expect(try steps(inputs)[.mappaAndRosh]?.letter == without)
      // A level without a category is not MAPPA here.
      inputs.register.mappaLevel = .three
      #expect(try steps(inputs)[.mappaAndRosh]?.letter == without)
      for category in MAPPACategory.allCases {
        inputs.register.mappaCategory = category
        #expect(try steps(inputs)[.mappaAndRosh]?.letter == with)
      }
    }
  }

  @Test(
    "A lifer's tier falls one and five calendar years after release",
    arguments: [
      ("2026-09-01", "2025-09-01", "B"), ("2026-09-01", "2025-08-31", "D"), ("2026-09-01", "2026-12-01", "B"),
      ("2026-09-01", "2021-09-01", "D"), ("2026-09-01", "2021-08-31", "E"), ("2028-02-29", "2027-02-28", "B"),
      ("2028-02-29", "2027-02-27", "D"), ("2033-02-28", "2028-02-28", "D"), ("2033-03-01", "2028-02-29", "E"),
      ("2028-02-29", "2023-02-28", "D"), ("2028-02-29", "2023-02-27", "E"),
    ])
  func lifer(on: String, released: String, tier: String) throws {
    var inputs = try inputs()
    inputs.register.marks = .lifer
    inputs.latestRelease = LocalDate(iso: released)
    let date = try #require(LocalDate(iso: on))
    #expect(try singleAxis().assess(inputs, on: date).steps[.lifer]?.letter == tier)
    inputs.register.marks = []
    #expect(try singleAxis().assess(inputs, on: date).steps[.lifer] == nil)
  }

  @Test("A lifer without a release date gets nothing from that step")
  func liferInCustody() throws {
    var inputs = try inputs()
    inputs.register.marks = .lifer
    #expect(try steps(inputs)[.lifer] == nil)
  }

  @Test("Marks of the register and a sexual offence give their tiers")
  func marks() throws {
    let cases: [(RegisterMarks, SingleAxisStep, SingleAxisTier)] = [
      (.domesticAbuse, .domesticAbuse, .e), (.stalking, .stalking, .f), (.childProtection, .childProtection, .f),
    ]
    for (mark, step, tier) in cases {
      var inputs = try inputs()
      inputs.register.marks = mark
      let assessment = try singleAxis().assess(inputs, on: day)
      #expect(assessment.steps[step] == tier)
      #expect(assessment.result == .tier(tier))
    }
    var inputs = try inputs()
    inputs.hasEverCommittedSexualOffence = true
    #expect(try steps(inputs)[.sexualOffence] == .e)
  }

  @Test("What the model does not ask for changes nothing")
  func unasked() throws {
    var inputs = try inputs("30", "2")
    let plain = try singleAxis().assess(inputs, on: day)
    inputs.isFemale = true
    inputs.rsr = RiskScore("50")
    inputs.ogrs = 99
    inputs.hasPreviousEnforcement = true
    inputs.needs = NeedsAssessment(severities: NeedSeverities(bits: .max))
    inputs.register.complexity = ComplexityFactors(rawValue: 1023)
    inputs.register.marks = [.contactSuspended, .integratedManagement]
    #expect(try singleAxis().assess(inputs, on: day) == plain)
  }
}

@Suite("Results of the single-axis model")
struct SingleAxisResultTests {
  private let high = RegisterFacts(rosh: .veryHigh, mappaCategory: .one)
  private let scored = RiskPredictors(all: .init(.zero, nil), serious: .init(.zero, nil))

  @Test("Without an active event there is no supervision, even where predictors are missing or wrong")
  func notSupervised() throws {
    let wrong = RiskPredictors(all: .init(RiskScore(units: -1), nil), serious: .init(.zero, nil))
    for predictors in [nil, scored, wrong] {
      let assessment = try singleAxis().assess(
        TierInputs(register: high, hasActiveEvent: false, predictors: predictors), on: day)
      #expect(assessment.result == .notSupervised)
      #expect(assessment.id == "NOT_SUPERVISED")
      #expect(assessment.steps == SingleAxisSteps())
      #expect(!assessment.isProvisional)
    }
  }

  @Test("Without either predictor the tier is missing, whatever the register says")
  func missing() throws {
    let partial: [RiskPredictors?] = [
      nil, RiskPredictors(), RiskPredictors(all: .init(.zero, nil)), RiskPredictors(serious: .init(.zero, nil)),
    ]
    for predictors in partial {
      let assessment = try singleAxis().assess(TierInputs(register: high, predictors: predictors), on: day)
      #expect(assessment.result == .missing)
      #expect(assessment.id == "MISSING")
      #expect(!assessment.isProvisional)
    }
  }

  @Test("The tier is the highest step's, for any inputs")
  func highest() throws {
    var random = Seeded(7)
    let model = try singleAxis(quirks: [])
    var assessed = 0
    for _ in 0..<20_000 {
      let inputs = TierInputs.random(&random)
      guard let assessment = try? model.assess(inputs, on: day), case .tier(let tier) = assessment.result else {
        continue
      }
      #expect(tier == SingleAxisStep.allCases.compactMap { assessment.steps[$0] }.max())
      assessed += 1
    }
    #expect(assessed > 10_000)
  }

  @Test("Recording anything more on the register never lowers a tier")
  func onlyRises() throws {
    var random = Seeded(8)
    let model = try singleAxis(quirks: [])
    for _ in 0..<5_000 {
      var inputs = TierInputs.random(&random)
      inputs.hasActiveEvent = true
      inputs.predictors = scored
      guard case .tier(let before) = try model.assess(inputs, on: day).result else { continue }
      inputs.register.marks.formUnion(RegisterMarks(rawValue: .random(in: 0..<64, using: &random)))
      if let harm = inputs.register.rosh {
        inputs.register.rosh = RiskOfSeriousHarm(rawValue: harm.rawValue + 1) ?? harm
      }
      guard case .tier(let after) = try model.assess(inputs, on: day).result else { continue }
      #expect(after >= before)
    }
  }
}

@Suite("Provisional single-axis tiers")
struct ProvisionalTests {
  private func reasons(
    _ all: (String, RiskPredictors.Kind?), _ serious: (String, RiskPredictors.Kind?), rosh: RiskOfSeriousHarm? = .low,
    isMAPPA: Bool = false, sexual: RiskPredictors.Band? = nil
  ) throws -> ProvisionalReasons {
    let inputs = TierInputs(
      register: RegisterFacts(rosh: rosh, mappaCategory: isMAPPA ? .one : nil),
      predictors: RiskPredictors(
        all: .init(try #require(RiskScore(all.0)), all.1),
        serious: .init(try #require(RiskScore(serious.0)), serious.1),
        sexual: sexual.map { .init(RiskScore(units: RiskScore.unitsPerPercent), $0) }))
    return try singleAxis().assess(inputs, on: day).provisional
  }

  @Test("Two predictors from the record are provisional until another step gives A")
  func bothFromRecord() throws {
    #expect(try reasons(("95", .fromRecord), ("9", .fromRecord)) == .predictorsFromRecord)
    #expect(try reasons(("95", .fromRecord), ("9", .fromRecord), sexual: .high) == .predictorsFromRecord)
    #expect(try reasons(("95", .fromRecord), ("9", .fromRecord), sexual: .veryHigh) == [])
  }

  @Test(
    "One predictor from the record is provisional until another step gives the best that the other allows",
    arguments: [
      ("6.9", RiskPredictors.Band.high, true), ("6.9", .veryHigh, false), ("3.0", .high, true), ("2.99", .high, false),
      ("1.0", .high, false), ("0.99", .high, false), ("1.0", .low, true), ("0", .low, true),
    ])
  func oneFromRecord(serious: String, band: RiskPredictors.Band, isProvisional: Bool) throws {
    for kind in [nil, RiskPredictors.Kind.fromAssessment] {
      #expect(
        try reasons(("0", .fromRecord), (serious, kind), sexual: band).contains(.predictorsFromRecord)
          == isProvisional)
    }
  }

  @Test(
    "The same the other way round", arguments: [("90", "A"), ("75", "A"), ("74.99", "B"), ("0", "B")])
  func seriousFromRecord(all: String, best: String) throws {
    #expect(try reasons((all, .fromAssessment), ("0", .fromRecord), sexual: .high).isEmpty == (best == "B"))
    #expect(try reasons((all, .fromAssessment), ("0", .fromRecord), sexual: .veryHigh).isEmpty)
  }

  @Test("A predictor without a mark is neither: no reason of its own, and not certain where harm is not recorded")
  func unmarked() throws {
    #expect(try reasons(("95", nil), ("9", nil)) == [])
    #expect(try reasons(("95", nil), ("9", nil), rosh: nil) == .roshNotRecorded)
    #expect(try reasons(("95", .fromAssessment), ("9", nil), rosh: nil) == .roshNotRecorded)
    #expect(try reasons(("95", .fromAssessment), ("9", .fromAssessment), rosh: nil) == [])
  }

  @Test("Without recorded harm a tier is provisional below A under MAPPA, and below C otherwise")
  func roshMissing() throws {
    // B from the matrix, then C, then D.
    for (scores, isSafe) in [(("75", "3"), true), (("50", "3"), true), (("50", "1"), false)] {
      let got = try reasons((scores.0, .fromAssessment), (scores.1, .fromAssessment), rosh: nil)
      #expect(got.isEmpty == isSafe)
    }
    #expect(try reasons(("75", .fromAssessment), ("3", .fromAssessment), rosh: nil, isMAPPA: true) == .roshNotRecorded)
    #expect(try reasons(("90", .fromAssessment), ("7", .fromAssessment), rosh: nil, isMAPPA: true) == [])
  }

  @Test("A tier that is not provisional for lack of recorded harm cannot rise when harm is recorded")
  func certain() throws {
    var random = Seeded(9)
    let model = try singleAxis(quirks: [])
    var tried = 0
    for _ in 0..<20_000 {
      var inputs = TierInputs.random(&random)
      inputs.register.rosh = nil
      guard let before = try? model.assess(inputs, on: day), case .tier = before.result,
        !before.provisional.contains(.roshNotRecorded)
      else { continue }
      inputs.register.rosh = RiskOfSeriousHarm.allCases.randomElement(using: &random)
      #expect(try model.assess(inputs, on: day).result == before.result)
      tried += 1
    }
    #expect(tried > 500)
  }
}
