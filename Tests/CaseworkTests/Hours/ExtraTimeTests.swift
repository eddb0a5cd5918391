import Caseload
import Rules
import Storage
import TestSupport
import Testing
import Workload

@testable import Casework

@Suite("This takes more than the tool says")
struct ExtraTimeTests {
  /// The small service with figures worked out, and somebody at the terminal.
  private func run(_ kind: DatabaseKind, _ body: (Service) async throws -> Void) async throws {
    try await SmallCases.run(kind) { service in
      try await service.database.write { connection in
        let day = SmallCases.day + 1
        let posts = try LivePosts(connection: connection, pack: service.pack, day: day).posts(of: nil)
        try LiveFigures.replaceAll(with: posts, pack: service.pack, day: day, connection)
      }
      try await body(service)
    }
  }

  private func minutes(_ service: Service) async throws -> Int {
    try await service.database.read {
      try $0.first("SELECT SUM(minutes) FROM live_hours WHERE staff_code = 'S1'") { try $0.int(0) } ?? 0
    }
  }

  @Test(
    "Two hours a month accepted for three months are in the load at once, as a line, and in the evidence",
    arguments: DatabaseKind.available)
  func accepted(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let before = try await minutes(service)
      let id = try await service.raiseExtraTime(crn: "A000001", minutes: 180, reason: "Court every week")
      #expect(try await minutes(service) == before)
      try await service.decideExtraTime(id, .accept(minutes: 120, months: 3, words: ""))
      #expect(try await minutes(service) == before + 120)
      let item = try #require(try await service.extraTime().first)
      #expect(item.state == .accepted && item.asked == 180 && item.minutes == 120)
      #expect(item.from?.iso == "2026-11-23" && item.until?.iso == "2027-02-22")
      let number = try await service.database.read {
        try $0.first("SELECT id FROM practitioner WHERE staff_code = 'S1'") { try $0.int(0) }
      }
      let staff = try await service.hours(practitioner: try #require(number))
      let lines = staff.posts.flatMap(\.explanation.lines).filter { $0.kind == .agreed }
      #expect(lines.map(\.minutes) == [120])
    }
  }

  @Test("The last day of the period counts and the day after does not", arguments: DatabaseKind.available)
  func ends(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let id = try await service.raiseExtraTime(crn: "A000001", minutes: 120, reason: "Much to arrange")
      try await service.decideExtraTime(id, .accept(minutes: 120, months: 1, words: ""))
      for (day, counted) in [("2026-12-22", 1), ("2026-12-23", 0)] {
        let found = try await service.database.write { connection in
          try LiveHours.refresh(
            ["S1"], pack: service.pack, day: LocalDate(iso: day) ?? SmallCases.day, connection)
          return try connection.first("SELECT counts FROM live_hours WHERE staff_code = 'S1'") { try $0.text(0) } ?? ""
        }
        #expect(found.contains("agreed=120") == (counted == 1), "\(day)")
      }
    }
  }

  @Test("Declining takes words and leaves the load as it was", arguments: DatabaseKind.available)
  func declined(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let before = try await minutes(service)
      let id = try await service.raiseExtraTime(crn: "A000001", minutes: 60, reason: "Travel")
      await #expect(throws: CaseworkRefusal.self) { try await service.decideExtraTime(id, .decline(words: "  ")) }
      try await service.decideExtraTime(id, .decline(words: "The travel setting has it already"))
      #expect(try await minutes(service) == before)
      #expect(try await service.extraTime().first?.state == .declined)
      await #expect(throws: CaseworkRefusal.self) {
        try await service.decideExtraTime(id, .accept(minutes: 60, months: 1, words: ""))
      }
    }
  }

  @Test("Minutes and months that cannot be are refused, and so is a case twice", arguments: [0, -1, 2_401, 1_000_000])
  func impossible(minutes: Int) async throws {
    try await run(.sqlite) { service in
      await #expect(throws: CaseworkRefusal.self) {
        try await service.raiseExtraTime(crn: "A000001", minutes: minutes, reason: "Why")
      }
      await #expect(throws: CaseworkRefusal.self) {
        try await service.raiseExtraTime(crn: "A000001", minutes: 60, reason: " ")
      }
      let id = try await service.raiseExtraTime(crn: "A000001", minutes: 60, reason: "Why")
      await #expect(throws: CaseworkRefusal.self) {
        try await service.raiseExtraTime(crn: "A000001", minutes: 60, reason: "Why")
      }
      await #expect(throws: CaseworkRefusal.self) {
        try await service.decideExtraTime(id, .accept(minutes: 60, months: 13, words: ""))
      }
      await #expect(throws: CaseworkRefusal.self) {
        try await service.decideExtraTime(id, .accept(minutes: minutes, months: 3, words: ""))
      }
    }
  }
}
