import Caseload
import Casework
import Exchange
import Rules
import Samples
import Storage
import TestSupport
import Testing
import Workload

@Suite("Importing an extract")
struct ImportExtractTests {
  @Test("A sample team is accepted, and its figures can be seen", arguments: DatabaseKind.available)
  func accepted(kind: DatabaseKind) async throws {
    try await SampleNights.run(kind) { nights in
      let report = try await nights.service.importExtract(path: nights.workbook())
      #expect(report.outcome == .accepted)
      #expect(report.date == SampleNights.date)
      let overview = try await nights.service.overview(level: nil, code: nil, sort: .name, descending: false)
      #expect(overview.totals.posts == report.owners)
      #expect(overview.totals.casesHeld == report.cases)
      #expect(overview.standing.extractDate == SampleNights.date)
    }
  }

  @Test("The same file twice changes nothing and says so", arguments: DatabaseKind.available)
  func twice(kind: DatabaseKind) async throws {
    try await SampleNights.run(kind) { nights in
      let path = try nights.workbook()
      let first = try await nights.service.importExtract(path: path)
      let again = try await nights.service.importExtract(path: path)
      #expect(again.outcome == .unchanged)
      #expect(again.extractID == first.extractID)
      #expect(try await nights.service.extracts().count == 1)
    }
  }

  @Test(
    "An extract that lost more than five in a hundred waits, the last good figures stay, and a person may accept it",
    arguments: DatabaseKind.available)
  func drop(kind: DatabaseKind) async throws {
    try await SampleNights.run(kind) { nights in
      let whole = try await nights.service.importExtract(path: nights.workbook(.pdu))
      let smaller = try nights.workbook(.team, nightsLater: 1)
      let held = try await nights.service.importExtract(path: smaller)
      guard case .waiting(let reason) = held.outcome else {
        Issue.record("it did not wait: \(held.outcome)")
        return
      }
      #expect(reason.contains("--accept-drop"))
      #expect(reason.contains("\(whole.owners)"))
      let standing = try await nights.service.standing()
      #expect(standing?.extractID == whole.extractID)
      #expect(standing?.waiting == 1)
      let accepted = try await nights.service.importExtract(path: smaller, decisions: ImportDecisions(acceptDrop: true))
      #expect(accepted.outcome == .accepted)
      #expect(try await nights.service.standing()?.extractDate == SampleNights.date + 1)
      #expect(try await nights.service.standing()?.waiting == 0)
    }
  }

  @Test(
    "An older extract waits; accepted, it joins the history and the newest figures stay",
    arguments: DatabaseKind.available)
  func older(kind: DatabaseKind) async throws {
    try await SampleNights.run(kind) { nights in
      _ = try await nights.service.importExtract(path: nights.workbook(nightsLater: 3))
      let before = try await nights.service.overview(level: nil, code: nil, sort: .name, descending: false).totals
      let path = try nights.workbook()
      guard case .waiting(let reason) = try await nights.service.importExtract(path: path).outcome else {
        Issue.record("it did not wait")
        return
      }
      #expect(reason.contains("--accept-older"))
      let report = try await nights.service.importExtract(path: path, decisions: ImportDecisions(acceptOlder: true))
      #expect(report.outcome == .accepted)
      let after = try await nights.service.overview(level: nil, code: nil, sort: .name, descending: false)
      #expect(after.totals == before)
      #expect(after.standing.extractDate == SampleNights.date + 3)
    }
  }

  @Test(
    "A refused workbook is in the history with its reason, and no figure changes", arguments: DatabaseKind.available)
  func refused(kind: DatabaseKind) async throws {
    try await SampleNights.run(kind) { nights in
      _ = try await nights.service.importExtract(path: nights.workbook())
      let letter = try nights.write("letter.xlsx", "Dear colleague, the workbook follows.")
      await #expect(throws: ExtractRefusal.self) { try await nights.service.importExtract(path: letter) }
      let history = try await nights.service.extracts()
      #expect(history.map(\.state) == [.refused, .accepted])
      #expect(history[0].reason?.isEmpty == false)
      #expect(history[1].isCurrent)
    }
  }

