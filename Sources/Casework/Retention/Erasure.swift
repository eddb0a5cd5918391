import Caseload
import Rules
import Secrets
import Storage

/// Whose records are erased: their personal data are taken out or emptied, and a pseudonym stands in what has to stay.
struct Erasure {
  /// What kind of subject it is; also what `erasure_open` calls it.
  enum Kind: String {
    case ended = "case"
    case left = "staff"

    init?(_ kind: RetentionRules.Kind) {
      switch kind {
      case .endedCases: self = .ended
      case .formerStaff: self = .left
      default: return nil
      }
    }
  }

  let kind: Kind
  /// Records from before this day are due.
  let before: LocalDate
  let connection: any SQLConnection

  private var edge: SQLValue { .text(before.iso) }

  /// Codes that are due, in order: cases that ended, or that a full feed no longer had, before the day; staff who left before it.
  func due() throws -> [String] {
    switch kind {
    case .ended:
      try codes(
        """
        SELECT c.crn FROM case_record c WHERE c.ends_on < ? AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.pseudonym = c.crn)
        UNION
        SELECT a.crn FROM allocation a WHERE NOT EXISTS (SELECT 1 FROM case_record c WHERE c.crn = a.crn)
          AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.pseudonym = a.crn)
        GROUP BY a.crn HAVING MAX(a.starts_at) < ? ORDER BY 1
        """, [edge, edge])
    case .left:
      try codes(
        """
        SELECT s.staff_code FROM staff s WHERE s.left_on < ?
          AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.pseudonym = s.staff_code)
        UNION
        SELECT r.staff_code FROM practitioner r WHERE r.left_on < ?
          AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.pseudonym = r.staff_code)
          AND NOT EXISTS (SELECT 1 FROM staff s WHERE s.staff_code = r.staff_code)
        ORDER BY 1
        """, [edge, edge])
    }
  }

  /// Those of the due that are in use: a case that is listed as current; somebody who holds a case, or whose account is enabled.
  func inUse() throws -> Set<String> {
    switch kind {
    case .ended: Set(try codes("SELECT crn FROM case_now", []))
    case .left:
      Set(
        try codes(
          """
          SELECT staff_code FROM case_now WHERE staff_code IS NOT NULL
          UNION SELECT staff_code FROM account WHERE enabled = 1 AND staff_code IS NOT NULL
          """, []))
    }
  }

  /// Erases one. Everything of it is one transaction with whatever notes it.
  func erase(_ code: String, by actor: Actor, at moment: String) throws {
    let pseudonym = try newPseudonym()
    try connection.execute(
      "INSERT INTO erasure (kind, pseudonym, erased_at, erased_by, due_before) VALUES (?, ?, ?, ?, ?)",
      [.text(kind.rawValue), .text(pseudonym), .text(moment), .text(actor.name), edge])
    try connection.execute(
      "INSERT INTO erasure_open (kind, code, pseudonym) VALUES (?, ?, ?)",
      [.text(kind.rawValue), .text(code), .text(pseudonym)])
    for step in kind == .ended ? ErasureSteps.ofCases : ErasureSteps.ofStaff {
      try step.run(from: code, to: pseudonym, connection)
    }
    try connection.execute(
      "DELETE FROM erasure_open WHERE kind = ? AND code = ?", [.text(kind.rawValue), .text(code)])
  }

  /// A code that nobody has: `Z` and six digits for a case, in the shape of a case reference number, which sheets ask for;
  /// `erased-` and a number for a member of staff. That the case system gives no number with a Z is an assumption, so
  /// that one which stands anywhere is passed over.
  private func newPseudonym() throws -> String {
    var number = (try connection.first("SELECT COALESCE(MAX(id), 0) FROM erasure") { try $0.int(0) } ?? 0) + 1
    while true {
      let digits = String(number)
      let code =
        kind == .ended ? "Z" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits : "erased-" + digits
      guard try isTaken(code) else { return code }
      number += 1
    }
  }

  private func isTaken(_ code: String) throws -> Bool {
    try connection.first(
      """
      SELECT 1 WHERE EXISTS (SELECT 1 FROM case_record WHERE crn = ?) OR EXISTS (SELECT 1 FROM allocation WHERE crn = ?)
        OR EXISTS (SELECT 1 FROM staff WHERE staff_code = ?) OR EXISTS (SELECT 1 FROM practitioner WHERE staff_code = ?)
        OR EXISTS (SELECT 1 FROM erasure WHERE pseudonym = ?)
      """, Array(repeating: .text(code), count: 5)
    ) { try $0.int(0) } != nil
  }

  private func codes(_ sql: String, _ values: [SQLValue]) throws -> [String] {
    try connection.query(sql, values) { try $0.text(0) }
  }
}
