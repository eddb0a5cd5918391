import Caseload
import Rules
import Storage
import Workload

// Reports and contacts of the last days, for whoever did them or, where nobody is named, for whoever holds the case.
extension LivePosts {
  /// - Parameter holders: each case that the people hold, with the post that holds it.
  func addWork(_ posts: inout [PostKey: Post], of staff: Set<String>?, holding holders: [String: PostKey]) throws {
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
    func count(_ item: WorkItems.Item) {
      guard let kind = kinds[item.kind] else { return }
      let holder = holders[item.crn]
      let doer = item.staff.map { firstPost[$0] } ?? holder
      if let report = kind.report, let doer {
        posts[doer]?.inputs.reports.count(report, isDone: item.doneOn != nil)
      }
      if kind.isContact, let doneOn = item.doneOn, doneOn >= contactsSince, let code = item.contact,
        doer == nil || doer?.staff != holder?.staff
      {
        if let doer { posts[doer]?.inputs.contacts.add(code, .forOthers) }
        if let holder { posts[holder]?.inputs.contacts.add(code, .byOthers) }
      }
    }
    let items = WorkItems(connection: connection, staff: staff, holders: holders)
    try items.each(
      SQLCondition(
        "w.done_on > ? AND w.done_on <= ? AND \(counted.sql)", [.text(since), .text(day.iso)] + counted.arguments),
      count)
    try items.each(
      SQLCondition(
        "w.done_on IS NULL AND w.due_on > ? AND w.due_on <= ? AND \(counted.sql)",
        [.text(day.iso), .text(until)] + counted.arguments), count)
  }

  /// Days for which a report counts, as in the nightly workbook.
  static let reportDays = 30
}

extension CourtReports {
  mutating func count(_ report: WorkKind.Report, isDone: Bool) {
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
