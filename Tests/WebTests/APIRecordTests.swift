import Caseload
import Foundation
import HTTPTypes
import Rules
import Storage
import TestSupport
import Testing

@testable import Casework
@testable import Web

/// Records by programs, over a real service with the example data of the documentation.
@Suite("Records by programs")
struct APIRecordTests {
  private static let example: String = {
    var folder = URL(filePath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder.appending(path: "Documentation/example-data").path
  }()

  private struct World {
    let program: Program
    let service: Service
    let database: any SQLDatabase

    func rows(_ sql: String) async throws -> Int {
      try await database.read { try $0.first(sql) { try $0.int(0) } } ?? 0
    }

    /// A program with another account.
    func other(_ roles: [HeldRole], scope: String = "read write", staff: String? = nil) async throws -> Program {
      let name = "p\(UInt32.random(in: 0...UInt32.max))@example.org"
      _ = try await service.addAccount(
        NewAccount(name: name, displayName: "Pat Program", password: nil, staff: staff, roles: roles),
        by: .terminal(user: "test"))
      let issued = try await service.issueToken(
        NewToken(account: name, name: "t", scope: try TokenScope(words: scope), until: service.clock.today),
        by: .terminal(user: "test"))
      return Program(site: program.site, token: issued.text)
    }
  }

  private func withWorld(_ kind: DatabaseKind, _ body: (World) async throws -> Void) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      let clock = WallClock.fixed(try #require(LocalDate(iso: "2026-11-22")), hour: 12)
      let service = Service(
        database: database, pack: try englandAndWales(), clock: clock, actor: .terminal(user: "test"))
      #expect(try await service.importData(path: Self.example).outcome == .accepted)
      let site = Site(
        desk: service, accounts: service, assets: Assets(styleSheet: ""), log: AccessLog(isSilent: true))
      let world = World(program: Program(site: site), service: service, database: database)
      let steward = try await world.other([HeldRole(role: "data-steward", unit: nil)])
      try await body(World(program: steward, service: service, database: database))
    }
  }

  private static let risk = """
    {"values": {"crn": "X310001", "kind": "rosh", "recorded_at": "2026-11-22", "band": "very-high", "source": null},
     "reason": "Seen at home visit"}
    """

  private func key(_ text: String) -> HTTPFields {
    var fields: HTTPFields = [:]
    if let name = HTTPField.Name("Idempotency-Key") { fields[name] = text }
    return fields
  }

  @Test("are made once, and the same request sent again is answered the same", arguments: DatabaseKind.available)
  func once(kind: DatabaseKind) async throws {
    try await withWorld(kind) { world in
      let first = await world.program.ask("/api/v1/records/risk", .post, headers: key("a-1"), body: Self.risk)
      #expect(first.status == .created, "\(first.body)")
      #expect(try first.json["outcome"] as? String == "kept" && first.json["waitsForCaseSystem"] as? Bool == true)
      let effects = try #require(try first.json["effects"] as? [String: Any])
      #expect((effects["tiers"] as? [Any])?.count == 1 && (effects["posts"] as? [Any])?.isEmpty == false)
      let place = try #require(first.headers[.location])
      #expect(place == "/api/v1/records/risk/X310001,rosh,2026-11-22T00%3A00%3A00Z")

      let again = await world.program.ask("/api/v1/records/risk", .post, headers: key("a-1"), body: Self.risk)
      #expect(again.status == .created && again.body == first.body && again.headers[.eTag] == first.headers[.eTag])
      #expect(again.headers[.location] == place)
      #expect(HTTPField.Name("Idempotency-Replayed").flatMap { again.headers[$0] } == "true")
      #expect(try await world.rows("SELECT COUNT(*) FROM local_change") == 1)

      let read = await world.program.ask(place)
      #expect(read.status == .ok && read.headers[.eTag] == first.headers[.eTag])
      #expect((try read.json["values"] as? [String: Any])?["band"] as? String == "very-high")

      let other = Self.risk.replacing("very-high", with: "high")
      let reused = await world.program.ask("/api/v1/records/risk", .post, headers: key("a-1"), body: other)
      #expect(reused.status == .unprocessableContent)
      #expect(try reused.problem == "key-reused")
      let twice = await world.program.ask("/api/v1/records/risk", .post, headers: key("a-2"), body: Self.risk)
      #expect(twice.status == .conflict)
      #expect(try twice.problem == "exists")
      #expect(try await world.rows("SELECT COUNT(*) FROM local_change") == 1)
    }
  }

