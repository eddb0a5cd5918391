import Caseload
import Rules
import TestSupport
import Testing

@Suite("Rules of caseload lines, excess and capacity")
struct LoadRulesTests {
  @Test("The shipped lines are 40, 45, 50, 60, 70 and 80, and 60 is the escalation line")
  func lines() throws {
    let lines = try englandAndWales().lines
    #expect(lines.bands == [40, 45, 50, 60, 70, 80] && lines.escalation == 60)
    #expect(lines.bySpecialism.first { $0.name == "IOM" }?.cases == 25)
  }

  @Test("A caseload at a line is in its band, and a hair under it is not")
  func bands() throws {
    let lines = try englandAndWales().lines
    let cases: [(Ratio, Int)] = [
      (Ratio(39), 0), (Ratio(40), 1), (Ratio(44), 1), (Ratio(45), 2), (Ratio(49), 2),
      (Ratio(4_999, over: 100), 2), (Ratio(50), 3), (Ratio(51), 3), (Ratio(60), 4), (Ratio(70), 5), (Ratio(80), 6),
      (Ratio(500), 6), (Ratio(0), 0),
    ]
    for (held, band) in cases { #expect(lines.band(of: held) == band, "\(held)") }
    #expect(!lines.isEscalated(Ratio(60)) && lines.isEscalated(Ratio(6_001, over: 100)))
    #expect(CaseloadLines.none.band(of: Ratio(90)) == 0 && !CaseloadLines.none.isEscalated(Ratio(900)))
  }

  @Test("A mix of high risk is said from its share on, and only in a caseload that is large enough")
  func mix() throws {
    let lines = try englandAndWales().lines
    #expect(lines.isHeavyMix(highRisk: 8, of: 10) && !lines.isHeavyMix(highRisk: 7, of: 10))
    #expect(!lines.isHeavyMix(highRisk: 9, of: 9) && lines.isHeavyMix(highRisk: 30, of: 30))
    #expect(!CaseloadLines.none.isHeavyMix(highRisk: 30, of: 30))
  }

  @Test("The shipped excess is four weeks over the high line, by the mean of the nights")
  func excess() throws {
    let rules = try englandAndWales().excess
    #expect(rules.weeks == 4 && rules.veryHighWeeks == 1 && rules.weekRule == .meanOfNights)
    #expect(rules.label(ofOutcome: "prioritised") == "It was agreed what comes first, and what waits")
    #expect(rules.label(ofOutcome: "gone") == "gone")
  }

  @Test("The shipped concerns have five working days a level and remedies for both meanings")
  func concerns() throws {
    let rules = try englandAndWales().concerns
    #expect(rules.answerDays == 5 && rules.levels == ["spo", "pdu-head", "regional-director"])
    #expect(rules.remedies(for: .tooMuch).contains { $0.id == "reallocated" })
    #expect(rules.remedies(for: .beyondSkill).map(\.id) == ["passed-on", "worked-together", "trained", "supervised"])
    #expect(rules.label(ofRemedy: "no-action") == "No action" && rules.label(ofRemedy: "gone") == "gone")
    #expect(try SmallPack().read().concerns == .none)
  }

  @Test("A pack without the tables has no lines, calls nothing an excess and takes nothing off a week")
  func none() throws {
    let pack = try SmallPack().read()
    #expect(pack.lines == .none && pack.excess == .none && pack.timeUse == .none)
    #expect(TimeUseRules.Shares.none.rest == Ratio(1))
  }

  @Test("20 and 16 per cent one after the other leave 24.864 hours of 37, both of the whole 23.68")
  func share() throws {
    let full = try #require(WeeklyHours("37"))
    #expect(
      try englandAndWales().timeUse.shares(on: LocalDate(daysSinceEpoch: 20_000))?.available(of: full)
        == Ratio(24_864, over: 1_000))
    let additive = TimeUseRules.Shares(
      from: LocalDate(daysSinceEpoch: 0), nonEffective: 20, nonAttributable: 16, combination: .additive)
    #expect(additive.available(of: full) == Ratio(2_368, over: 100))
  }

  @Test(
    "What cannot be is refused with its place",
    arguments: [
      ("caseload-lines.yaml", "bands: [40, 45, 50, 60, 70, 80]", "bands: [40, 40]", "bands"),
      ("caseload-lines.yaml", "escalation: 60", "escalation: 0", "escalation"),
      ("caseload-lines.yaml", "byGrade: []", "byGrade: [{ grade: XX, cases: 3 }]", "byGrade[0].grade"),
      ("caseload-lines.yaml", "specialism: high intensity", "specialism: IOM", "bySpecialism[1].specialism"),
      ("caseload-lines.yaml", "rosh: [high, very-high]", "rosh: [tall]", "mix.rosh[0]"),
      ("caseload-lines.yaml", "percent: 80", "percent: 101", "mix.percent"),
      ("excess.yaml", "weekFigure: mean-of-nights", "weekFigure: median", "weekFigure"),
      ("excess.yaml", "weeks: 4", "weeks: 0", "weeks"),
      ("excess.yaml", "id: reduced", "id: reallocated", "outcomes[1].id"),
      ("concerns.yaml", "answerDays: 5", "answerDays: 0", "answerDays"),
      ("rebalancing.yaml", "mostMoves: 4", "mostMoves: -1", "receivers.mostMoves"),
      ("rebalancing.yaml", "withinDays: 28", "withinDays: 0", "receivers.withinDays"),
      ("rebalancing.yaml", "afterStart: 28", "afterStart: 999", "pins.afterStart"),
      ("rebalancing.yaml", "openWork: [parole-report,", "openWork: [golf,", "pins.openWork[0]"),
      ("rebalancing.yaml", "eachMonth: 80", "eachMonth: x", "handover.eachMonth"),
      ("rebalancing.yaml", "{ percent: 90,", "{ percent: 80,", "load[1].percent"),
      ("rebalancing.yaml", "highRiskPercent: 60", "highRiskPercent: 101", "highRiskPercent"),
      ("rebalancing.yaml", "rounds: 40", "rounds: -1", "proposal.rounds"),
      ("concerns.yaml", "levels: [spo,", "levels: [boss,", "levels[0]"),
      ("concerns.yaml", "id: reduced", "id: reallocated", "remedies[1].id"),
      ("concerns.yaml", "id: reduced", "id: no-action", "remedies[1].id"),
      ("concerns.yaml", "meaning: too-much, label: Work", "meaning: lazy, label: Work", "remedies[0].meaning"),
    ])
  func wrong(file: String, old: String, new: String, key: String) throws {
    var files = try englandAndWales().files
    let text = try #require(files[file])
    try #require(text.contains(old), "\(old)")
    files[file] = text.replacing(old, with: new)
    do {
      _ = try RulePackReader.read(files: files)
      Issue.record("read: \(new)")
    } catch {
      #expect(error.faults.contains { $0.file == file && $0.key == key }, "\(error.faults)")
    }
  }
}
