import Caseload
import Casework
import Rules
import Storage
import TestSupport

/// Two regions with a member of staff and a case at every distance from team T1.
enum AccessWorld {
  /// How far a subject is from staff code S1 of team T1 in PDU P1 of region R1.
  enum Place: String, CaseIterable {
    case own, team, pdu, region, elsewhere

    var unit: (level: String, code: String) {
      switch self {
      case .own, .team: ("team", "T1")
      case .pdu: ("team", "T2")
      case .region: ("team", "T3")
      case .elsewhere: ("team", "T4")
      }
    }
    var staff: String {
      switch self {
      case .own: "S1"
      case .team: "S2"
      case .pdu: "S3"
      case .region: "S4"
      case .elsewhere: "S5"
      }
    }
    var crn: String {
      switch self {
      case .own: "A000001"
      case .team: "A000002"
      case .pdu: "A000003"
      case .region: "A000004"
      case .elsewhere: "A000005"
      }
    }
    /// Index of the lowest level of the organisation whose unit is the same as that of team T1.
    var sharedLevel: Int {
      switch self {
      case .own, .team: 3
      case .pdu: 2
      case .region: 1
      case .elsewhere: 0
      }
    }
  }

  static let levels = ["nation", "region", "pdu", "team"]

  static func run(
    _ kind: DatabaseKind, _ more: @escaping @Sendable (CaseRecords) throws -> Void = { _ in },
    _ body: (Service) async throws -> Void
  ) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      try await database.write { connection in
        let records = CaseRecords(connection)
        try organisation(records)
        try more(records)
      }
      try await body(Service(database: database, pack: try englandAndWales(), clock: .fixed(SmallCases.day)))
    }
  }

  /// Somebody with one role at T1 or a unit above it. Only practitioners have a staff code here, S1.
  static func actor(_ role: AccessRole, staff: String? = nil, ties: [Tie] = []) -> Actor {
    let unit: RoleUnit? =
      switch role.level {
      case "team": RoleUnit(level: "team", code: "T1")
      case "pdu": RoleUnit(level: "pdu", code: "P1")
      case "region": RoleUnit(level: "region", code: "R1")
      default: nil
      }
    return Actor(
      way: .account(1), name: "\(role.id)@example.org", displayName: role.label, staff: staff,
      roles: [HeldRole(role: role.id, unit: unit)], ties: ties)
  }

  private static func organisation(_ records: CaseRecords) throws {
    try records.dataImport(asOf: SmallCases.day.iso)
    try records.unit("R1", "North", level: "region")
    try records.unit("R2", "South", level: "region")
    try records.unit("P1", "PDU One", level: "pdu", parent: "R1")
    try records.unit("P2", "PDU Two", level: "pdu", parent: "R1")
    try records.unit("P3", "PDU Three", level: "pdu", parent: "R2")
    for (team, pdu) in [("T1", "P1"), ("T2", "P1"), ("T3", "P2"), ("T4", "P3")] {
      try records.unit(team, "Team \(team)", level: "team", parent: pdu)
    }
    for place in Place.allCases {
      try records.staff(place.staff, "Jo", "Kim\(place.staff)", qualified: "2019-01-01")
      try records.post(place.staff, place.unit.code)
      try records.currentCase(
        place.crn, "Sam", "Archer\(place.rawValue)", team: place.unit.code, holder: place.staff,
        holderName: "Kim\(place.staff), Jo")
    }
  }
}
