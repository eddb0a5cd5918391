import Caseload
import DataFormat
import Rules

/// The nation, regions, delivery units, teams and court teams, the wider before the narrower.
struct UnitRows {
  let world: SampleWorld

  init(_ world: SampleWorld) { self.world = world }

  /// The day of the unified Probation Service; source: organisation.yaml of the England and Wales rule pack.
  private static let since = LocalDate(daysSinceEpoch: 18_804)

  func forEach(_ body: ([FieldValue]) throws -> Void) rethrows {
    try body(row("EW", "England and Wales", level: "nation", parent: nil))
    let teams = world.service.teams
    for (index, team) in teams.enumerated() {
      let before = index > 0 ? teams[index - 1] : nil
      if team.region.code != before?.region.code {
        try body(row(team.region.code, team.region.name, level: "region", parent: "EW"))
      }
      if team.pdu.code != before?.pdu.code {
        try body(row(team.pdu.code, team.pdu.name, level: "pdu", parent: team.region.code))
      }
      // High intensity teams have a limit of their own (assumption: 35 cases for a full week).
      let limit = team.specialism == "high intensity" ? 35 : nil
      try body(
        row(
          team.team.code, team.team.name, level: "team", parent: team.pdu.code, specialism: team.specialism,
          limit: limit))
    }
    for reporter in world.staff.reporters {
      let team = reporter.team
      try body(row(team.team.code, team.team.name, level: "team", parent: team.pdu.code, specialism: "court"))
    }
  }

  private func row(
    _ code: String, _ name: String, level: String, parent: String?, specialism: String? = nil, limit: Int? = nil
  ) -> [FieldValue] {
    [
      .text(code), world.days.day(Self.since), .none, .text(name), .text(level), parent.map { .text($0) } ?? .none,
      specialism.map { .text($0) } ?? .none, limit.map { .whole($0) } ?? .none,
    ]
  }
}

/// Posts that teams are funded for: those held, and the vacancies.
struct FundedPostRows {
  let world: SampleWorld

  init(_ world: SampleWorld) { self.world = world }

  /// Vacancies in FTE, all grades, September 2023, by the region's code. Source: vacancies_by_region_2023.csv.
  ///
  /// All of them are put on probation officers' posts (assumption).
  private static let vacancies = [
    "N53": 28, "N56": 274, "N50": 0, "N57": 77, "N07": 457, "N54": 32, "N51": 77, "N59": 176, "N58": 74, "N03": 0,
    "N52": 32, "N55": 59,
  ]

  private static let since = LocalDate(daysSinceEpoch: 20_179)  // 2025-04-01, the financial year.

  func forEach(_ body: ([FieldValue]) throws -> Void) rethrows {
    let service = world.service
    var contracted = [[Int]](repeating: [0, 0, 0, 0], count: service.teams.count)
    for post in service.posts {
      guard let grade = SampleGrade.allCases.firstIndex(of: post.person.grade) else { continue }
      // Where hours are missing, a full week.
      contracted[post.team][grade] += post.hours?.contracted.hundredths ?? WorkingTime.fullWeek.hundredths
    }
    for (index, team) in service.teams.enumerated() {
      for (number, grade) in SampleGrade.allCases.enumerated() {
        var fte =
          (contracted[index][number] * 100 + WorkingTime.fullWeek.hundredths / 2) / WorkingTime.fullWeek.hundredths
        if grade == .probationOfficer { fte += vacancy(ofTeam: index) }
        guard fte > 0 else { continue }
        try body([.text(team.team.code), .text(grade.rawValue), world.days.day(Self.since), .none, .whole(fte)])
      }
    }
    for reporter in world.staff.reporters {
      try body([
        .text(reporter.team.team.code), .text(SampleGrade.probationServicesOfficer.rawValue),
        world.days.day(Self.since), .none, .whole(100),
      ])
    }
  }

  /// The team's part of its region's vacancies, in hundredths of an FTE; parts of all teams sum to the whole.
  private func vacancy(ofTeam index: Int) -> Int {
    let service = world.service
    let region = service.teams[index].region.code
    guard let whole = Self.vacancies[region] else { return 0 }
    // A region has 11 teams in each delivery unit and one more; a smaller service has its part of the figure.
    let units = Region.all.first { $0.code == region }?.units.count ?? 1
    let teams = units * 11 + 1
    let first = service.teams.firstIndex { $0.region.code == region } ?? 0
    let position = index - first
    return whole * 100 * (position + 1) / teams - whole * 100 * position / teams
  }
}
