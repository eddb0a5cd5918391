import Caseload
import Rules
import Storage
import TestSupport

@testable import Casework

/// The organisation of ``AccessWorld`` with somebody who answers at every level: Ada in T1, Bo in T2, Cy over P1, Di over
/// R1, and Gil over P2.
/// S1 of T1 reports; Eve is a colleague in T1.
enum ConcernWorld {
  static let reported = "2026-11-23"

  /// Everybody with an account; the staff codes of managers are only in the table of accounts.
  enum Who: String, CaseIterable {
    case jo, eve, ada, bo, cy, di, gil

    var staff: String {
      switch self {
      case .jo: "S1"
      case .eve: "S2"
      case .ada: "M1"
      case .bo: "M2"
      case .cy: "M3"
      case .di: "M4"
      case .gil: "M5"
      }
    }
    var role: (id: String, level: String, code: String) {
      switch self {
      case .jo, .eve: ("practitioner", "team", "T1")
      case .ada: ("spo", "team", "T1")
      case .bo: ("spo", "team", "T2")
      case .cy: ("pdu-head", "pdu", "P1")
      case .di: ("regional-director", "region", "R1")
      // Of another PDU altogether.
      case .gil: ("pdu-head", "pdu", "P2")
      }
    }
    var name: String { "\(rawValue)@example.org" }
    var display: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
    func actor(ties: [Tie] = []) -> Actor {
      Actor(
        way: .account((Self.allCases.firstIndex(of: self) ?? 0) + 1), name: name, displayName: display, staff: staff,
        roles: [HeldRole(role: role.id, unit: RoleUnit(level: role.level, code: role.code))], ties: ties)
    }
  }

  static func run(
    _ kind: DatabaseKind, _ more: @escaping @Sendable (CaseRecords) throws -> Void = { _ in },
    _ body: (Service) async throws -> Void
  ) async throws {
    try await AccessWorld.run(kind) { records in
      for (index, who) in Who.allCases.enumerated() {
        try records.insert(
          "account",
          [
            "name": .text(who.name), "display_name": .text(who.display), "enabled": 1, "must_change": 0,
            "staff_code": .text(who.staff), "created_at": "2026-01-01T09:00:00Z", "created_by": "test",
          ])
        try records.insert(
          "account_role",
          [
            "account_id": .integer(index + 1), "role": .text(who.role.id), "unit_level": .text(who.role.level),
            "unit_code": .text(who.role.code), "from_day": "2026-01-01", "granted_at": "2026-01-01T09:00:00Z",
            "granted_by": "test",
          ])
      }
      try more(records)
    } _: { service in
      try await body(service)
    }
  }

  /// The words of a report that is sent in tests.
  static let words = "Two courts at once, and no time to prepare either"

  static func new(
    _ kind: Concern.Kind = .report, crn: String? = nil, _ meanings: Set<ConcernRules.Meaning> = [.tooMuch],
    to route: NewConcern.Route = .level("spo")
  ) -> NewConcern {
    NewConcern(kind: kind, crn: crn, meanings: meanings, words: words, route: route)
  }

  /// An answer to too much work.
  static func answer(_ remedy: String = "reduced", on day: String = "2026-11-30") -> ConcernAnswer {
    ConcernAnswer(
      remedies: [.tooMuch: remedy], words: "The second court is taken off you", nextStep: "Meet again",
      nextOn: LocalDate(iso: day))
  }
}

extension Service {
  /// The service on a day, asked by one of them.
  func on(_ iso: String, _ who: ConcernWorld.Who, ties: [Tie] = []) -> Service { on(iso, as: who.actor(ties: ties)) }

  /// Whether somebody can open a concern on a day; any refusal but the confidential one is an error of the test.
  func shows(_ id: Int, on iso: String, to who: ConcernWorld.Who, ties: [Tie] = []) async throws -> Bool {
    do {
      _ = try await on(iso, who, ties: ties).concern(id: id)
      return true
    } catch CaseworkRefusal.notAllowed {
      return false
    }
  }
}
