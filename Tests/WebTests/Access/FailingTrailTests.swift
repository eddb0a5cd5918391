import Casework
import HTTPTypes
import Rules
import Storage
import TestSupport
import Testing

@testable import Web

/// What cannot be noted is neither shown nor done.
@Suite("Where the audit trail cannot be written")
struct FailingTrailTests {
  private func breakTrail(_ world: DistanceWorld, _ kind: DatabaseKind) async throws {
    try await world.database.write { connection in
      if kind == .sqlite {
        try connection.execute(
          "CREATE TRIGGER audit_is_full BEFORE INSERT ON audit_event BEGIN SELECT RAISE(ABORT, 'full'); END")
      } else {
        try connection.execute(
          """
          CREATE FUNCTION audit_is_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'full'; END $$
          """)
        try connection.execute(
          "CREATE TRIGGER audit_is_full BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_is_full()")
      }
    }
  }

  private func digests(_ world: DistanceWorld) async throws -> [String: String] {
    let all = try await world.service.dataDigests(all: true)
    return Dictionary(uniqueKeysWithValues: all.map { ($0.table, $0.digest) })
  }

  @Test("no page shows anybody, and no form changes anything", arguments: DatabaseKind.available)
  func refused(kind: DatabaseKind) async throws {
    try await DistanceWorld.run(kind) { world in
      let roles = ["planner", "pdu-head", "data-steward", "administrator"].map { role in
        HeldRole(role: role, unit: role == "pdu-head" ? RoleUnit(level: "nation", code: "EW") : nil)
      }
      let visitor = try await world.visitor("all@example.org", "Everything", roles)
      _ = try await world.visitor("told@example.org", "Told", roles)
      let ids = try await world.identifiers
      try await breakTrail(world, kind)
      let before = try await digests(world)
      let noted = Set(TrailExpectation.all.filter { !$0.rows.isEmpty }.map(\.route))
      var asked = 0
      for line in RouteLine.all where noted.contains(line.route) && line.form == nil {
        let target = line.target(.own, ids)
        let answer = await visitor.get(target)
        #expect(answer.status.code >= 500 && answer.body.contains("Something went wrong"), "\(target) \(answer.status)")
        for distance in Distance.allCases {
          #expect(!answer.body.contains(distance.person) && !answer.body.contains(distance.worker), "\(target)")
        }
        #expect(!answer.body.contains("full") && !answer.body.contains("audit_event"), "\(target)")
        asked += 1
      }
      for form in TrailForms.all + TrailForms.records {
        let answer = await visitor.send(form.target, form.fields)
        #expect(answer.status.code >= 500, "\(form.target) \(answer.status)")
        asked += 1
      }
      #expect(try await digests(world) == before)
      await #expect(throws: StorageError.self) {
        _ = try await world.service.signIn(
          name: "all@example.org", password: DistanceWorld.password, source: "192.0.2.9", device: nil)
      }
      Soak.note("A4", "\(asked) pages and forms on \(kind), 0 shown or done", bar: "refused")
    }
  }
}
