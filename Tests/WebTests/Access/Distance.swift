import Rules

/// How far a unit, a person or a case is from staff code S1 of team T1, in PDU P1 of region R1.
enum Distance: String, CaseIterable, Sendable {
  case own, team, pdu, region, elsewhere
  /// A case of T1 that only somebody else may see; where a unit or a person is asked for, one of T1.
  case restricted

  static let levels = ["nation", "region", "pdu", "team"]

  /// The units above and including its team, from the nation down.
  var path: [String] {
    switch self {
    case .own, .team, .restricted: ["EW", "R1", "P1", "T1"]
    case .pdu: ["EW", "R1", "P1", "T2"]
    case .region: ["EW", "R1", "P2", "T3"]
    case .elsewhere: ["EW", "R2", "P3", "T4"]
    }
  }
  var team: String { path[3] }
  /// From 1, in the order of the cases.
  var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
  var staff: String {
    switch self {
    case .own: "S1"
    case .team, .restricted: "S2"
    case .pdu: "S3"
    case .region: "S4"
    case .elsewhere: "S5"
    }
  }
  var crn: String {
    switch self {
    case .own: "X200001"
    case .team: "X200002"
    case .pdu: "X200003"
    case .region: "X200004"
    case .elsewhere: "X200005"
    case .restricted: "X200006"
    }
  }
  /// The surname of the person of the case; no other word of the site has it in it.
  var person: String { "Casezq\(rawValue)" }
  /// The surname of the member of staff.
  var worker: String { "Staffzq\(self == .restricted ? "team" : rawValue)" }
}

/// What the table of access says, worked out from the file and not by the code that decides.
struct AccessTable {
  let role: AccessRole
  /// Whether somebody with this role has staff code S1.
  let hasStaff: Bool

  /// Whether the permission reaches the team of a distance, or with `isPersonal` its person or case.
  func reaches(_ permission: Permission, _ distance: Distance, isPersonal: Bool) -> Bool {
    reaches(permission, level: 3, distance, isPersonal: isPersonal)
  }

  /// The same for the unit of a level above that team.
  func reaches(_ permission: Permission, level: Int, _ distance: Distance, isPersonal: Bool = false) -> Bool {
    role.grants.contains { grant in
      guard grant.permission == permission else { return false }
      if let finest = grant.downTo.flatMap(Distance.levels.firstIndex), isPersonal || level > finest { return false }
      return grant.relations.contains { relation in
        switch relation {
        case .own: return isPersonal && hasStaff && distance == .own
        // Nobody here has a tie; those are tested by themselves.
        case .tie: return false
        case .within(let widest):
          let wide = Distance.levels.firstIndex(of: widest) ?? 0
          let held = Distance.levels.firstIndex(of: role.level) ?? 0
          let depth = min(wide, held)
          return level >= depth && distance.path[depth] == Distance.own.path[depth]
        }
      }
    }
  }

  func has(_ permission: Permission) -> Bool { role.grants.contains { $0.permission == permission } }
}
