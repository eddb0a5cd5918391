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
  /// Of many people it is looked up by what is open, which is little, and not by who holds the cases.
  func each(of staff: Set<String>?, _ body: (Item) -> Void) throws {
    if let staff, staff.count <= CaseSelection.most {
      let codes = staff.sorted()
      guard !codes.isEmpty else { return }
      try each({ SQLCondition.among($0, codes) }, "case_now c CROSS JOIN work_item w", body)
    } else {
      try each({ SQLCondition("\($0) IS NOT NULL") }, "work_item w CROSS JOIN case_now c") { item in
        if staff?.contains(item.staff) ?? true { body(item) }
      }
    }
  }

  /// - Parameters:
  ///   - some: the condition that a column with staff codes names somebody whose work is asked for.
  ///   - held: work items and the cases that they are about, in the order in which they are best looked up.
  private func each(_ some: (String) -> SQLCondition, _ held: String, _ body: (Item) -> Void) throws {
    try tasks(some, held, body)
    try contacts(some, held, body)
    try cover(some, body)
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
  private func tasks(_ some: (String) -> SQLCondition, _ held: String, _ body: (Item) -> Void) throws {
    let kinds = SQLCondition.among("w.kind", pack.workKinds.filter { !$0.isContact }.map(\.id))
    let span = "w.done_on IS NULL AND w.due_on >= ? AND w.due_on <= ?"
    let days: [SQLValue] = [
      .text((day + -pack.hours.overdueUpToDays).iso), .text((day + pack.hours.dueWithinDays).iso),
    ]
    let (doers, holders) = (some("w.staff_code"), some("c.staff_code"))
    try connection.each(
      """
      SELECT w.kind, w.staff_code, w.crn FROM work_item w WHERE \(span) AND \(kinds.sql) AND \(doers.sql)
      ORDER BY w.crn, w.number
      """, days + kinds.arguments + doers.arguments
    ) { body(Item(kind: .task(try $0.text(0)), staff: try $0.text(1), post: nil, crn: try $0.text(2))) }
    try connection.each(
      """
      SELECT w.kind, c.staff_code, c.holder_team, w.crn FROM \(held)
      WHERE w.crn = c.crn AND w.staff_code IS NULL AND \(span) AND \(kinds.sql) AND \(holders.sql) ORDER BY w.crn, w.number
      """, days + kinds.arguments + holders.arguments
    ) { row in
      let staff = try row.text(1)
      body(
        Item(
          kind: .task(try row.text(0)), staff: staff,
          post: PostKey(staff: StaffCode(staff), team: TeamCode(try row.optionalText(2) ?? "")), crn: try row.text(3)))
    }
  }

  /// Contacts of the last days that somebody else than the holder did: one for who did it, one for who holds the case.
  private func contacts(_ some: (String) -> SQLCondition, _ held: String, _ body: (Item) -> Void) throws {
    let span = "w.contact IS NOT NULL AND w.done_on >= ? AND w.done_on <= ?"
    let days: [SQLValue] = [.text((day + (1 - pack.hours.contactDays)).iso), .text(day.iso)]
    func contact(_ row: SQLRow, _ direction: ContactCount.Direction) throws -> Item.Kind? {
      let code = try row.text(0)
      guard pack.contacts.byCode[code] != nil else { return nil }
      return .contact(ContactCount(code: code, direction: direction, count: 1))
    }
    let (doers, holders) = (some("w.staff_code"), some("c.staff_code"))
    try connection.each(
      """
      SELECT w.contact, w.staff_code, w.crn FROM work_item w LEFT JOIN case_now c ON c.crn = w.crn
      WHERE \(span) AND \(doers.sql) AND (c.staff_code IS NULL OR c.staff_code <> w.staff_code)
      ORDER BY w.crn, w.number
      """, days + doers.arguments
    ) { row in
      guard let kind = try contact(row, .forOthers) else { return }
      body(Item(kind: kind, staff: try row.text(1), post: nil, crn: try row.text(2)))
    }
    try connection.each(
      """
      SELECT w.contact, c.staff_code, c.holder_team, w.crn FROM \(held)
      WHERE w.crn = c.crn AND \(span) AND w.staff_code IS NOT NULL AND w.staff_code <> c.staff_code AND \(holders.sql)
      ORDER BY w.crn, w.number
      """, days + holders.arguments
    ) { row in
      guard let kind = try contact(row, .byOthers) else { return }
      let staff = try row.text(1)
      body(
        Item(
          kind: kind, staff: staff,
          post: PostKey(staff: StaffCode(staff), team: TeamCode(try row.optionalText(2) ?? "")), crn: try row.text(3)))
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
