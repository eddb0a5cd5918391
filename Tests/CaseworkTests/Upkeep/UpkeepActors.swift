import Caseload
import Casework
import Rules

/// Whoever asks in tests of upkeep.
enum UpkeepActors {
  static func manager(_ role: String = "spo", level: String = "team", of code: String, staff: String? = nil) -> Actor {
    Actor(
      way: .account(7), name: "\(role)@example.org", displayName: "Ada", staff: staff,
      roles: [HeldRole(role: role, unit: RoleUnit(level: level, code: code))])
  }
}

extension Service {
  /// The same service on another day, asked by somebody.
  func on(_ iso: String, as actor: Actor? = nil) -> Service {
    Service(
      database: database, pack: pack, clock: .fixed(LocalDate(iso: iso) ?? SmallCases.day),
      actor: actor ?? .terminal(user: "test"))
  }
}
