import Caseload
import Rules
import Samples
import Storage
import TestSupport
import Testing
import Tiering

@testable import Casework

@Suite("Rules for tiers, in force and drafted")
struct TierRuleTests {
  private static let world = SampleWorld(size: .team, seed: 9, date: CaseFolders.day)

  @Test("What a tier was reckoned from is kept and read again, whatever it was")
  func kept() throws {
    var random = SeededRandom(seed: 44)
    for _ in 0..<2_000 {
      let inputs = TierInputs.random(using: &random)
      #expect(try KeptTierInputs.inputs(KeptTierInputs.text(inputs)) == inputs)
    }
    for damaged in ["", "1;2", "2" + KeptTierInputs.text(TierInputs()).dropFirst()] {
      #expect(throws: StorageError.self) { try KeptTierInputs.inputs(damaged) }
    }
  }

  /// A pack whose region R07 has the single-axis model since 1 November 2026, and everybody else the two-axis one.
  private func twoRegions() throws -> RulePack {
    var files = try englandAndWales().files
    let line = "  - { ruleSet: two-axis-2024-03, from: 2021-04-01 }\n"
    let text = try #require(files["tier-rule-sets.yaml"])
    #expect(text.contains(line))
    files["tier-rule-sets.yaml"] = text.replacing(
      line, with: line + "  - { ruleSet: single-axis-2026-06-18, from: 2026-11-01, regions: [R07] }\n")
    return try RulePackReader.read(files: files)
  }

  @Test(
    "A region may have other rules than the next, and the nightly run keeps to both", arguments: DatabaseKind.available)
  func regions(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind, pack: try twoRegions()) { world in
      // Team T312 is moved into a delivery unit of another region.
      let path = try world.example([
        ("units", "T312,2023-01-09,,Moor Lane,team,P31", "T312,2023-01-09,,Moor Lane,team,P41"),
        (
          "units", "T311,2021-06-26",
          "R08,2021-06-26,,North,region,EW,,\nP41,2021-06-26,,Moor,pdu,R08,,\nT311,2021-06-26"
        ),
      ])
      _ = try await world.service().importData(path: path)
      func sets() async throws -> [[SQLValue]] {
        try await world.rows(
          "SELECT DISTINCT n.team, t.rule_set FROM case_tier t JOIN case_now n ON n.crn = t.crn ORDER BY 1, 2")
      }
      let expected: [[SQLValue]] = [
        [.text("T311"), .text("single-axis-2026-06-18")], [.text("T312"), .text("two-axis-2024-03")],
      ]
      #expect(try await sets() == expected)
      let letters = try await world.rows("SELECT tier FROM case_now WHERE team = 'T311' ORDER BY crn")
      #expect(
        letters.contains { if case .text(let tier) = $0[0] { SingleAxisTier(letter: tier) != nil } else { false } })
      let report = try await world.service().runNight()
      #expect(report.changed == 0)
      #expect(try await sets() == expected)
      // A case that moves to the other region has its tier by that region's rules.
      let moved = try world.delta(
        asOf: "2026-11-22T03:00:00Z",
        [("cases", "X310006,Leon,Marsh,1994-08-08,male,T312,custody,community,,no,2024-10-01,,A2")])
      _ = try await world.service().importData(path: moved)
      #expect(try await world.text("SELECT rule_set FROM case_tier WHERE crn = 'X310006'") == "two-axis-2024-03")
    }
  }

  @Test("Rules that begin tomorrow in a region change its tiers tomorrow", arguments: DatabaseKind.available)
  func tomorrow(kind: DatabaseKind) async throws {
    var files = try englandAndWales().files
    files["tier-rule-sets.yaml"] = files["tier-rule-sets.yaml"]?.replacing(
      "headlines:\n", with: "headlines:\n  - { ruleSet: single-axis-2026-06-18, from: 2026-11-23, regions: [R07] }\n")
    try await CaseFolders.run(kind, pack: try RulePackReader.read(files: files)) { world in
      _ = try await world.service().importData(path: try world.example())
      #expect(try await world.count("SELECT COUNT(*) FROM case_tier WHERE rule_set = 'two-axis-2024-03'") == 9)
      let report = try await world.service("2026-11-23").runNight()
      #expect(report.changed == 9)
      #expect(try await world.count("SELECT COUNT(*) FROM case_tier WHERE rule_set = 'single-axis-2026-06-18'") == 9)
      #expect(try await world.count("SELECT COUNT(*) FROM tier_change") == 18)
    }
  }

  @Test(
    "Trying out drafted rules changes nothing, and its total is the sum of its units", arguments: DatabaseKind.available
  )
  func simulation(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.sample(Self.world))
      let digests = try await world.digests()
      let draft = try #require(world.pack.tiering.ruleSets.first { $0.isDraft })
      for level in world.pack.levels.map(\.id) {
        let found = try await world.service().simulateTiers(draft, level: level)
        let total = found.total
        #expect(total.cases == (try await world.count("SELECT COUNT(*) FROM case_now")))
        #expect(found.units.reduce(0) { $0 + $1.cases } == total.cases)
        #expect(found.units.reduce(0) { $0 + $1.changed } == total.changed)
        #expect(found.units.reduce(0) { $0 + $1.higher } == total.higher)
        #expect(found.units.reduce(0) { $0 + $1.lower } == total.lower)
        #expect(found.units.reduce(0) { $0 + $1.workNow } == total.workNow)
        #expect(found.units.reduce(0) { $0 + $1.workThen } == total.workThen)
        #expect(found.moves.reduce(0) { $0 + $1.cases } == total.changed)
        #expect(total.changed > 0 && total.higher + total.lower <= total.changed)
      }
      #expect(try await world.digests() == digests)
    }
  }

  @Test("The rules that count, tried out, would change nobody", arguments: DatabaseKind.available)
  func sameRules(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.sample(Self.world))
      let counting = try #require(world.pack.tiering.ruleSet(region: "", on: CaseFolders.day))
      let found = try await world.service().simulateTiers(counting, level: "team")
      #expect(found.total.changed == 0 && found.moves == [] && found.total.workNow == found.total.workThen)
    }
  }

  @Test(
    "A level that the rules do not have, and a database without data, are refused", arguments: DatabaseKind.available)
  func refused(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      let draft = try #require(world.pack.tiering.ruleSets.first)
      let service = try world.service()
      await #expect(throws: CaseworkRefusal.self) { try await service.simulateTiers(draft, level: "team") }
      _ = try await service.importData(path: try world.example())
      await #expect(throws: CaseworkRefusal.self) { try await service.simulateTiers(draft, level: "county") }
    }
  }

  @Test(
    "A case whose orders have all ended is not supervised in the single-axis model", arguments: DatabaseKind.available)
  func noActiveEvent(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      let order = "X310001,1,community-order,,2025-10-03,2026-01-12,365,2026-01-12,2027-01-11,,,,"
      _ = try await world.service().importData(path: try world.example([("orders", order, order + "2026-11-21")]))
      let single = try await world.text("SELECT single_axis FROM case_tier WHERE crn = 'X310001'")
      let set = try #require(
        world.pack.tiering.ruleSets.first { if case .singleAxis = $0.model { true } else { false } })
      var inputs = TierInputs()
      inputs.hasActiveEvent = false
      #expect(single == (try TierModel(set).assess(inputs, on: CaseFolders.day).id))
    }
  }
}

