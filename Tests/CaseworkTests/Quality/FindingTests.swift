import Caseload
import Storage
import TestSupport
import Testing

@testable import Casework

@Suite("Records that somebody should look at")
struct FindingTests {
  /// One finding: the kind with the CRN or staff code.
  private func found(_ world: CaseFolders) async throws -> [String] {
    try await world.database.read { connection in
      try connection.query("SELECT kind, COALESCE(crn, staff_code) FROM quality_finding", []) {
        "\(try $0.text(0)) \(try $0.text(1))"
      }
    }.sorted()
  }

  /// What the example itself has: cases as they are before the assessments are complete, a leaver's post.
  private static let usual = [
    "no-team X310010", "rosh-missing X310009", "rosh-missing X310010",
    "no-tier X310009", "no-tier X310010",
  ]

  struct Planted: Sendable, CustomStringConvertible {
    let kind: FindingKind
    let subject: String
    /// Text of a file of the example, and what stands there instead.
    let edits: [(file: String, old: String, new: String)]
    /// The row as it was, for the delta that mends it.
    let mended: [(sheet: String, row: String)]
    /// What else comes of it.
    let besides: [String]
    /// What the mending itself brings.
    let left: [String]

    init(
      _ kind: FindingKind, _ subject: String, _ edits: [(file: String, old: String, new: String)],
      mended: [(sheet: String, row: String)], besides: [String] = [], left: [String] = []
    ) {
      self.kind = kind
      self.subject = subject
      self.edits = edits
      self.mended = mended
      self.besides = besides
      self.left = left
    }
    var description: String { kind.rawValue }
  }

  private static let everdene = "X310001,Daniel,Everdene,1991-03-17,male,T311,community,community,,no,2026-01-12,,"
  private static let order1 = "X310001,1,community-order,,2025-10-03,2026-01-12,365,2026-01-12,2027-01-11,,,,"
  private static let wrenfield = "P31A004,Tobias,Wrenfield,2024-04-08,,2024-04-08,2025-12-19,2026-12-18"

  static let records: [Planted] = [
    Planted(
      .noTier, "X310008",
      [("risk", "X310008,rosh,2025-12-01T16:00:00Z,,high,,OASys\n", "")],
      mended: [("risk", "X310008,rosh,2025-12-01T16:00:00Z,,high,,OASys")], besides: ["rosh-missing X310008"]),
    Planted(
      .endedOrderOpen, "X310001", [("orders", order1, order1.replacing("2027-01-11", with: "2026-11-21"))],
      mended: [("orders", order1)]),
    Planted(
      .noOrder, "X310001", [("orders", order1, order1 + "2026-11-21")], mended: [("orders", order1)]),
    Planted(
      .noTeam, "X310001", [("cases", everdene, everdene.replacing("T311", with: ""))], mended: [("cases", everdene)]),
    Planted(
      .custodyWithoutRelease, "X310004",
      [("orders", "2031-06-12,2027-06-14,,2031-06-12", "2031-06-12,,,2031-06-12")],
      mended: [
        ("orders", "X310004,1,pre-release,NC,2022-12-01,2023-06-15,2920,2023-06-15,2031-06-12,2027-06-14,,2031-06-12,")
      ]),
    Planted(
      .roshMissing, "X310001", [("risk", "X310001,rosh,2026-01-26T10:30:00Z,,medium,,OASys\n", "")],
      mended: [("risk", "X310001,rosh,2026-01-26T10:30:00Z,,medium,,OASys")]),
    Planted(
      .holderLeft, "X310003",
      [("staff", wrenfield, wrenfield.replacing("2024-04-08,,", with: "2024-04-08,2026-11-21,"))],
      mended: [("staff", wrenfield)], besides: ["holder-left X310009"]),
    Planted(
      .holderWithoutPost, "X310003",
      [("posts", "P31A004,T311,2025-12-20,,PO", "P31A004,T311,2025-12-20,2026-11-21,PO")],
      mended: [("posts", "P31A004,T311,2025-12-20,,PO,37.00")], besides: ["holder-without-post X310009"]),
    Planted(
      .allocationBeforeStart, "X310001", [("cases", "2026-01-12,,", "2026-01-14,,")], mended: [("cases", everdene)]),
    Planted(
      .duplicatePerson, "X310001",
      [("cases", "X310008,Idris,Vaughan,1983-06-21", "X310008,Daniel,Everdene,1991-03-17")],
      mended: [("cases", "X310008,Idris,Vaughan,1983-06-21,male,T311,community,community,,yes,2022-11-28,,")],
      besides: ["duplicate-person X310008"]),
    Planted(
      .hoursMissing, "P31A001", [("posts", "SPO,37.00", "SPO,")],
      mended: [("posts", "P31A001,T311,2021-06-26,,SPO,37.00")]),
    Planted(
      .unknownGrade, "P31A001", [("posts", "SPO,37.00", "CHIEF,37.00")],
      mended: [("posts", "P31A001,T311,2021-06-26,,SPO,37.00")]),
    Planted(
      .overlappingPosts, "P31A003", [("posts", "2021-10-04,2025-03-31", "2021-10-04,2025-04-01")],
      mended: [("posts", "P31A003,T311,2021-10-04,2025-03-31,PSO,37.00")]),
  ]

