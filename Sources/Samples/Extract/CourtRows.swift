import Caseload
import Rules

/// `Court_Reports`: one row for each owner with a report, and for those who write reports and hold no cases.
extension SheetRows {
  func courtRows(_ post: SamplePost) -> [SampleRow] {
    guard !post.reports.isEmpty else { return [] }
    let row = courtRow(person: post.person, team: service.teams[post.team], post.reports)
    let kinds: [PlantedFault.Kind] = [.unreadableCount, .negativeCount, .absurdCount]
    guard let kind = faults.kind(among: kinds, in: .courtReports, item: post.number) else { return [row] }
    var faulty = row
    faulty.cells[14] = kind == .unreadableCount ? .text("12abc") : .number(kind == .negativeCount ? -3 : 1_000_000_000)
    return [faulty.with(kind, column: "SDR_Last_30")]
  }

  func courtRow(person: SamplePerson, team: SampleTeam, _ reports: SampleReports) -> SampleRow {
    SampleRow(
      ownerCells(person, team) + [
        .text("\(team.team.code)|\(person.staff.text)|\(person.rawGrade)"), .count(reports.standardLast30),
        .count(reports.standardDueNext30), .count(reports.fastLast30), .count(reports.oral), datestamp,
      ], owner: PostKey(staff: person.staff, team: team.code))
  }
}
