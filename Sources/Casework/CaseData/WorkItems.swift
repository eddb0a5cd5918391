import Caseload
import Storage
import Workload

/// Pieces of work that may count for some people: those that they are named for, and those of the cases that they hold.
struct WorkItems {
  /// One of them.
  struct Item {
    let kind: String
    let contact: String?
    /// Who is named for it.
    let staff: String?
    let crn: String
    let doneOn: String?
  }

  let connection: any SQLConnection
  /// Nil for everybody.
  let staff: Set<String>?
  /// Each case that they hold, with the post that holds it.
  let holders: [String: PostKey]

  /// Whether somebody is one of the people.
  func isAsked(_ code: String) -> Bool { staff?.contains(code) ?? true }

  /// Those that meet a condition on `w`, each once.
  ///
  /// Of few people they are looked up by the people and their cases. Of many, everybody's are read: what is open or was done
  /// of late is little beside the cases, and some that count for none of the people come along.
  func each(_ condition: SQLCondition, _ body: (Item) throws -> Void) throws {
    guard let staff, staff.count <= CaseSelection.most else { return try read(condition, body) }
    guard !staff.isEmpty else { return }
    let named = SQLCondition.among("w.staff_code", staff.sorted())
    try read(condition.and(named), body)
    for crns in holders.keys.sorted().parts(of: CaseSelection.most) {
      let others = SQLCondition("(w.staff_code IS NULL OR NOT \(named.sql))", named.arguments)
      try read(condition.and(SQLCondition.among("w.crn", crns)).and(others), body)
    }
  }

  private func read(_ condition: SQLCondition, _ body: (Item) throws -> Void) throws {
    try connection.each(
      """
      SELECT w.kind, w.contact, w.staff_code, w.crn, w.done_on FROM work_item w WHERE \(condition.sql)
      ORDER BY w.crn, w.number
      """, condition.arguments
    ) { row in
      try body(
        Item(
          kind: try row.text(0), contact: try row.optionalText(1), staff: try row.optionalText(2),
          crn: try row.text(3), doneOn: try row.optionalText(4)))
    }
  }
}

extension SQLCondition {
  fileprivate func and(_ other: SQLCondition) -> SQLCondition {
    SQLCondition("\(sql) AND \(other.sql)", arguments + other.arguments)
  }
}
