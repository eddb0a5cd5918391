import Caseload
import Casework
import TestSupport
import Testing
import Workload

@Suite("What changed between two nights of a practitioner")
struct ChangesTests {
  /// Three nights of a team: two a day apart and one eight days later.
  private func nights(_ kind: DatabaseKind, _ body: (SampleNights, Int) async throws -> Void) async throws {
    try await SampleNights.run(kind, today: SampleNights.date + 10) { nights in
      for later in [0, 1, 9] { _ = try await nights.service.importExtract(path: nights.workbook(nightsLater: later)) }
      let id = try #require(try await nights.service.search("e", page: 1).posts.first?.post.practitionerID)
      try await body(nights, id)
    }
  }

  @Test(
    "Without a choice the newest night is compared with the last one at least a week before, and the causes sum to the change",
    arguments: DatabaseKind.available)
  func withoutChoice(kind: DatabaseKind) async throws {
    try await nights(kind) { nights, id in
      let changes = try await nights.service.practitionerChanges(id: id, from: nil, to: nil)
      let change = try #require(changes.change)
      #expect(changes.nights == [9, 1, 0].map { SampleNights.date + $0 })
      #expect(change.after.date == SampleNights.date + 9)
      #expect(change.before.date == SampleNights.date + 1)
      let person = try await nights.service.practitioner(id: id).person
      #expect(change.figures.after == person)
      if let old = change.figures.before.percent, let new = change.figures.after.percent {
        #expect(change.figures.hundredths.reduce(0, +) == new.rounded(toPlaces: 2) - old.rounded(toPlaces: 2))
      }
    }
  }

  @Test("Any two nights can be chosen, the earlier first", arguments: DatabaseKind.available)
  func chosen(kind: DatabaseKind) async throws {
    try await nights(kind) { nights, id in
      let (first, second) = (SampleNights.date, SampleNights.date + 1)
      let change = try #require(
        try await nights.service.practitionerChanges(id: id, from: first, to: second).change)
      #expect(change.before.date == first)
      #expect(change.after.date == second)
      for (from, to) in [(second, first), (first, first), (first, SampleNights.date + 5)] {
        await #expect(throws: CaseworkRefusal.self) {
          try await nights.service.practitionerChanges(id: id, from: from, to: to)
        }
      }
    }
  }

  @Test("With one night there is nothing to compare, and nobody is made up", arguments: DatabaseKind.available)
  func oneNight(kind: DatabaseKind) async throws {
    try await SampleNights.run(kind) { nights in
      _ = try await nights.service.importExtract(path: nights.workbook())
      let id = try #require(try await nights.service.search("e", page: 1).posts.first?.post.practitionerID)
      #expect(try await nights.service.practitionerChanges(id: id, from: nil, to: nil).change == nil)
      await #expect(throws: CaseworkRefusal.self) {
        try await nights.service.practitionerChanges(id: 999_999, from: nil, to: nil)
      }
    }
  }
}
