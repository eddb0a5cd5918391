import Caseload
import Rules
import Storage

/// Which restricted cases are kept from somebody: those that name the person, and those that only others may see.
struct Restrictions {
  /// The actor's own code; without one nobody can tell whether a restriction means the actor.
  let staff: String?
  /// Restricted cases that the actor opened for a while, with a reason.
  let opened: [String]
  let day: LocalDate

  /// Whether a case is hidden, as a condition that is true or false and never unknown.
  ///
  /// - Parameter crn: the column with the case reference number.
  func hides(_ crn: String) -> SQLCondition {
    let today: [SQLValue] = [.text(day.iso), .text(day.iso)]
    let inForce = "r.crn = \(crn) AND r.starts_on <= ? AND COALESCE(r.ends_on, '9999-12-31') >= ?"
    let listed = SQLCondition("EXISTS (SELECT 1 FROM restriction r WHERE \(inForce))", today)
    let marked = SQLCondition("EXISTS (SELECT 1 FROM case_now n WHERE n.crn = \(crn) AND n.restricted = 1)")
    let isRestricted = "(\(listed.sql) OR \(marked.sql))"
    let open = opened.isEmpty ? nil : SQLCondition.among(crn, opened)
    var parts = [isRestricted]
    var arguments = today
    if let open {
      parts.append("NOT \(open.sql)")
      arguments += open.arguments
    }
    if let staff {
      // Kept from whom a row names as excluded, and, where some may see it alone, from whom none of these rows names.
      // A case that is marked without rows, or somebody without a code, leaves nothing to tell by: it stays hidden.
      parts.append(
        """
        (EXISTS (SELECT 1 FROM restriction r WHERE \(inForce) AND r.kind = 'not' AND r.staff_code = ?)
        OR (EXISTS (SELECT 1 FROM restriction r WHERE \(inForce) AND r.kind = 'only')
          AND NOT EXISTS (SELECT 1 FROM restriction r WHERE \(inForce) AND r.kind = 'only' AND r.staff_code = ?))
        OR NOT \(listed.sql))
        """)
      arguments += today + [.text(staff)] + today + today + [.text(staff)] + today
    }
    return SQLCondition("(\(parts.joined(separator: " AND ")))", arguments)
  }
}

extension Restrictions {
  /// The same for rows of `case_now`, which say of most cases that nothing restricts them.
  ///
  /// - Parameter prefix: the table's short name with a dot.
  func hidesNow(_ prefix: String = "") -> SQLCondition {
    let marked = "\(prefix)restricted = 1"
    guard staff != nil || !opened.isEmpty else { return SQLCondition("\(marked)") }
    let hides = hides(prefix.isEmpty ? "case_now.crn" : "\(prefix)crn")
    return SQLCondition("(\(marked) AND \(hides.sql))", hides.arguments)
  }
}

extension Service {
  /// Throws unless the actor may do it with a case that is there and not kept from them.
  ///
  /// A case that is not there and one that is kept from the actor are refused alike: a refusal must not tell.
  func requireCase(
    _ action: Permission.Action, _ fields: Permission.Fields, _ crn: String, on day: LocalDate,
    _ connection: any SQLConnection
  ) throws {
    let scope = try require(action, fields, connection)
    let isThere = try connection.first("SELECT 1 FROM case_record WHERE crn = ?", [.text(crn)]) { try $0.int(0) } != nil
    let isHidden = try isHidden(crn: crn, on: day, connection)
    if actor.way == .terminal, !isThere {
      throw CaseworkRefusal.notFound("There is no case with this case reference number.")
    }
    guard isThere, !isHidden else { throw CaseworkRefusal.restricted }
    guard try deciding({ try holds(scope, crn: crn, connection) }) else {
      throw CaseworkRefusal.notAllowed(Self.otherCase)
    }
  }

  /// What is kept from the actor on a day.
  func restrictions(on day: LocalDate, _ connection: any SQLConnection) throws -> Restrictions {
    Restrictions(staff: actor.staff, opened: try deciding { try openedCases(connection) }, day: day)
  }

  func isHidden(crn: String, on day: LocalDate, _ connection: any SQLConnection) throws -> Bool {
    let hides = try restrictions(on: day, connection).hides("c.crn")
    return try deciding {
      try connection.first(
        "SELECT CASE WHEN \(hides.sql) THEN 1 ELSE 0 END FROM (SELECT ? AS crn) c", hides.arguments + [.text(crn)]
      ) { try $0.bool(0) } ?? true
    }
  }
}
