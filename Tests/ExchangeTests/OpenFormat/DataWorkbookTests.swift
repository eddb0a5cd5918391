import DataFormat
import Foundation
import Testing

@testable import Exchange

@Suite("A workbook of the open format")
struct DataWorkbookTests {
  private static let manifest: [[Cell]] = [
    ["name", "value"], ["format", "headroom-data/1"], ["kind", "full"], ["as_of", .date("46348.5")],
  ]

  private static func workbook(_ sheets: [(String, [[Cell]])], manifest: [[Cell]] = manifest) throws -> TemporaryFile {
    try WorkbookForTests(
      sheets: ([("manifest", manifest)] + sheets).map { WorkbookForTests.Sheet(name: $0.0, rows: $0.1) }
    ).write()
  }

  private static func reader(_ path: String) -> DataFolderReader {
    DataFolderReader(path: path, lists: FormatForTests.lists, known: NothingKnown())
  }

  @Test("The example written as a workbook gives the same rows, in the same order, as its folder")
  func sameRows() throws {
    let folder = try ThrowawayFolder.example()
    let source = Self.reader(folder.path)
    var fromFolder: [[FieldValue]] = []
    let writer = try DataWorkbookWriter(path: folder.path + "/all.xlsx", manifest: source.manifest())
    _ = try source.read { sheet, values in
      fromFolder.append([.text(sheet.name)] + values)
      try writer.write(sheet, values)
    }
    try writer.finish()
    let workbook = Self.reader(folder.path + "/all.xlsx")
    var fromWorkbook: [[FieldValue]] = []
    let report = try workbook.read { fromWorkbook.append([.text($0.name)] + $1) }
    #expect(report.problems == [] && report.missing == [])
    #expect(fromWorkbook == fromFolder && fromFolder.count > 80)
    #expect(try workbook.manifest() == source.manifest())
    #expect(try workbook.fingerprint().count == 64)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.contains("part") } == [])
  }

  @Test(
    "Any rows that the format allows are read back from a workbook as they were",
    arguments: 1...5 as ClosedRange<UInt64>)
  func random(seed: UInt64) throws {
    let folder = try ThrowawayFolder(kind: nil)
    let path = folder.path + "/out.xlsx"
    let writer = try DataWorkbookWriter(path: path, manifest: DataManifest(kind: .delta, asOf: "2026-11-22T00:00:00Z"))
    var random = RandomRows(seed: seed)
    // Sheets whose rows refer to no other.
    let rows = random.rows(of: DataSheets.staff, count: 60).map {
      Array($0.prefix(3)) + Array(repeating: .none, count: 5)
    }
    for row in rows { try writer.write(DataSheets.staff, row) }
    try writer.begin(DataSheets.posts)
    try writer.finish()
    var found: [[FieldValue]] = []
    let report = try Self.reader(path).read { found.append($1) }
    #expect(report.problems == [] && report.rows == ["staff": 60, "posts": 0] && report.manifest.kind == .delta)
    #expect(found == rows)
  }

  @Test("Dates, moments, numbers and true or false may be cells of their own kind")
  func cellKinds() throws {
    let file = try Self.workbook([
      (
        "cases",
        [
          ["crn", "forename", "surname", "gender", "setting", "responsible", "starts_on", "sexual_offence"],
          ["X000001", "A", .text(" B "), "male", "community", "community", .date("46034"), .boolean(true)],
        ]
      ),
      (
        "orders",
        [["crn", "number", "type", "starts_on", "sentence_days"], ["X000001", 1, "licence", .date("46034"), 365]]
      ),
      (
        "risk",
        [
          ["crn", "kind", "recorded_at", "score"],
          ["X000001", "rsr", .date("46034.432650462964"), .number("2.9500000000000002")],
        ]
      ),
    ])
    var found: [String: [FieldValue]] = [:]
    let report = try Self.reader(file.path).read { found[$0.name] = $1 }
    #expect(report.problems == [] && report.manifest.asOf == "2026-11-22T12:00:00Z")
    #expect(
      found["cases"]?[2] == .text("B") && found["cases"]?[9] == .whole(1) && found["cases"]?[10] == .text("2026-01-12"))
    #expect(found["orders"]?[1] == .text("1") && found["orders"]?[6] == .whole(365))
    #expect(found["risk"]?[2] == .text("2026-01-12T10:23:01Z") && found["risk"]?[3] == .text("2.95"))
  }

  @Test("Problems name the sheet and its row, and a formula, a stray cell or a time in a date is one")
  func problems() throws {
    let file = try Self.workbook([
      (
        "staff",
        [
          ["staff_code", "forename", "surname", "joined_on"], ["S1", "Jo", "Nand", .date("46034.5")], [],
          [.formula("A2", value: "S1"), "Jo", "Nand"], ["S3", "Jo", "Nand", .blank, "stray"],
          ["S4", .error("#N/A"), "Nand"], ["S1", "Jo", "Nand"], ["S5", "Jo", "Nand", .number("46034")],
        ]
      ), ("training", []), ("People", [["x"]]),
    ])
    let report = try Self.reader(file.path).read { _, _ in Issue.record("no row is given") }
    #expect(
      report.problems.map(Place.init) == [
        Place("People", 1, nil, "unknown-file"), Place("sheet staff", 2, "joined_on", "not-a-date"),
        Place("sheet staff", 4, "staff_code", "formula"), Place("sheet staff", 5, nil, "wrong-field-count"),
        Place("sheet staff", 6, "forename", "formula"), Place("sheet staff", 7, "staff_code", "duplicate-key"),
        Place("sheet staff", 8, "joined_on", "not-a-date"), Place("sheet training", 1, nil, "no-header"),
      ])
  }

  @Test("A workbook without a manifest, and a file that is no workbook, are refused")
  func refused() throws {
    let file = try WorkbookForTests(sheets: [.init(name: "staff", rows: [["staff_code"]])]).write()
    #expect { try Self.reader(file.path).manifest() } throws: { ($0 as? DataRefusal)?.reason == .manifest }
    let other = try TemporaryFile(Data("crn,forename".utf8))
    #expect { try Self.reader(other.path).manifest() } throws: { ($0 as? DataRefusal)?.reason == .unreadable }
    #expect(throws: DataRefusal.self) { try Self.reader("/dev/zero").manifest() }
  }

  @Test("What the sink throws ends reading of a workbook too")
  func sinkThrows() throws {
    struct Full: Error {}
    let file = try Self.workbook([("staff", [["staff_code", "forename", "surname"], ["S1", "Jo", "Nand"]])])
    #expect(throws: Full.self) { try Self.reader(file.path).read { _, _ in throw Full() } }
  }

  @Test("A workbook is written beside its place, for this account alone, and overwrites nothing")
  func writing() throws {
    let folder = try ThrowawayFolder(kind: nil)
    let manifest = DataManifest(kind: .full, asOf: "2026-11-22T00:00:00Z")
    let path = folder.path + "/out.xlsx"
    do { _ = try DataWorkbookWriter(path: path, manifest: manifest) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    try DataWorkbookWriter(path: path, manifest: manifest).finish()
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    #expect { try DataWorkbookWriter(path: path, manifest: manifest) } throws: {
      ($0 as? DataRefusal)?.reason == .notEmpty
    }
  }
}
