import Caseload
import Rules
import Storage
import Workload

// Reports and contacts of the last days, for whoever did them or, where nobody is named, for whoever holds the case.
extension LivePosts {
  func addWork(_ posts: inout [PostKey: Post]) throws {
    let kinds = Dictionary(uniqueKeysWithValues: pack.workKinds.map { ($0.id, $0) })
    // A report or contact counts once: in the person's first post, in order of team.
    var firstPost: [String: PostKey] = [:]
    // A post that is there only for cases held without one comes after the posts that people have.
    let inOrder = posts.values.sorted { ($0.grade.isEmpty ? 1 : 0, $0.key) < ($1.grade.isEmpty ? 1 : 0, $1.key) }
    for post in inOrder where firstPost[post.key.staff.text] == nil { firstPost[post.key.staff.text] = post.key }
    let since = (day + -Self.reportDays).iso
    let until = (day + Self.reportDays).iso
    let contactsSince = (day + (1 - pack.contacts.days)).iso
    let counted = SQLCondition.among(
      "w.kind", pack.workKinds.filter { $0.report != nil || $0.isContact }.map(\.id))
    // Who holds the case matters for a contact, and for work of which nobody is named: of other cases it is not looked up.
    let work = """
      SELECT w.kind, w.contact, w.staff_code, w.done_on, c.staff_code, c.holder_team
      FROM work_item w LEFT JOIN case_now c
        ON c.crn = CASE WHEN w.staff_code IS NULL OR (w.contact IS NOT NULL AND w.done_on >= ?) THEN w.crn END
      """
    func count(_ row: SQLRow) throws {
      guard let kind = kinds[try row.text(0)] else { return }
      let doneOn = try row.optionalText(3)
      let holder = try row.optionalText(4).map {
        PostKey(staff: StaffCode($0), team: TeamCode(try row.optionalText(5) ?? ""))
      }
      let doer = try row.optionalText(2).flatMap { firstPost[$0] } ?? (try row.optionalText(2) == nil ? holder : nil)
      if let report = kind.report, let doer {
        posts[doer]?.inputs.reports.count(report, isDone: doneOn != nil)
      }
      if kind.isContact, let doneOn, doneOn >= contactsSince, let code = try row.optionalText(1),
        doer == nil || doer?.staff != holder?.staff
      {
        if let doer { posts[doer]?.inputs.contacts.add(code, .forOthers) }
        if let holder { posts[holder]?.inputs.contacts.add(code, .byOthers) }
      }
    }
    // In an order of their own, so that contacts are kept in the same order by every database.
    try connection.each(
      "\(work) WHERE w.done_on > ? AND w.done_on <= ? AND \(counted.sql) ORDER BY w.done_on, w.crn, w.number",
      [.text(contactsSince), .text(since), .text(day.iso)] + counted.arguments, count)
    try connection.each(
      "\(work) WHERE w.done_on IS NULL AND w.due_on > ? AND w.due_on <= ? AND \(counted.sql)",
      [.text(contactsSince), .text(day.iso), .text(until)] + counted.arguments, count)
  }

  /// Days for which a report counts, as in the nightly workbook.
  private static let reportDays = 30
}

extension CourtReports {
  fileprivate mutating func count(_ report: WorkKind.Report, isDone: Bool) {
    switch (report, isDone) {
    case (.standard, true): standardLast30 += 1
    case (.standard, false): standardDueNext30 += 1
    case (.fast, true): fastLast30 += 1
    case (.oral, true): oral += 1
    case (.fast, false), (.oral, false): break
    }
  }
}

extension [ContactCount] {
  fileprivate mutating func add(_ code: String, _ direction: ContactCount.Direction) {
    if let index = firstIndex(where: { $0.code == code && $0.direction == direction }) {
      self[index] = ContactCount(code: code, direction: direction, count: self[index].count + 1)
    } else {
      append(ContactCount(code: code, direction: direction, count: 1))
    }
  }
}
