import Caseload
import Rules
import Storage
import TestSupport
import Testing

@testable import Casework

@Suite("Views that are kept between pages")
struct KeptViewsTests {
  private static let stamp = KeptViews.Stamp(contents: 5, today: LocalDate(daysSinceEpoch: 20_000))

  private static func actor(_ name: String) -> Actor {
    Actor(way: .account(1), name: name, displayName: name, roles: [])
  }

  private func senior(_ service: Service) throws -> Service {
    service.acting(as: AccessWorld.actor(try #require(service.pack.access.role("spo")), staff: "S9"))
  }

  @Test("A view is kept for one actor, one key and one stamp")
  func kept() {
    let views = KeptViews()
    let (key, other) = (ViewKey("people", "team", "T1"), ViewKey("people", "team", "T2"))
    views.keep(7, as: key, of: Self.actor("ada"), at: Self.stamp)
    func found(_ key: ViewKey, _ name: String, _ stamp: KeptViews.Stamp) -> Int? {
      views.view(key, of: Self.actor(name), at: stamp)
    }
    #expect(found(key, "ada", Self.stamp) == 7)
    #expect(found(other, "ada", Self.stamp) == nil)
    #expect(found(key, "ben", Self.stamp) == nil)
    for later in [
      KeptViews.Stamp(contents: 6, today: Self.stamp.today), KeptViews.Stamp(contents: 5, today: Self.stamp.today + 1),
    ] {
      #expect(found(key, "ada", later) == nil)
    }
  }

  @Test("A view of an older transaction does not push out newer ones, and no more than 128 are kept")
  func bounded() {
    let views = KeptViews()
    let ada = Self.actor("ada")
    for number in 1...200 { views.keep(number, as: ViewKey("list", part: String(number)), of: ada, at: Self.stamp) }
    let older = KeptViews.Stamp(contents: 4, today: Self.stamp.today)
    views.keep(0, as: ViewKey("list", part: "200"), of: ada, at: older)
    let found = (1...200).filter { number in
      let view: Int? = views.view(ViewKey("list", part: String(number)), of: ada, at: Self.stamp)
      return view == number
    }
    #expect(found == Array(73...200))
  }

  @Test("A change shows at once, whoever made it", arguments: DatabaseKind.available)
  func changes(kind: DatabaseKind) async throws {
    try await AccessWorld.run(kind) { service in
      let senior = try senior(service)
      let query = CaseListQuery(.unit(level: "team", code: "T1"))
      let before = try await senior.caseList(query)
      let again = try await senior.caseList(query)
      #expect(again.rows == before.rows)
      let change: @Sendable (any SQLConnection) throws -> Void = {
        try $0.execute("UPDATE case_now SET restricted = 1 WHERE crn = 'A000001'", [])
      }
      try await service.database.write(change)
      let after = try await senior.caseList(query)
      #expect(after.rows.count { $0 == .restricted } == before.rows.count { $0 == .restricted } + 1)
    }
  }

  @Test("A kept view is used, and each look at it is in the trail", arguments: DatabaseKind.available)
  func noted(kind: DatabaseKind) async throws {
    try await AccessWorld.run(kind) { service in
      let senior = try senior(service)
      let query = CaseListQuery(.unit(level: "team", code: "T1"))
      func looks() async throws -> Int {
        try await service.database.read {
          try $0.first("SELECT COUNT(*) FROM audit_event WHERE action = ?", [.text(AuditAction.viewCases.rawValue)]) {
            try $0.int(0)
          } ?? 0
        }
      }
      let (first, none) = (try await senior.caseList(query), try await looks())
      // A note leaves the stamp alone: what it changes here a kept view cannot know, which shows that the view was kept.
      try await service.database.note { try $0.execute("UPDATE case_now SET restricted = 1 WHERE crn = 'A000001'", []) }
      let second = try await senior.caseList(query)
      #expect(second.rows == first.rows)
      let all = try await looks()
      #expect(all == none + 1)
    }
  }
}
