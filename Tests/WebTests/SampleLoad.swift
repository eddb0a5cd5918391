import Caseload
import Rules
import Workload

@testable import Casework

/// Too much work and room for more, made up; names are hostile.
extension SampleUse {
  private func period(
    _ id: Int, _ kind: ExcessKind, due: Int, owner: ExcessOwner = .team, steps: [ExcessStep] = [], ended: Bool = false
  ) -> Excess {
    let day = SampleCases.day
    return Excess(
      id: id, staffCode: "S\(id)", name: SampleCases.hostileName, practitionerID: nil, team: "EG",
      teamName: "East Gate",
      kind: kind, began: day + -48, weeks: kind == .caseload ? 0 : 7, figure: Ratio(632, over: 5), owner: owner,
      ownerWords: "Senior probation officer: Ada Lovelace", openedOn: day + -20, dueOn: day + due,
      endedOn: ended ? day + -6 : nil, steps: steps)
  }

  private var periods: [Excess] {
    func step(_ kind: ExcessStep.Kind, _ outcome: String? = nil, until: LocalDate? = nil) -> ExcessStep {
      ExcessStep(
        kind: kind, madeAt: "2026-11-20T10:00:00Z", maker: SampleCases.hostileName, outcome: outcome,
        reason: "Two <b>reports</b> first", until: until)
    }
    return [
      period(1, .sustained, due: -6), period(2, .veryHigh, due: 3, owner: .pdu, steps: [step(.climb)]),
      period(3, .caseload, due: 5, owner: .pdu),
      period(4, .sustained, due: 10, steps: [step(.snooze, until: SampleCases.day + 10)]),
      period(5, .sustained, due: 20, steps: [step(.outcome, "Agreed <i>order</i>")], ended: true),
    ]
  }

  func excesses(level: String?, code: String?) async throws -> ExcessList {
    let people = try await people(level: level, code: code)
    guard let standing = try await standing() else { throw CaseworkRefusal.noFigures }
    let day = SampleCases.day
    return ExcessList(
      unit: people.unit, path: people.path, day: day, awaited: periods.filter { $0.response(on: day) == .awaited },
      later: periods.filter { $0.response(on: day) == .later(day + 10) },
      answered: periods.filter { $0.response(on: day) == .answered }, settledTo: day, rules: pack.excess,
      limits: pack.limits, standing: standing)
  }

  func excess(id: Int) async throws -> ExcessPage {
    guard let excess = periods.first(where: { $0.id == id }) else { throw CaseworkRefusal.notFound("Not there.") }
    guard let standing = try await standing() else { throw CaseworkRefusal.noFigures }
    let weeks = [Ratio(112), nil, Ratio(111)].enumerated().map { index, percent in
      SettledWeekLine(
        monday: SampleCases.day + (-6 - index * 7), percent: percent, nights: percent == nil ? 0 : 5, nightsOut: 2,
        weeksOver: 2)
    }
    return ExcessPage(
      excess: excess, path: [], day: SampleCases.day, weeks: weeks, mayAnswer: true, rules: pack.excess,
      limits: pack.limits, standing: standing)
  }

  func answerExcesses(_ answers: [(id: Int, answer: ExcessAnswer)]) async throws {
    for item in answers { try await answerExcess(item.id, item.answer) }
  }

  func answerExcess(_ id: Int, _ answer: ExcessAnswer) async throws {
    if case .snooze(let until, _) = answer, until <= SampleCases.day {
      throw CaseworkRefusal.invalid("Give a day to come.")
    }
  }

  func weeksOver(staff: String) async throws -> WeeksOver? {
    staff == "S9" ? nil : WeeksOver(weeks: 7, line: pack.limits.highPercent, until: SampleCases.day)
  }

  static let companions = Companions(cases: 40, highRisk: 12, administrative: nil, interventions: 30, notBegun: 9)

  func balance(level: String?, code: String?) async throws -> Balance {
    let people = try await people(level: level, code: code)
    let spread = Spread([
      Spread.Part(work: 2_829, available: Ratio(2_176)), Spread.Part(work: 1_523, available: Ratio(2_176)),
    ])
    func line(_ unit: UnitReference, keptBack: Bool) -> Balance.Line {
      Balance.Line(
        unit: unit, people: 12, leftOut: 1, cases: 510, fte: Ratio(11), bands: [5, 0, nil, nil, 1, 1, 1], over: 7,
        percent: Ratio(level == "team" ? 118 : 98), spread: spread, isKeptBack: keptBack)
    }
    let below = UnitReference(level: 3, levelID: "team", code: "EG", name: SampleCases.hostileName)
    return Balance(
      unit: people.unit, path: people.path, day: people.standing.asOf, line: line(people.unit, keptBack: false),
      units: level == "team" ? [] : [line(below, keptBack: true)],
      between: spread.map { [Balance.Between(kind: .people, spread: $0)] } ?? [],
      partTime: [
        Balance.PartTime(
          staffCode: "S1", name: SampleCases.hostileName, cases: 48, fte: Ratio(1, over: 2), limit: 50)
      ], companions: Self.companions, lines: pack.lines, limits: pack.limits,
      comparison: pack.comparison, showsPeople: level == "team", standing: people.standing)
  }

  func balanceFile(level: String?, code: String?) async throws -> Balance {
    try await balance(level: level, code: code)
  }

  func capacityFile(level: String?, code: String?) async throws -> CapacityStatement {
    try await capacity(level: level, code: code)
  }

  func capacity(level: String?, code: String?) async throws -> CapacityStatement {
    let people = try await people(level: level, code: code)
    let grades = pack.grades.all.filter { ["PO", "PSO"].contains($0.id) }.map { grade in
      CapacityStatement.GradeLine(
        grade: grade, posts: 5, cases: 200, work: grade.id == "PO" ? 12_500 : 9_000, available: Ratio(10_880),
        isQualified: grade.id == "PO")
    }
    let sums = CapacitySums(
      available: Ratio(21_760), qualifiedAvailable: Ratio(10_880), work: 21_500, qualifiedWork: 12_400, cases: 400,
      places: Ratio(500))
    var statement = CapacityStatement(
      unit: people.unit, path: people.path, day: people.standing.asOf,
      sums: sums, grades: grades,
      tiers: [
        CapacityStatement.TierLine(
          tier: "A1", label: "A1", cases: 40, points: 9_000, qualifiedCases: 40, qualifiedPoints: 9_000)
      ],
      leftOutPosts: 1, leftOutCases: 20, leftOutWork: 900, seniorPosts: 1, seniorCases: 2,
      hoursPerPerson: Ratio(27, over: 10), limits: pack.limits,
      shares: pack.timeUse.shares(on: LocalDate(daysSinceEpoch: 20_000)) ?? .none, standing: people.standing,
      shortages: grades.filter(\.isQualified).map {
        CapacityStatement.Shortage(
          grade: $0.grade, isQualified: true, points: sums.shortage(limitPercent: pack.limits.highPercent).qualified)
      }, fullness: sums.fullness(limitPercent: pack.limits.highPercent, roomPercent: pack.limits.roomPercent))
    statement.months = TimeByMonth(
      lines: [
        TimeByMonth.Line(
          unit: people.unit,
          figures: [
            TimeByMonth.Figure(
              month: TimeByMonth.Month(year: 2026, month: 11), nights: 2, hours: Ratio(270), people: 100)
          ])
      ], keptBack: 0)
    statement.companions = Self.companions
    return statement
  }
}
