import Caseload
import DataFormat
import Foundation
import Rules
import Storage
import TestSupport
import Testing

@testable import Casework
@testable import Web

/// A real service with two regions, a member of staff and a case at every distance, and a browser for an account of each role.
struct DistanceWorld {
  let service: Service
  let database: any SQLDatabase
  let folder: String

  static let day = LocalDate(daysSinceEpoch: 20_779)
  static let password = "copper kettle under nine stairs"

  /// What is told of the one case that is kept from everybody but staff code S5.
  struct Secret: Sendable {
    var crn = Distance.restricted.crn
    var forename = "Sam"
    var surname = Distance.restricted.person
    var birth = "1990-02-28"
    var type = "community-order"
    var number = "1"
    var sentenced = "2026-01-05"
    var end = "2027-01-04"
    var since = "2026-01-06T09:00:00Z"
    var due = "2026-12-04"
  }

  /// - Parameter secret: the restricted case.
  static func run(
    _ kind: DatabaseKind = .sqlite, secret: Secret = Secret(), _ body: (DistanceWorld) async throws -> Void
  ) async throws {
    try await withThrowawayDatabase(kind) { place, database in
      let service = Service(
        database: database, pack: try englandAndWales(), clock: .fixed(day, hour: 12),
        actor: .terminal(user: "test"), signingIn: try SignInDesk(keys: SignInDesk.makeKeyLine(), of: "the test"))
      let path = place.folder + "/data"
      try write(to: path, secret)
      let report = try await service.importData(path: path)
      try #require(report.outcome == .accepted, "\(report.problems.prefix(5))")
      // Two requests for own data: one that somebody read, and one that nobody has.
      for _ in 0..<2 { _ = try await service.draftSubject(.person(Distance.own.crn)) }
      try await service.reviewSubjectDraft(1, leavingOut: [])
      try await database.write {
        try excesses(CaseRecords($0))
        try breaches(CaseRecords($0))
        try decisions(CaseRecords($0))
        try concerns(CaseRecords($0))
        try CaseRecords($0).insert(
          "absence", ["staff_code": "S1", "starts_on": .text((day + -1).iso), "kind": "sickness"])
      }
      try await body(DistanceWorld(service: service, database: database, folder: place.folder))
    }
  }

  /// A period of too much work for somebody at each distance.
  private static func excesses(_ records: CaseRecords) throws {
    for distance in Distance.allCases {
      try records.insert(
        "excess",
        [
          "staff_code": .text(distance.staff), "kind": "sustained", "began": .text((day + (-27 - distance.number)).iso),
          "team": .text(distance.team), "opened_on": .text(day.iso), "weeks": 4, "numerator": 113, "denominator": 1,
          "owner": "team", "due_on": .text((day + 14).iso),
        ])
    }
  }

  /// A caseload above a protected limit for somebody at each distance.
  private static func breaches(_ records: CaseRecords) throws {
    for distance in Distance.allCases {
      try records.insert(
        "protection_breach",
        [
          "staff_code": .text(distance.staff), "team": .text(distance.team), "protection": "newly-qualified",
          "began": .text(day.iso), "limit_numerator": 40, "limit_denominator": 1, "cases": 41,
          "noticed_at": .text("\(day.iso)T02:00:00Z"),
        ])
    }
  }

  /// A decision by which each of these people got their case.
  private static func decisions(_ records: CaseRecords) throws {
    let side = #"{"active":1,"available":[2176,1],"cases":21,"isComputable":true,"work":1100}"#
    for distance in Distance.allCases {
      try records.insert(
        "allocation_decision",
        [
          "crn": .text(distance.crn), "starts_at": "2026-01-06T09:00:00Z", "staff_code": .text(distance.staff),
          "team": .text(distance.team), "tier": "B2", "rationale": "Has room", "findings": "[]",
          "figures": .text("{\"taker\":{\"before\":\(side),\"after\":\(side)}}"), "pack": "england-wales",
          "pack_version": "1", "request_digest": "", "made_at": "2026-01-06T09:00:00Z", "made_by": "ada@example.org",
          "maker_name": "Ada",
        ])
    }
  }

  /// A report of somebody at each distance that nobody answered, so that every level has it.
  private static func concerns(_ records: CaseRecords) throws {
    for distance in Distance.allCases {
      try records.insert(
        "concern",
        [
          "staff_code": .text(distance.staff), "team": .text(distance.team), "kind": "report", "held": 0, "too_much": 1,
          "beyond_skill": 0, "words": "Two reports a day", "levels": "spo pdu-head regional-director", "first_level": 0,
          "named": "Senior probation officer", "answer_days": 5, "reported_on": .text((day + -60).iso),
          "reported_at": .text("\((day + -60).iso)T09:00:00Z"), "reported_by": "jo",
          "reporter_name": .text("\(distance.worker), Jo"),
        ])
    }
  }