  @Test("There is a planted record for every kind")
  func everyKind() { #expect(Set(Self.records.map(\.kind)) == Set(FindingKind.allCases)) }

  @Test("The example itself has those that it is known for, and none else", arguments: DatabaseKind.available)
  func example(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      #expect(try await found(world) == Self.usual.sorted())
    }
  }

  @Test(
    "Each kind is found for the planted record alone, and is gone when a delta has mended it",
    arguments: DatabaseKind.available, FindingTests.records)
  func mended(kind: DatabaseKind, planted: Planted) async throws {
    try await CaseFolders.run(kind) { world in
      let report = try await world.service().importData(path: try world.example(planted.edits))
      #expect(report.outcome == .accepted, "\(report.problems)")
      let expected = Self.usual + ["\(planted.kind.rawValue) \(planted.subject)"] + planted.besides
      #expect(try await found(world) == expected.sorted())
      // Mended by a delta that names only the row: what is found is the example's again.
      let delta = try world.delta(asOf: "2026-11-22T03:00:00Z", planted.mended)
      let after = try await world.service().importData(path: delta)
      #expect(after.outcome == .accepted, "\(after.problems)")
      #expect(try await found(world) == (Self.usual + planted.left).sorted())
    }
  }

  @Test("A nightly run finds what is planted, of every kind", arguments: DatabaseKind.available, records)
  func nightly(kind: DatabaseKind, planted: Planted) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example(planted.edits))
      let expected = try await found(world)
      try await world.database.write { try $0.execute("DELETE FROM quality_finding") }
      _ = try await world.service().runNight(on: CaseFolders.day)
      #expect(try await found(world) == expected)
      #expect(expected.contains("\(planted.kind.rawValue) \(planted.subject)"))
    }
  }

  @Test("A delta that breaks a record finds it as a full import would", arguments: DatabaseKind.available)
  func broken(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      let delta = try world.delta(
        asOf: "2026-11-22T03:00:00Z",
        [
          ("cases", "X310008,Daniel,Everdene,1991-03-17,male,T311,community,community,,yes,2022-11-28,,"),
          ("posts", "P31A001,T311,2021-06-26,,CHIEF,"),
          ("staff", "P31A004,Tobias,Wrenfield,2024-04-08,2026-11-21,2024-04-08,2025-12-19,2026-12-18"),
        ])
      _ = try await world.service().importData(path: delta)
      let new = [
        "duplicate-person X310001", "duplicate-person X310008", "hours-missing P31A001", "unknown-grade P31A001",
        "holder-left X310003", "holder-left X310009",
      ]
      #expect(try await found(world) == (Self.usual + new).sorted())
      let kept = try await found(world)
      _ = try await world.service().runNight(on: CaseFolders.day)
      #expect(try await found(world) == kept)
    }
  }

  @Test(
    "A person recalled to custody was released, and is not one without a release date",
    arguments: DatabaseKind.available)
  func recalled(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      #expect(try await world.text("SELECT setting FROM case_now WHERE crn = 'X310006'") == "custody")
      #expect(try await !found(world).contains("custody-without-release X310006"))
    }
  }

  @Test(
    "Of three with one name each names the first of the others, on every database", arguments: DatabaseKind.available)
  func three(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      let path = try world.example([
        ("cases", "X310008,Idris,Vaughan,1983-06-21", "X310008,Daniel,Everdene,1991-03-17"),
        ("cases", "X310009,Sam,Okoro,2005-02-14", "X310009,Daniel,Everdene,1991-03-17"),
      ])
      _ = try await world.service().importData(path: path)
      let rows = try await world.rows(
        "SELECT crn, detail FROM quality_finding WHERE kind = 'duplicate-person' ORDER BY crn")
      #expect(
        rows == [
          [.text("X310001"), .text("X310008")], [.text("X310008"), .text("X310001")],
          [.text("X310009"), .text("X310001")],
        ])
    }
  }
}
