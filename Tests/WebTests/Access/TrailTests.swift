import Casework
import HTTPTypes
import Rules
import Storage
import TestSupport
import Testing

@testable import Web

/// What every route leaves in the audit trail, compared with a written list.
@Suite("The audit trail")
struct TrailTests {
  private static let all = ["planner", "pdu-head", "data-steward", "administrator"]

  private func rich(_ world: DistanceWorld, name: String = "all@example.org") async throws -> RoleVisitor {
    let roles = Self.all.map { role in
      // A head of the whole service, so that everything is within reach.
      HeldRole(role: role, unit: role == "pdu-head" ? RoleUnit(level: "nation", code: "EW") : nil)
    }
    return try await world.visitor(name, "Everything", roles)
  }

  private func rows(_ world: DistanceWorld, after seq: Int) async throws -> [AuditEvent] {
    try await world.service.acting(as: .terminal(user: "test")).auditEvents(AuditQuery()).events.filter { $0.seq > seq }
  }

  private func end(_ world: DistanceWorld) async throws -> Int {
    try await world.database.read { connection in
      try connection.first("SELECT seq FROM audit_head WHERE id = 1", []) { try $0.int(0) } ?? 0
    }
  }

  /// Checks what one request left: each expected row once at least, with who, what, when, about whom and what came of it.
  private func check(
    _ expectation: TrailExpectation, _ rows: [AuditEvent], outcome: String = "done",
    by name: String = "all@example.org",
    _ said: String
  ) {
    for row in expectation.rows {
      let found = rows.filter {
        $0.action == row.action.rawValue && $0.subjectKind == row.kind
          && (row.subject == nil || $0.subject == row.subject)
      }
      #expect(!found.isEmpty, "\(said): no row \(row.action.rawValue) \(row.kind) \(row.subject ?? "")")
      for event in found {
        #expect(event.outcome == outcome, "\(said)")
        #expect(event.actor == name && event.way?.hasPrefix("account:") == true, "\(said)")
        #expect(event.moment == "2026-11-22T12:00:00.000Z", "\(said): \(event.moment ?? "")")
      }
    }
    // Nothing happens in anybody else's name, and a page of nobody's data leaves nothing.
    if expectation.rows.isEmpty {
      let left = rows.filter { $0.actor == name }.map { "\($0.action ?? "") \($0.subject ?? "")" }
      #expect(left.isEmpty, "\(said): \(left)")
    }
  }

  @Test("has an expectation for every route and form, and for no other")
  func complete() {
    let addresses = AddressSamples.all + AddressSamples.scoped
    let routes = addresses.map(\.shape) + addresses.filter(\.takesForm).map { "POST \($0.shape)" }
    #expect(Set(TrailExpectation.all.map(\.route)) == Set(routes))
  }

  @Test("holds who looked at whose data when, for every page")
  func views() async throws {
    try await DistanceWorld.run { world in
      let visitor = try await rich(world)
      let ids = try await world.identifiers
      for expectation in TrailExpectation.all where !expectation.route.hasPrefix("POST") {
        let line = try #require(
          RouteLine.all.last { $0.route == expectation.route && $0.form == nil && !$0.isEditOfOthers },
          "\(expectation.route)")
        let before = try await end(world)
        let answer = await visitor.get(line.target(.own, ids))
        #expect(answer.status.code < 400 || answer.status == .notFound, "\(expectation.route) \(answer.status)")
        check(expectation, try await rows(world, after: before), expectation.route)
      }
    }
  }

  @Test("holds every refusal of somebody whom the table does not let in")
  func refusals() async throws {
    try await DistanceWorld.run { world in
      // Far from everything: a union representative of the other region, and nobody's practitioner.
      let visitor = try await world.visitor(
        "far@example.org", "Far", [HeldRole(role: "union", unit: RoleUnit(level: "region", code: "R2"))])
      let ids = try await world.identifiers
      for expectation in TrailExpectation.all where !expectation.rows.isEmpty && !expectation.route.hasPrefix("POST") {
        // Studies are of nobody: whoever sees figures of any unit sees them.
        guard !["/", "/search", "/records/{sheet}/edit", "/time-studies"].contains(expectation.route) else {
          continue
        }
        let line = try #require(RouteLine.all.last { $0.route == expectation.route && $0.form == nil })
        let before = try await end(world)
        let answer = await visitor.get(line.target(.own, ids))
        #expect(answer.status == .forbidden, "\(expectation.route)")
        let refused = try await rows(world, after: before).filter {
          $0.actor == "far@example.org" && $0.outcome == "refused" && $0.action == expectation.rows[0].action.rawValue
        }
        #expect(!refused.isEmpty, "\(expectation.route)")
      }
    }
  }

  @Test("holds who changed what, for every form")
  func changes() async throws {
    try await DistanceWorld.run { world in
      var visitor = try await rich(world)
      _ = try await rich(world, name: "told@example.org")
      for form in TrailForms.all {
        let expectation = try #require(TrailExpectation.all.first { $0.route == form.route })
        let before = try await end(world)
        let answer = await visitor.send(form.target, form.fields)
        #expect(answer.status.code < 400, "\(form.route) \(answer.status)")
        check(expectation, try await rows(world, after: before), form.route)
      }
      let before = try await end(world)
      visitor = try await signIn(world, TrailForms.newPassword)
      check(
        try #require(TrailExpectation.all.first { $0.route == "POST /sign-in" }), try await rows(world, after: before),
        "in")
      let between = try await end(world)
      _ = await visitor.send("/sign-out", [:])
      check(
        try #require(TrailExpectation.all.first { $0.route == "POST /sign-out" }),
        try await rows(world, after: between), "out")
      Soak.note("A1", "\(TrailExpectation.all.count) routes and forms, all found", bar: "100 % found")
    }
  }

  private func signIn(_ world: DistanceWorld, _ password: String) async throws -> RoleVisitor {
    let outcome = try await world.service.signIn(
      name: "all@example.org", password: password, source: "192.0.2.9", device: nil)
    guard case .signedIn(let token, _, let person) = outcome else {
      throw CaseworkRefusal.notAllowed("could not sign in")
    }
    var visitor = world.stranger
    visitor.session = (token, person.formToken)
    return visitor
  }
}

extension RouteLine {
  /// Whether it changes a row that is not about a case: the expectation is of one that is.
  fileprivate var isEditOfOthers: Bool {
    guard route == "/records/{sheet}/edit" else { return false }
    if case .personOnProbation = subject { return false }
    return true
  }
}