  private static func write(to path: String, _ secret: Secret) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    var files = ["manifest": "name,value\nformat,headroom-data/1\nkind,full\nas_of,\(day.iso)T02:00:00Z\n"]
    for (sheet, row) in rows(secret) {
      let columns = try #require(DataSheets.named(sheet)).columns.map(\.name)
      #expect(Set(row.keys).isSubset(of: columns), "\(sheet)")
      files[sheet, default: columns.joined(separator: ",") + "\n"] +=
        columns.map { row[$0] ?? "" }.joined(separator: ",") + "\n"
    }
    for (name, text) in files { try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name).csv")) }
  }

  private static func rows(_ secret: Secret) -> [(String, [String: String])] {
    var rows: [(String, [String: String])] = []
    let units = [
      ("EW", "nation", ""), ("R1", "region", "EW"), ("R2", "region", "EW"), ("P1", "pdu", "R1"), ("P2", "pdu", "R1"),
      ("P3", "pdu", "R2"), ("T1", "team", "P1"), ("T2", "team", "P1"), ("T3", "team", "P2"), ("T4", "team", "P3"),
    ]
    for (code, level, parent) in units {
      rows.append(
        (
          "units",
          ["code": code, "starts_on": "2021-06-26", "name": "Unit \(code)", "level": level, "parent": parent]
        ))
    }
    for distance in Distance.allCases {
      if distance != .restricted { rows += staff(distance) }
      var person = Secret(crn: distance.crn, surname: distance.person)
      if distance == .restricted { person = secret }
      rows += held(person, by: distance)
    }
    // Only somebody who is nowhere near may see it; staff code S5 stands for that person.
    rows.append(
      (
        "restrictions",
        ["crn": secret.crn, "staff_code": "S5", "kind": "only", "starts_on": "2026-01-05"]
      ))
    return rows
  }

  private static func staff(_ distance: Distance) -> [(String, [String: String])] {
    [
      (
        "staff",
        [
          "staff_code": distance.staff, "forename": "Jo", "surname": distance.worker, "joined_on": "2019-01-07",
          "qualified_on": "2020-06-01",
        ]
      ),
      (
        "posts",
        [
          "staff_code": distance.staff, "team": distance.team, "starts_on": "2021-06-26", "grade": "PO",
          "weekly_hours": "37",
        ]
      ),
      (
        "reductions",
        [
          "staff_code": distance.staff, "team": distance.team, "reason": "union-facility-time",
          "starts_on": "2026-04-01", "ends_on": "2027-03-31", "hours": "3.70",
        ]
      ),
      ("training", ["staff_code": distance.staff, "course": "arms", "completed_on": "2024-10-03"]),
    ]
  }

  private static func held(_ person: Secret, by distance: Distance) -> [(String, [String: String])] {
    let crn = person.crn
    return [
      (
        "cases",
        [
          "crn": crn, "forename": person.forename, "surname": person.surname, "date_of_birth": person.birth,
          "gender": "male",
          "team": distance.team, "setting": "community", "responsible": "community", "sexual_offence": "no",
          "starts_on": "2026-01-05",
        ]
      ),
      (
        "orders",
        [
          "crn": crn, "number": person.number, "type": person.type, "sentenced_on": person.sentenced,
          "sentence_days": "365",
          "starts_on": person.sentenced, "expected_end_on": person.end,
        ]
      ),
      (
        "allocations",
        ["crn": crn, "starts_at": person.since, "staff_code": distance.staff, "team": distance.team]
      ),
      (
        "risk",
        ["crn": crn, "kind": "rosh", "recorded_at": "2026-01-26T10:30:00Z", "band": "medium", "source": "OASys"]
      ),
      (
        "work-items",
        ["crn": crn, "number": "1", "kind": "breach", "due_on": person.due, "started_on": "2026-11-10"]
      ),
    ]
  }
}

extension DistanceWorld {
  var site: Site {
    Site(
      desk: service, accounts: service, assets: Assets(styleSheet: "a { color: red }"), log: AccessLog(isSilent: true),
      clock: service.clock)
  }

  var stranger: RoleVisitor { RoleVisitor(site: site) }

  /// A browser signed in with an account that holds one role at T1 or the unit of the role's level above it.
  ///
  /// - Parameter staff: its code in the case system.
  func visitor(_ role: AccessRole, staff: String? = "S1") async throws -> RoleVisitor {
    let level = Distance.levels.firstIndex(of: role.level) ?? 0
    let unit = level == 0 ? nil : RoleUnit(level: role.level, code: Distance.own.path[level])
    return try await visitor(
      "\(role.id)@example.org", role.label, [HeldRole(role: role.id, unit: unit)], staff: staff,
      until: role.isBounded ? Self.day + 7 : nil)
  }

  func visitor(
    _ name: String, _ displayName: String, _ roles: [HeldRole], staff: String? = nil, until: LocalDate? = nil
  ) async throws -> RoleVisitor {
    let new = NewAccount(
      name: name, displayName: displayName, password: Self.password, staff: staff, roles: roles, rolesUntil: until,
      mustChangePassword: false)
    _ = try await service.addAccount(new, by: .terminal(user: "test"))
    let outcome = try await service.signIn(name: name, password: Self.password, source: name, device: nil)
    guard case .signedIn(let token, _, let person) = outcome else {
      throw CaseworkRefusal.notAllowed("\(name) could not sign in")
    }
    var visitor = stranger
    visitor.session = (token, person.formToken)
    return visitor
  }
}
