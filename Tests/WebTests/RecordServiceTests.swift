import Caseload
import DataFormat
import Foundation
import HTTPTypes
import Storage
import TestSupport
import Testing
import Workload

@testable import Casework
@testable import Web

/// The whole way of a form, over a real service with the example data of the documentation.
@Suite("Forms of records over a service")
struct RecordServiceTests {
  private static let example: String = {
    var folder = URL(filePath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder.appending(path: "Documentation/example-data").path
  }()

  private func withClient(
    example: Bool = true, _ body: (Client, Service, any SQLDatabase) async throws -> Void
  ) async throws {
    try await withThrowawayDatabase(.sqlite) { _, database in
      let clock = WallClock.fixed(try #require(LocalDate(iso: "2026-11-22")), hour: 12)
      let service = Service(
        database: database, pack: try englandAndWales(), clock: clock, actor: .terminal(user: "test"))
      if example {
        let report = try await service.importData(path: Self.example)
        #expect(report.outcome == .accepted)
      }
      try await body(Client(desk: service), service, database)
    }
  }

  private func fields(_ step: RecordForm.Step, _ more: [String: String]) -> [String: String] {
    [
      RecordForm.kindField: "new", RecordForm.stepField: step.rawValue,
      RecordForm.reasonField: "Seen at home visit",
    ].merging(more) { $1 }
  }

  private static let veryHigh = [
    RecordForm.knownField: "crn kind", "crn": "X310001", "kind": "rosh", "recorded_at": "2026-11-22",
    "band": "very-high",
  ]

  @Test("change a tier with its working, and the holder's workload by the amount that was shown")
  func journey() async throws {
    try await withClient { client, service, _ in
      let crn = "X310001"
      let before = try await service.caseDetail(crn: crn)
      let holder = try #require(before.holders.first?.holder?.staffCode)
      let workBefore = try await service.livePosts(staff: holder).map(\.figure.work)
      let form = try await client.main("/records/risk/new?crn=\(crn)&kind=rosh")
      #expect(form.contains("value=\"very-high\""))

      let check = await client.send("/records/risk", fields(.check, Self.veryHigh))
      #expect(check.status == .ok && check.body.contains("<h1>Check what this does</h1>"))
      #expect(check.body.contains("<dt>Newest so far</dt><dd>Medium, "))
      let unchanged = try await service.caseDetail(crn: crn).risk.first { $0.kind == "rosh" }
      #expect(unchanged?.newest.band == "medium")
      #expect(try await service.livePosts(staff: holder).map(\.figure.work) == workBefore)

      let sent = await client.send("/records/risk", fields(.confirm, Self.veryHigh))
      #expect(sent.status == .seeOther)
      let after = try await service.caseDetail(crn: crn)
      #expect(after.risk.first { $0.kind == "rosh" }?.newest.band == "very-high")
      #expect(after.tier?.assessed != before.tier?.assessed)
      #expect(after.tierHistory.count == before.tierHistory.count + 1)
      #expect(check.body.contains(after.tier?.assessed ?? "no tier"))
      let work = try await service.livePosts(staff: holder).map(\.figure.work)
      #expect(work != workBefore)
      for points in work where !workBefore.contains(points) { #expect(check.body.contains(Figures.number(points))) }
      let page = try await client.main("/cases/\(crn)")
      #expect(page.contains("Waiting for the case system") && page.contains("Very high"))
    }
  }

  @Test("take effect once when they are sent twice")
  func twice() async throws {
    try await withClient { client, service, _ in
      let first = await client.send("/records/risk", fields(.confirm, Self.veryHigh))
      #expect(first.headers[.location]?.contains("outcome=waiting") == true)
      let once = try await service.caseDetail(crn: "X310001")
      let second = await client.send("/records/risk", fields(.confirm, Self.veryHigh))
      #expect(second.headers[.location]?.contains("outcome=same") == true)
      let twice = try await service.caseDetail(crn: "X310001")
      #expect(twice.tierHistory.count == once.tierHistory.count && twice.changes.count == once.changes.count)
    }
  }

  @Test("have the checks of an import, with each problem at its field and everything that was typed kept")
  func problems() async throws {
    try await withClient { client, _, _ in
      let answer = await client.send(
        "/records/orders",
        fields(
          .check,
          [
            "crn": "X310001", "number": "9", "type": "licence", "starts_on": "2026-02-31", "expected_end_on": "soon",
            "sentence_days": "1.5",
          ]))
      #expect(answer.status == .unprocessableContent)
      for column in ["starts_on", "expected_end_on", "sentence_days"] {
        #expect(answer.body.contains("<a href=\"#f-\(column)\">"), "\(column)")
        #expect(answer.body.contains("id=\"f-\(column)-error\""), "\(column)")
      }
      #expect(answer.body.contains("value=\"2026-02-31\"") && answer.body.contains("value=\"soon\""))
      #expect(answer.body.contains("<option value=\"licence\" selected>"))
    }
  }

  @Test("refuse an end before the start, a case that is not there and a unit that is not there")
  func relations() async throws {
    try await withClient { client, _, _ in
      let early = await client.send(
        "/records/absences",
        fields(.check, ["staff_code": "P31A001", "starts_on": "2026-11-10", "ends_on": "2026-11-01", "kind": "leave"]))
      #expect(early.status == .unprocessableContent && early.body.contains("<a href=\"#f-"))
      let nobody = await client.send(
        "/records/risk", fields(.check, Self.veryHigh.merging(["crn": "X999998"]) { $1 }))
      // As one that is kept from whoever asks: the answer must not tell which it is.
      #expect(nobody.status == .forbidden)
      let nowhere = await client.send(
        "/records/posts",
        fields(.check, ["staff_code": "P31A001", "team": "NOSUCH", "starts_on": "2026-11-10", "grade": "PO"]))
      #expect(nowhere.status == .unprocessableContent && nowhere.body.contains("<a href=\"#f-team\">"))
    }
  }

  @Test("end an order: the form shows what it says, and the rest stays")
  func endOrder() async throws {
    try await withClient { client, service, _ in
      let sheet = try #require(DataSheets.named("orders"))
      let key = try #require(try await service.caseDetail(crn: "X310001").orders.first?.number)
      let before = try #require(try await service.row(of: sheet, key: ["X310001", key]))
      let form = try await client.main("/records/orders/edit?crn=X310001&number=\(key)")
      #expect(form.contains("value=\"\(before["starts_on"] ?? "")\"") && !form.contains("<input id=\"f-crn\""))
      let sent = await client.send(
        "/records/orders",
        fields(
          .confirm, [RecordForm.kindField: "change", "crn": "X310001", "number": key, "ended_on": "2026-11-20"]))
      #expect(sent.status == .seeOther)
      let after = try #require(try await service.row(of: sheet, key: ["X310001", key]))
      #expect(after["ended_on"] == "2026-11-20" && after["starts_on"] == before["starts_on"])
    }
  }

  @Test("show the hours of a post before and after, and keep who changed them and why")
  func post() async throws {
    try await withClient { client, service, database in
      let change = [
        RecordForm.kindField: "change", "staff_code": "P31A002", "team": "T311", "starts_on": "2021-06-26",
        "weekly_hours": "18.5",
      ]
      let check = await client.send("/records/posts", fields(.check, change))
      #expect(check.body.contains("37.00") && check.body.contains("18.5") && check.body.contains("Lathbury, Owen"))
      #expect(!check.body.contains("Waits for the case system"))
      let sent = await client.send("/records/posts", fields(.confirm, change))
      #expect(sent.headers[.location]?.contains("outcome=kept") == true)
      #expect(try await service.livePosts(staff: "P31A002").map(\.figure.contracted?.hundredths) == [1_850])
      let kept = try await database.read { connection in
        try connection.query("SELECT made_by, reason, value_before, value_after, state FROM local_change", []) { row in
          [try row.text(0), try row.text(1), try row.text(2), try row.text(3), try row.text(4)]
        }
      }
      #expect(kept == [["Ada Lovelace", "Seen at home visit", "3700", "1850", "confirmed"]])
    }
  }

  @Test("show and take nothing of a restricted case")
  func restricted() async throws {
    try await withClient { client, service, _ in
      for target in [
        "/records/risk/new?crn=X310004", "/records/cases/edit?crn=X310004",
        "/records/risk/edit?crn=X310004&kind=rosh&recorded_at=2025-12-02T11:40:00Z",
      ] { #expect(await client.ask(target).status == .forbidden, "\(target)") }
      let sent = await client.send(
        "/records/risk", fields(.confirm, Self.veryHigh.merging(["crn": "X310004", "band": "low"]) { $1 }))
      #expect(sent.status == .forbidden)
      let sheet = try #require(DataSheets.named("risk"))
      let row = try await service.row(of: sheet, key: ["X310004", "rosh", "2026-11-22"])
      #expect(row == nil)
    }
  }

  @Test("begin a service where there is no feed: a unit, a person, a post and a case, one by one")
  func fromNothing() async throws {
    try await withClient(example: false) { client, service, _ in
      let rows: [(String, [String: String])] = [
        ("units", ["code": "EW", "starts_on": "2026-01-01", "name": "All", "level": "nation"]),
        ("units", ["code": "R1", "starts_on": "2026-01-01", "name": "One", "level": "region", "parent": "EW"]),
        ("units", ["code": "P1", "starts_on": "2026-01-01", "name": "One", "level": "pdu", "parent": "R1"]),
        ("units", ["code": "T1", "starts_on": "2026-01-01", "name": "Team", "level": "team", "parent": "P1"]),
        ("staff", ["staff_code": "S1", "forename": "Jo", "surname": "Clarke"]),
        ("posts", ["staff_code": "S1", "team": "T1", "starts_on": "2026-01-01", "grade": "PO", "weekly_hours": "37"]),
        (
          "cases",
          [
            "crn": "X100001", "forename": "Sam", "surname": "Hill", "gender": "other", "team": "T1",
            "setting": "community", "responsible": "community", "starts_on": "2026-02-02",
          ]
        ),
        ("orders", ["crn": "X100001", "number": "1", "type": "community-order", "starts_on": "2026-02-02"]),
        ("allocations", ["crn": "X100001", "starts_at": "2026-02-03", "staff_code": "S1", "team": "T1"]),
      ]
      for (sheet, texts) in rows {
        let sent = await client.send("/records/\(sheet)", fields(.confirm, texts))
        #expect(sent.status == .seeOther, "\(sheet) \(texts)")
      }
      let held = try await service.livePosts(staff: "S1").map(\.figure.casesHeld)
      #expect(held == [1])
      let page = try await client.main("/cases/X100001")
      #expect(page.contains("Hill, Sam"))
    }
  }

  @Test("never rewrite who held a case")
  func history() async throws {
    try await withClient { client, service, _ in
      let holders = try await service.caseDetail(crn: "X310001").holders
      let early = await client.send(
        "/records/allocations",
        fields(.confirm, ["crn": "X310001", "starts_at": "2020-01-01", "staff_code": "P31A005", "team": "T312"]))
      #expect(early.status == .unprocessableContent && early.body.contains("History is only added to"))
      #expect(try await service.caseDetail(crn: "X310001").holders == holders)
    }
  }
}
