import Caseload
import Rules
import Storage
import Workload

// Reports and contacts of the last days, for whoever did them or, where nobody is named, for whoever holds the case.
extension LivePosts {
  func addWork(_ posts: inout [PostKey: Post], _ staff: Set<String>?) throws {
    let kinds = Dictionary(uniqueKeysWithValues: pack.workKinds.map { ($0.id, $0) })
    // A report or contact counts once: in the person's first post, in order of team.
    var firstPost: [String: PostKey] = [:]
    // A post that is there only for cases held without one comes after the posts that people have.
    for key in posts.keys.sorted() where !(posts[key]?.grade.isEmpty ?? true) && firstPost[key.staff.text] == nil {
      firstPost[key.staff.text] = key
    }
    for key in posts.keys.sorted() where firstPost[key.staff.text] == nil { firstPost[key.staff.text] = key }
    let since = (day + -Self.reportDays).iso
    let until = (day + Self.reportDays).iso
    let contactsSince = (day + (1 - pack.contacts.days)).iso
    try connection.each(
      """
      SELECT w.kind, w.contact, w.staff_code, w.due_on, w.done_on, c.staff_code, c.holder_team
      FROM work_item w LEFT JOIN case_now c ON c.crn = w.crn WHERE w.done_on > ? AND w.done_on <= ?
      UNION ALL
      SELECT w.kind, w.contact, w.staff_code, w.due_on, w.done_on, c.staff_code, c.holder_team
      FROM work_item w LEFT JOIN case_now c ON c.crn = w.crn
      WHERE w.done_on IS NULL AND w.due_on > ? AND w.due_on <= ?
      """, [.text(since), .text(day.iso), .text(day.iso), .text(until)]
    ) { row in
      guard let kind = kinds[try row.text(0)] else { return }
      let doneOn = try row.optionalText(4)
      let holder = try row.optionalText(5).map {
        PostKey(staff: StaffCode($0), team: TeamCode(try row.optionalText(6) ?? ""))
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
