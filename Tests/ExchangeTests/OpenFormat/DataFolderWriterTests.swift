import DataFormat
import Foundation
import Testing

@testable import Exchange

@Suite("Writing a data folder")
struct DataFolderWriterTests {
  private static let manifest = DataManifest(kind: .full, asOf: "2026-11-22T02:14:09Z", note: "one, \"two\"")

  @Test("Any rows that the format allows are read back as they were", arguments: 1...20 as ClosedRange<UInt64>)
  func random(seed: UInt64) throws {
    let folder = try ThrowawayFolder(kind: nil)
    let path = folder.path + "/out"
    let writer = try DataFolderWriter(path: path, manifest: Self.manifest)
    var random = RandomRows(seed: seed)
    for sheet in DataSheets.all {
      let rows = random.rows(of: sheet, count: 40)
      for row in rows { try writer.write(sheet, row) }
    }
    try writer.finish()
    var again = RandomRows(seed: seed)
    for sheet in DataSheets.all {
      let expected = again.rows(of: sheet, count: 40)
      #expect(try Self.values(of: sheet, in: path) == expected, "\(sheet.name)")
    }
    #expect(
      try DataFolderReader(path: path, lists: FormatForTests.lists, known: NothingKnown()).manifest() == Self.manifest)
  }

  /// Reads a file's fields without the checks of rows beside each other, which made-up rows would fail.
  private static func values(of sheet: Sheet, in path: String) throws -> [[FieldValue]] {
    let reader = CSVRowReader(descriptor: open("\(path)/\(sheet.name).csv", O_RDONLY))
    #expect(reader.next() && reader.fields.count == sheet.columns.count)
    let fields = sheet.columns.map { FieldReader($0, lists: FormatForTests.lists) }
    var rows: [[FieldValue]] = []
    while reader.next() { rows.append(try zip(fields, reader.fields).map { try $0.read($1) }) }
    return rows
  }

  @Test("Nothing is overwritten: a folder with a file in it, or a file, is refused")
  func notEmpty() throws {
    let folder = try ThrowawayFolder()
    for path in [folder.path, folder.path + "/manifest.csv"] {
      #expect {
        try DataFolderWriter(path: path, manifest: Self.manifest)
      } throws: { ($0 as? DataRefusal)?.reason == .notEmpty }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["manifest.csv"])
  }

  @Test("An empty folder takes the rows, and until then holds nothing")
  func emptyFolder() throws {
    let folder = try ThrowawayFolder(kind: nil)
    try FileManager.default.createDirectory(atPath: folder.path + "/out", withIntermediateDirectories: false)
    let writer = try DataFolderWriter(path: folder.path + "/out/", manifest: Self.manifest)
    try writer.begin(DataSheets.staff)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out") == [])
    try writer.finish()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out").sorted() == [
        "manifest.csv", "staff.csv",
      ])
  }

  @Test("A writer that is given up leaves nothing behind")
  func givenUp() throws {
    let folder = try ThrowawayFolder(kind: nil)
    do {
      let writer = try DataFolderWriter(path: folder.path + "/out", manifest: Self.manifest)
      try writer.begin(DataSheets.staff)
      try writer.begin(table: "tier", columns: ["id"])
      try writer.write([.integer(1)])
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }

  @Test("Files are for this account alone")
  func permissions() throws {
    let folder = try ThrowawayFolder(kind: nil)
    try DataFolderWriter(path: folder.path + "/out", manifest: Self.manifest).finish()
    for (path, mode) in [("/out", 0o700), ("/out/manifest.csv", 0o600)] {
      let found = try FileManager.default.attributesOfItem(atPath: folder.path + path)[.posixPermissions] as? Int
      #expect(found == mode)
    }
  }
}
