import Caseload
import Rules
import Storage

/// A restricted case that somebody opened, as the second person is told of it.
public struct CaseOpening: Sendable, Hashable {
  /// Nil where the case is kept from the person who is told as well.
  public let crn: String?
  /// Who opened it.
  public let openedBy: String
  public let reason: String
  /// UTC.
  public let openedAt: String
  public let closesAt: String
}

/// Opening restricted cases with a reason.
public protocol BreakGlassUse: Sendable {
  /// Accounts that may be told when the actor opens a restricted case: sign-in names with display names.
  func whoMayBeTold() async throws -> [(name: String, displayName: String)]
  /// Opens a case that is kept from the actor, for the time that the rules allow.
  ///
  /// Throws ``CaseworkRefusal`` without a reason, without somebody else who is told, and out of the role's reach.
  func openRestricted(crn: String, reason: String, told: String) async throws
  /// Cases that others opened lately and told the actor of, newest first.
  func openingsToldOf() async throws -> [CaseOpening]
}

extension Service: BreakGlassUse {
  /// Characters that a reason has at least: one word is no reason.
  private static let shortestReason = 15
  /// Days for which the second person sees that a case was opened.
  private static let toldForDays = 14

  public func whoMayBeTold() async throws -> [(name: String, displayName: String)] {
    let roles = pack.access.roles.filter { role in
      role.grants.contains { $0.permission == Permission(.breakGlass, .cases) }
    }.map(\.id)
    let (actor, today) = (actor.name, clock.today.iso)
    return try await database.read { connection in
      try self.require(.breakGlass, .cases, connection)
      let wanted = SQLCondition.among("r.role", roles)
      return try connection.query(
        """
        SELECT DISTINCT a.name, a.display_name FROM account a JOIN account_role r ON r.account_id = a.id
        WHERE a.enabled = 1 AND a.name <> ? AND \(wanted.sql) AND r.from_day <= ?
          AND COALESCE(r.until_day, '9999-12-31') >= ? AND r.ended_at IS NULL
        ORDER BY a.display_name, a.name
        """, [.text(actor)] + wanted.arguments + [.text(today), .text(today)]
      ) { (name: try $0.text(0), displayName: try $0.text(1)) }
    }
  }

  public func openRestricted(crn: String, reason: String, told: String) async throws {
    let reason = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard reason.count >= Self.shortestReason else {
      throw CaseworkRefusal.invalid("Say in a sentence why you need this case now. The reason is kept.")
    }
    guard try await whoMayBeTold().contains(where: { $0.name == told }) else {
      throw CaseworkRefusal.invalid("Choose who is told that you opened it.")
    }
    let (actor, now) = (actor, clock.timestamp)
    let end = clock.seconds() + pack.access.breakGlassMinutes * 60
    let closes = WallClock { end }.timestamp
    try await database.write { connection in
      let scope = try self.require(.breakGlass, .cases, connection)
      guard try self.holds(scope, crn: crn, connection) else { throw CaseworkRefusal.restricted }
      try connection.execute(
        """
        INSERT INTO case_opening (account, opened_by, crn, reason, told, opened_at, closes_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        [
          .text(actor.name), .text(actor.displayName), .text(crn), .text(reason), .text(told), .text(now),
          .text(closes),
        ])
      try AuditTrail.append(
        AuditEntry(.breakGlass, .person(crn), detail: "told \(told): \(reason)"), by: actor, at: clock.auditMoment,
        connection)
    }
  }

  public func openingsToldOf() async throws -> [CaseOpening] {
    let name = actor.name
    let since = (clock.today + -Self.toldForDays).iso
    return try await database.read { connection in
      let day = try self.liveDay(connection)
      let hides = try self.restrictions(on: day, connection).hides("o.crn")
      return try connection.query(
        """
        SELECT o.crn, CASE WHEN \(hides.sql) THEN 1 ELSE 0 END, o.opened_by, o.reason, o.opened_at, o.closes_at
        FROM case_opening o WHERE o.told = ? AND o.opened_at >= ? ORDER BY o.opened_at DESC, o.id DESC
        """, hides.arguments + [.text(name), .text(since)]
      ) { row in
        CaseOpening(
          crn: try row.bool(1) ? nil : try row.text(0), openedBy: try row.text(2), reason: try row.text(3),
          openedAt: try row.text(4), closesAt: try row.text(5))
      }
    }
  }

  /// Restricted cases that are open to the actor now.
  func openedCases(_ connection: any SQLConnection) throws -> [String] {
    guard case .account = actor.way, actor.may(.breakGlass, .cases, pack.access) else { return [] }
    return try connection.query(
      "SELECT DISTINCT crn FROM case_opening WHERE account = ? AND closes_at > ? ORDER BY crn",
      [.text(actor.name), .text(clock.timestamp)]
    ) { try $0.text(0) }
  }
}