  @Test(
    "Who left the extract is marked with the night, not removed, and is shown as they last were",
    arguments: DatabaseKind.available)
  func leavers(kind: DatabaseKind) async throws {
    try await SampleNights.run(kind, today: SampleNights.date + 400) { nights in
      _ = try await nights.service.importExtract(path: nights.workbook(.pdu))
      let first = try await everyone(nights)
      _ = try await nights.service.importExtract(
        path: nights.workbook(.pdu, nightsLater: 300), decisions: ImportDecisions(acceptDrop: true))
      let second = try await everyone(nights)
      let gone = first.subtracting(second)
      let one = try #require(gone.first, "nobody left the sample PDU in 300 days")
      let page = try await nights.service.practitioner(named: one)
      #expect(page.leftOn == SampleNights.date + 300)
      #expect(!page.posts.isEmpty)
    }
  }

  private func everyone(_ nights: SampleNights) async throws -> Set<String> {
    var codes: Set<String> = []
    for page in 1...100 {
      let found = try await nights.service.search("a", page: page)
      codes.formUnion(found.posts.map(\.post.staffCode))
      if page >= found.pages { break }
    }
    return codes
  }

  @Test(
    "Two imports of one file at once: one is accepted, the other finds nothing to do", arguments: DatabaseKind.available
  )
  func atOnce(kind: DatabaseKind) async throws {
    try await SampleNights.run(kind) { nights in
      let path = try nights.workbook()
      async let a = nights.service.importExtract(path: path).outcome
      async let b = nights.service.importExtract(path: path).outcome
      let outcomes = try await [a, b]
      #expect(outcomes.count { $0 == .accepted } == 1)
      #expect(outcomes.count { $0 == .unchanged } == 1)
    }
  }

  @Test(
    "A figure is explained by the rules of its night, also after the rules have changed",
    arguments: DatabaseKind.available)
  func frozenRules(kind: DatabaseKind) async throws {
    try await SampleNights.run(kind) { nights in
      _ = try await nights.service.importExtract(path: nights.workbook())
      let before = try await nights.service.overview(level: nil, code: nil, sort: .name, descending: false)
      var files = nights.service.pack.files
      files["pack.yaml"] = files["pack.yaml"]?.replacing("2026.10", with: "2027.1")
      files["points-standard.yaml"] = files["points-standard.yaml"]?.replacing("115", with: "116")
      let later = Service(
        database: nights.database, pack: try RulePackReader.read(files: files), clock: nights.service.clock,
        actor: nights.service.actor)
      let after = try await later.overview(level: nil, code: nil, sort: .name, descending: false)
      #expect(after.totals == before.totals)
      #expect(after.standing.rules == before.standing.rules)
      let person = try #require(try await later.search("a", page: 1).posts.first)
      let explained = try await later.explanation(post: person.post.id)
      #expect(explained.explanation.rules.contains("2026.10"))
      #expect(explained.explanation.work.reduce(0) { $0 + $1.points } == explained.explanation.figure.work)
    }
  }

  @Test("Rules that changed without a new version are refused, and nothing is kept", arguments: DatabaseKind.available)
  func changedRules(kind: DatabaseKind) async throws {
    try await SampleNights.run(kind) { nights in
      _ = try await nights.service.importExtract(path: nights.workbook())
      var files = nights.service.pack.files
      files["points-standard.yaml"] = files["points-standard.yaml"]?.replacing("115", with: "116")
      let changed = Service(
        database: nights.database, pack: try RulePackReader.read(files: files), clock: nights.service.clock,
        actor: nights.service.actor)
      let next = try nights.workbook(nightsLater: 1)
      await #expect(throws: CaseworkRefusal.self) { try await changed.importExtract(path: next) }
      let history = try await nights.service.extracts()
      #expect(history.count == 1)
    }
  }
}