  @Test("take effect once when the same request comes many times at once", arguments: DatabaseKind.available)
  func concurrent(kind: DatabaseKind) async throws {
    try await withWorld(kind) { world in
      let (program, fields) = (world.program, key("same"))
      let answers: [Answer] = await withTaskGroup(of: Answer.self) { group in
        for _ in 0..<12 {
          group.addTask { await program.ask("/api/v1/records/risk", .post, headers: fields, body: Self.risk) }
        }
        var answers: [Answer] = []
        for await answer in group { answers.append(answer) }
        return answers
      }
      #expect(answers.allSatisfy { $0.status == .created })
      #expect(Set(answers.map(\.body)).count == 1)
      let replayed = try #require(HTTPField.Name("Idempotency-Replayed"))
      let made = answers.filter { $0.headers[replayed] == nil }
      #expect(made.count == 1)
      #expect(try await world.rows("SELECT COUNT(*) FROM local_change") == 1)
      #expect(
        try await world.rows(
          "SELECT COUNT(*) FROM audit_event WHERE action = 'record-change' AND detail = 'risk, answered again'") == 11)
    }
  }

  @Test("are kept apart by whose key it is, and forgotten after a day")
  func keys() async throws {
    try await withWorld(.sqlite) { world in
      _ = await world.program.ask("/api/v1/records/risk", .post, headers: key("k"), body: Self.risk)
      let other = try await world.other([HeldRole(role: "data-steward", unit: nil)])
      #expect(await other.ask("/api/v1/records/risk", .post, headers: key("k"), body: Self.risk).status == .conflict)
      try await world.database.write { try $0.execute("UPDATE kept_answer SET kept = kept - 86400") }
      let later = await world.program.ask("/api/v1/records/risk", .post, headers: key("k"), body: Self.risk)
      #expect(later.status == .conflict)
    }
  }

  @Test("that are refused name every column to be put right, and may be sent again put right")
  func refused() async throws {
    try await withWorld(.sqlite) { world in
      let wrong = Self.risk.replacing("very-high", with: "enormous").replacing("2026-11-22", with: "soon")
      let answer = await world.program.ask("/api/v1/records/risk", .post, headers: key("k"), body: wrong)
      #expect(answer.status == .unprocessableContent)
      #expect(try answer.problem == "content")
      let problems = try #require(try answer.json["problems"] as? [[String: Any]])
      #expect(Set(problems.compactMap { $0["column"] as? String }) == ["band", "recorded_at"])
      let right = await world.program.ask("/api/v1/records/risk", .post, headers: key("k"), body: Self.risk)
      #expect(right.status == .created)
    }
  }

  @Test(
    "are not made of what is no record",
    arguments: [
      ("{", 400), ("", 400), ("\"x\"", 422), ("[]", 422), ("{}", 422), (#"{"values": {}}"#, 422),
      (#"{"values": {"crn": 7}}"#, 422), (#"{"values": {"crn": "X310001"}, "more": 1}"#, 422),
      (#"{"values": {"crn": "X310001"}, "reason": 7}"#, 422), (#"{"values": {"colour": "red"}}"#, 422),
      (#"{"values": {"crn": "\ud800"}}"#, 422),
    ])
  func shapes(body: String, status: Int) async throws {
    try await withWorld(.sqlite) { world in
      let answer = await world.program.ask("/api/v1/records/risk", .post, headers: key("k"), body: body)
      #expect(answer.status.code == status, "\(answer.body)")
      _ = try answer.problem
      #expect(try await world.rows("SELECT COUNT(*) FROM local_change") == 0)
    }
  }

  @Test(
    "need a key of the request that can be one", arguments: [nil, "", " ", "a b", String(repeating: "k", count: 129)])
  func noKey(text: String?) async throws {
    let fields: HTTPFields = if let text { key(text) } else { [:] }
    try await withWorld(.sqlite) { world in
      let answer = await world.program.ask(
        "/api/v1/records/risk", .post, headers: fields, body: Self.risk)
      let kept = try await world.rows("SELECT COUNT(*) FROM local_change")
      #expect(answer.status == .badRequest && kept == 0)
    }
  }

  @Test("are changed only as the version that was read", arguments: DatabaseKind.available)
  func change(kind: DatabaseKind) async throws {
    try await withWorld(kind) { world in
      let place = "/api/v1/records/cases/X310001"
      let read = await world.program.ask(place)
      let tag = try #require(read.headers[.eTag])
      let body = #"{"values": {"forename": "Samir"}}"#
      let none = await world.program.ask(place, .patch, body: body)
      #expect(none.status == .preconditionRequired)
      let changed = await world.program.ask(place, .patch, headers: [.ifMatch: tag], body: body)
      #expect(changed.status == .ok, "\(changed.body)")
      #expect(try changed.json["outcome"] as? String == "kept")
      #expect(changed.headers[.eTag] != tag)
      let late = await world.program.ask(
        place, .patch, headers: [.ifMatch: tag], body: #"{"values": {"forename": "Late"}}"#)
      #expect(late.status == .preconditionFailed)
      #expect(try late.problem == "changed")
      for (field, status) in [
        ("*", 200), ("\"x\", \(changed.headers[.eTag] ?? "")", 200), ("W/\(tag)", 412), ("x", 400),
      ] {
        let answer = await world.program.ask(place, .patch, headers: [.ifMatch: field], body: body)
        #expect(answer.status.code == status, "\(field)")
      }
      let now = try await world.program.ask(place).json["values"] as? [String: Any]
      #expect(now?["forename"] as? String == "Samir" && now?["surname"] is String)
    }
  }

  @Test("keep their key, and history stays as it is")
  func fixed() async throws {
    try await withWorld(.sqlite) { world in
      let key = await world.program.ask(
        "/api/v1/records/cases/X310001", .patch, headers: [.ifMatch: "*"], body: #"{"values": {"crn": "X310002"}}"#)
      #expect(key.status == .unprocessableContent)
      let history = await world.program.ask(
        "/api/v1/records/allocations/X310001,2026-01-26T10%3A30%3A00Z", .patch, headers: [.ifMatch: "*"],
        body: #"{"values": {"team": "X"}}"#)
      #expect(history.status == .unprocessableContent)
      let absent = await world.program.ask(
        "/api/v1/records/staff/NOSUCH", .patch, headers: [.ifMatch: "*"], body: #"{"values": {"surname": "X"}}"#)
      #expect(absent.status == .notFound)
    }
  }

  @Test("of a case that is not there and of one that is kept from the account are refused alike")
  func restricted() async throws {
    try await withWorld(.sqlite) { world in
      // Without a staff code every restricted case is kept from the account.
      let hidden = "X310004"
      func texts(_ crn: String) async -> [String] {
        var texts: [String] = []
        for target in ["/api/v1/cases/\(crn)", "/api/v1/records/risk/\(crn),rosh,2026-01-26T10%3A30%3A00Z"] {
          let answer = await world.program.ask(target)
          texts.append("\(answer.status.code) \(answer.body)")
        }
        let body = Self.risk.replacing("X310001", with: crn)
        let made = await world.program.ask("/api/v1/records/risk", .post, headers: key("k-\(crn)"), body: body)
        texts.append("\(made.status.code) \(made.body)")
        return texts
      }
      let (kept, absent) = (await texts(hidden), await texts("X999999"))
      #expect(kept == absent && kept.allSatisfy { $0.hasPrefix("403 ") })
    }
  }

  @Test("and reads are in the audit trail with the token that asked", arguments: DatabaseKind.available)
  func audited(kind: DatabaseKind) async throws {
    try await withWorld(kind) { world in
      _ = await world.program.ask("/api/v1/cases/X310001")
      _ = await world.program.ask("/api/v1/cases?limit=2")
      _ = await world.program.ask("/api/v1/records/risk", .post, headers: key("k"), body: Self.risk)
      let rows = try await world.database.read {
        try $0.query(
          "SELECT action, subject, outcome FROM audit_event WHERE way LIKE 'token:%' ORDER BY seq", []
        ) { "\(try $0.text(0)) \(try $0.text(1)) \(try $0.text(2))" }
      }
      let nation = try englandAndWales().nation.code
      #expect(
        rows == [
          "view-case X310001 done", "view-cases \(nation) done",
          "record-change X310001 done",
        ])
      #expect(try await world.service.verifyAudit().difference == nil)
    }
  }

  @Test("are no more than the account's roles allow, and no more than the token's scope leaves")
  func narrowed() async throws {
    try await withWorld(.sqlite) { world in
      let steward = HeldRole(role: "data-steward", unit: nil)
      let reader = try await world.other([steward], scope: "view:cases")
      #expect(await reader.ask("/api/v1/cases/X310001").status == .ok)
      let change = await reader.ask("/api/v1/records/risk", .post, headers: key("k"), body: Self.risk)
      #expect(change.status == .forbidden)
      #expect(change.headers[.wwwAuthenticate]?.contains("insufficient_scope") == true)
      #expect(await reader.ask("/api/v1/extracts").status == .forbidden)
      let nobody = try await world.other([], scope: "read write")
      #expect(await nobody.ask("/api/v1/cases/X310001").status == .forbidden)
      #expect(await nobody.ask("/api/v1/extracts").status == .forbidden)
    }
  }
}
