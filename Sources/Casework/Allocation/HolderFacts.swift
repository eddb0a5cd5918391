import Allocation
import Caseload
import Rules
import Storage
import Workload

/// Names, grades and training of some holders, read for all of them together.
struct HolderFacts {
  private var names: [String: String] = [:]
  private var pages: [String: Int] = [:]
  private var posts: [PostKey: [(days: DayRange, grade: String)]] = [:]
  private(set) var training: [String: [CompletedTraining]] = [:]

  /// - Parameter pages: of practitioners by staff code.
  init(
    of staff: Set<String>, pack: RulePack, pages: ([String]) throws -> [String: Int], _ connection: any SQLConnection
  ) throws {
    for codes in staff.sorted().parts(of: CaseSelection.most) {
      let theirs = SQLCondition.among("staff_code", codes)
      try connection.each(
        "SELECT staff_code, surname, forename FROM staff WHERE \(theirs.sql)", theirs.arguments
      ) { names[try $0.text(0)] = PostRow.lastFirst(try $0.text(1), try $0.text(2)) }
      try connection.each(
        "SELECT staff_code, team, grade, starts_on, ends_on FROM staff_post WHERE \(theirs.sql) ORDER BY starts_on",
        theirs.arguments
      ) { row in
        guard let from = try row.day(3) else { return }
        let code = try row.text(2)
        let grade = pack.grades.grade(id: code) ?? pack.grades.grade(rawCode: code)
        let key = PostKey(staff: StaffCode(try row.text(0)), team: TeamCode(try row.text(1)))
        posts[key, default: []].append((DayRange(from: from, until: try row.day(4)), grade?.label ?? code))
      }
      try connection.each(
        "SELECT staff_code, course, completed_on, expires_on FROM training WHERE \(theirs.sql)", theirs.arguments
      ) { row in
        guard let from = try row.day(2) else { return }
        training[try row.text(0), default: []].append(
          CompletedTraining(try row.text(1), from: from, until: try row.day(3)))
      }
      self.pages.merge(try pages(codes)) { first, _ in first }
    }
  }

  func name(_ staff: String) -> String { names[staff] ?? staff }

  /// Label of the grade of a post on a day; empty where none is recorded.
  func grade(_ staff: String, _ team: String?, on day: LocalDate) -> String {
    guard let team else { return "" }
    return posts[PostKey(staff: StaffCode(staff), team: TeamCode(team))]?.last { $0.days.contains(day) }?.grade ?? ""
  }

  func holder(_ staff: String, _ team: String?, on day: LocalDate) -> AllocationReview.Holder {
    AllocationReview.Holder(
      staffCode: staff, name: name(staff), grade: grade(staff, team, on: day), practitionerID: pages[staff])
  }
}