extension TierInputs {
  /// Any inputs, impossible ones among them.
  fileprivate static func random(using random: inout SeededRandom) -> TierInputs {
    func score(_ random: inout SeededRandom) -> RiskScore {
      RiskScore(units: Int64.random(in: -2_000...120_000, using: &random) * 1_000_000_000_000)
    }
    func some<Value>(_ value: Value, _ random: inout SeededRandom) -> Value? {
      Bool.random(using: &random) ? value : nil
    }
    let day = CaseFolders.day
    let kinds: [RiskPredictors.Kind?] = [nil, .fromRecord, .fromAssessment]
    let categories: [MAPPACategory?] = [nil, .one, .two, .three, .four]
    return TierInputs(
      isFemale: .random(using: &random), rsr: some(score(&random), &random),
      ogrs: some(.random(in: -20...120, using: &random), &random),
      register: RegisterFacts(
        rosh: RiskOfSeriousHarm(rawValue: .random(in: 0...4, using: &random)),
        mappaLevel: MAPPALevel(rawValue: .random(in: 0...3, using: &random)),
        mappaCategory: categories.randomElement(using: &random) ?? nil,
        complexity: ComplexityFactors(rawValue: .random(in: 0..<1 << 10, using: &random)),
        marks: RegisterMarks(rawValue: .random(in: 0..<64, using: &random))),
      sentences: SentenceFacts(
        givesMandate: .random(using: &random),
        mandateTerminatesOn: some(day + .random(in: -5...5, using: &random), &random),
        hasViolentOffence: .random(using: &random), hasLongCustody: .random(using: &random)),
      hasPreviousEnforcement: .random(using: &random),
      needs: some(
        NeedsAssessment(
          severities: NeedSeverities(bits: .random(in: 0..<1 << 20, using: &random)),
          answers: WomensAnswers(rawValue: .random(in: 0..<8, using: &random)),
          completedOn: some(day + -Int.random(in: 0...800, using: &random), &random),
          hasSummary: .random(using: &random)), &random),
      hasActiveEvent: .random(using: &random),
      latestRelease: some(day + .random(in: -3_000...300, using: &random), &random),
      predictors: some(
        RiskPredictors(
          all: some(.init(score(&random), kinds.randomElement(using: &random) ?? nil), &random),
          serious: some(.init(score(&random), kinds.randomElement(using: &random) ?? nil), &random),
          sexual: some(
            .init(score(&random), RiskPredictors.Band.allCases.randomElement(using: &random) ?? .low), &random)),
        &random),
      hasEverCommittedSexualOffence: .random(using: &random))
  }
}
