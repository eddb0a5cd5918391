import DataFormat
import Foundation
import Testing

@testable import Exchange

@Suite("Tables of an export of everything")
struct RestoreReaderTests {
  private static let manifest = DataManifest(kind: .full, asOf: "2026-11-22T02:14:09Z")

  @Test("Every value comes back as what it was: null is not empty text, and text of digits is not a number")
  func values() throws {
    let folder = try ThrowawayFolder(kind: nil)
    let rows: [[TableValue]] = [
      [.null, .text(""), .text("12"), .integer(12)], [.integer(.min), .integer(.max), .integer(0), .integer(-7)],
      [.real(1), .real(-0.1), .real(1e300), .real(.leastNonzeroMagnitude)],
      [.real(.infinity), .real(-.infinity), .real(0.1 + 0.2), .null],
      [.bytes([]), .bytes([0, 0xFF, 0x0A]), .text("x'00'"), .text("null")],
      [.text("a\r\nb,\"c\"\0\u{FEFF}"), .text(String(repeating: "é", count: 400_000)), .text(" "), .null],
      [.null, .null, .null, .null],
    ]
    let writer = try DataFolderWriter(path: folder.path + "/out", manifest: Self.manifest)
    try writer.begin(table: "frozen_figure", columns: ["a", "b", "c", "d_1"])
    for row in rows { try writer.write(row) }
    try writer.begin(table: "audit", columns: ["only"])
    for value in [TableValue.null, .text(""), .null] { try writer.write([value]) }
    try writer.begin(table: "empty", columns: ["id"])
    try writer.finish()

    let reader = try RestoreReader(path: folder.path + "/out")
    #expect(reader.tables == ["audit", "empty", "frozen_figure"])
    #expect(try reader.columns(of: "frozen_figure") == ["a", "b", "c", "d_1"])
    var found: [[TableValue]] = []
    #expect(try reader.read("frozen_figure") { found.append($0) } == rows.count)
    #expect(found == rows)
    found = []
    try reader.read("audit") { found.append($0) }
    #expect(found == [[.null], [.text("")], [.null]])
    #expect(try reader.read("empty") { _ in } == 0)
    #expect(
      try DataFolderReader(path: folder.path + "/out", lists: FormatForTests.lists, known: NothingKnown()).read {
        _, _ in
      }.isSound)
  }

  @Test("A workbook has no tables")
  func workbook() throws {
    #expect(try RestoreReader(path: ThrowawayFolder().path + "/manifest.csv").tables == [])
  }

  @Test("A folder without tables has none")
  func none() throws {
    let reader = try RestoreReader(path: ThrowawayFolder().path)
    #expect(reader.tables == [])
    #expect(throws: DataRefusal.self) { try reader.columns(of: "audit") }
  }

  @Test(
    "A damaged table is refused with its line",
    arguments: [
      ("\"a\",\"b\"\n1\n", 2), ("\"a\"\n1\nabc\n", 3), ("\"a\"\nx'0\n", 2), ("\"a\"\n\"open\n", 2), ("", 1),
      ("\"a\",\"a\"\n", 1), ("\"drop table\"\n", 1),
    ])
  func damaged(text: String, line: Int) throws {
    let folder = try ThrowawayFolder()
    try folder.write("tables/audit.csv", text)
    #expect {
      try RestoreReader(path: folder.path).read("audit") { _ in }
    } throws: { error in
      guard let refusal = error as? DataRefusal else { return false }
      return refusal.reason == .damaged && refusal.message.contains("line \(line):")
    }
  }

  @Test("A table whose name could not be one is refused in both directions")
  func names() throws {
    let folder = try ThrowawayFolder()
    try folder.write("tables/a-b.csv", "\"a\"\n")
    #expect(throws: DataRefusal.self) { try RestoreReader(path: folder.path) }
    let writer = try DataFolderWriter(path: folder.path + "/out", manifest: Self.manifest)
    #expect(throws: DataRefusal.self) { try writer.begin(table: "../audit", columns: ["a"]) }
    #expect(throws: DataRefusal.self) { try writer.begin(table: "audit", columns: ["a b"]) }
  }
}
