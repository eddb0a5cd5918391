import Caseload
import Rules
import Storage
import Workload

/// Pieces of work, contacts for colleagues and cover, each for whose post it counts.
struct HoursWork {
  /// One thing that counts for somebody.
  struct Item {
    enum Kind {
      case task(String)
      case contact(ContactCount)
      case cover(cases: Int)
    }
    let kind: Kind
    let staff: String
    /// The post that holds the case; nil where it counts in the person's first post.
    let post: PostKey?
    /// Nil for cover.
    let crn: String?
  }

  let connection: any SQLConnection
  let pack: RulePack
  let day: LocalDate

  /// The work of some people, or of everybody for nil.
  ///
  /// - Parameter holders: each case that they hold, with the post that holds it.
  func each(of staff: Set<String>?, holding holders: [String: PostKey], _ body: (Item) -> Void) throws {
    let items = WorkItems(connection: connection, staff: staff, holders: holders)
    try tasks(items, body)
    try contacts(items, body)
    if let staff, staff.count <= CaseSelection.most {
      try cover({ SQLCondition.among($0, staff.sorted()) }, body)
    } else {
      try cover({ SQLCondition("\($0) IS NOT NULL") }) { if items.isAsked($0.staff) { body($0) } }
    }
  }

  /// Cases of people who are away today: of whoever is named for the case, else of whoever is named for the absence.
  private func cover(_ some: (String) -> SQLCondition, _ body: (Item) -> Void) throws {
    let today = SQLValue.text(day.iso)
    func add(_ row: SQLRow) throws {
      body(Item(kind: .cover(cases: try row.int(1)), staff: try row.text(0), post: nil, crn: nil))
    }
    let isAway = "a.starts_on <= ? AND (a.ends_on IS NULL OR a.ends_on >= ?)"
    let isNamed = "v.starts_on <= ? AND \(CoverBook.lastDay) >= ?"
    let (forAll, forOne) = (some("a.covered_by"), some("v.covered_by"))
    try connection.each(
      """
      SELECT a.covered_by, COUNT(*) FROM absence a JOIN case_now c ON c.staff_code = a.staff_code
      WHERE \(isAway) AND \(forAll.sql) AND NOT EXISTS (SELECT 1 FROM \(CoverBook.table)
        WHERE v.holder = c.staff_code AND v.crn = c.crn AND \(isNamed))
      GROUP BY a.covered_by ORDER BY a.covered_by
      """, [today, today] + forAll.arguments + [today, today], add)
    try connection.each(
      """
      SELECT v.covered_by, COUNT(DISTINCT v.crn) FROM \(CoverBook.table)
      JOIN case_now c ON c.crn = v.crn AND c.staff_code = v.holder
      WHERE \(isNamed) AND \(forOne.sql) AND EXISTS (SELECT 1 FROM absence a WHERE a.staff_code = v.holder AND \(isAway))
      GROUP BY v.covered_by ORDER BY v.covered_by
      """, [today, today] + forOne.arguments + [today, today], add)
  }

  /// Work that is not done and due soon, or overdue by not too much: of who is named, else of who holds the case.
  private func tasks(_ items: WorkItems, _ body: (Item) -> Void) throws {
    let kinds = SQLCondition.among("w.kind", pack.workKinds.filter { !$0.isContact }.map(\.id))
    let days: [SQLValue] = [
      .text((day + -pack.hours.overdueUpToDays).iso), .text((day + pack.hours.dueWithinDays).iso),
    ]
    try items.each(
      SQLCondition("w.done_on IS NULL AND w.due_on >= ? AND w.due_on <= ? AND \(kinds.sql)", days + kinds.arguments)
    ) { item in
      if let doer = item.staff {
        guard items.isAsked(doer) else { return }
        body(Item(kind: .task(item.kind), staff: doer, post: nil, crn: item.crn))
      } else if let post = items.holders[item.crn] {
        body(Item(kind: .task(item.kind), staff: post.staff.text, post: post, crn: item.crn))
      }
    }
  }

  /// Contacts of the last days that somebody else than the holder did: one for who did it, one for who holds the case.
  private func contacts(_ items: WorkItems, _ body: (Item) -> Void) throws {
    let days: [SQLValue] = [.text((day + (1 - pack.hours.contactDays)).iso), .text(day.iso)]
    try items.each(
      SQLCondition("w.contact IS NOT NULL AND w.staff_code IS NOT NULL AND w.done_on >= ? AND w.done_on <= ?", days)
    ) { item in
      guard let code = item.contact, pack.contacts.byCode[code] != nil, let doer = item.staff else { return }
      let holder = items.holders[item.crn]
      guard holder?.staff.text != doer else { return }
      func contact(_ direction: ContactCount.Direction) -> Item.Kind {
        .contact(ContactCount(code: code, direction: direction, count: 1))
      }
      if items.isAsked(doer) { body(Item(kind: contact(.forOthers), staff: doer, post: nil, crn: item.crn)) }
      if let holder {
        body(Item(kind: contact(.byOthers), staff: holder.staff.text, post: holder, crn: item.crn))
      }
    }
  }
}

extension HoursCounts {
  /// Counts one piece of work, contact or cover.
  mutating func add(_ item: HoursWork.Item) {
    switch item.kind {
    case .task(let kind): tasks[kind, default: 0] += 1
    case .cover(let cases): covered += cases
    case .contact(let contact):
      if let index = contacts.firstIndex(where: { $0.code == contact.code && $0.direction == contact.direction }) {
        contacts[index] = ContactCount(
          code: contact.code, direction: contact.direction, count: contacts[index].count + contact.count)
      } else {
        contacts.append(contact)
      }
    }
  }
}
