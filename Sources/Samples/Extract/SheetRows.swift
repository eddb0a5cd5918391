import Caseload
import Rules

/// Lays the service out as rows of the workbook's sheets.
struct SheetRows {
  let service: SampleService
  let faults: FaultDraw
  let contacts: ColleagueContacts
  /// When the extract was taken: the sample workbooks are of half past midnight.
  let datestamp: SampleCell

  init(_ service: SampleService) {
    self.service = service
    faults = FaultDraw(seed: service.seed, share: service.faults)
    contacts = ColleagueContacts(service)
    datestamp = .date(service.date, seconds: 1_934, .timeOfDay)
  }

  /// Rows of one post; one item past the last post, the rows that belong to no post.
  func rows(of sheet: ExtractSheet, item: Int) -> [SampleRow] {
    guard item < service.posts.count else { return rowsOfNoPost(sheet) }
    let post = service.posts[item]
    switch sheet {
    case .extract, .filtered, .transition: return caseloadRows(sheet, post)
    case .courtReports: return courtRows(post)
    case .warrantsAndLive, .unpaidWork, .overdue, .priority, .standaloneOrders, .suspendedLifers:
      return caseRows(sheet, post)
    case .contacts: return contactRows(item)
    case .transitionDetail: return post.t2a.map { transitionRow(post, $0) }
    case .groupSupervision, .prisonTeams: return []
    }
  }

  private func rowsOfNoPost(_ sheet: ExtractSheet) -> [SampleRow] {
    switch sheet {
    case .extract: fragments()
    case .courtReports:
      CourtWork(seed: service.seed, date: service.date).reporters(service.organisation).map {
        courtRow(person: $0.person, team: $0.team, $0.reports)
      }
    case .prisonTeams:
      PrisonTeams(seed: service.seed, date: service.date).rows(service.organisation).map { row in
        caseload(row.person, row.team, row.counts, weeks: (0, 0), people: row.counts.total)
      }
    default: []
    }
  }

  /// The first 13 columns of every sheet that has a row per owner.
  func ownerCells(_ person: SamplePerson, _ team: SampleTeam) -> [SampleCell] {
    [
      .text("PS"), .text(team.region.name), .text(team.region.code), .text(team.pdu.name), .text(team.pdu.code),
      .text(team.pdu.name), .text(team.pdu.code), .text(team.team.name), .text(team.team.code), .text(person.surname),
      .text(person.forename), .text(person.staff.text), .text(person.rawGrade),
    ]
  }
}
