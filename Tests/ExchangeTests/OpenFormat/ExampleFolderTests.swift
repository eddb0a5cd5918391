import DataFormat
import Foundation
import Rules
import TestSupport
import Testing

@testable import Exchange

@Suite("The example folder of the open format")
struct ExampleFolderTests {
  @Test("It is read under the shipped rules without a problem, and has rows for every sheet")
  func sound() throws {
    let lists = FieldLists(try englandAndWales())
    let report = try DataFolderReader(path: FormatForTests.example, lists: lists, known: NothingKnown()).read { _, _ in
    }
    #expect(report.problems == [])
    #expect(report.isSound && report.missing == [])
    #expect(report.rows.count == DataSheets.all.count && report.rows.values.allSatisfy { $0 > 0 })
    #expect(report.rows["cases"] == 10 && report.rows["orders"] == 12 && report.rows["staff"] == 6)
    #expect(report.manifest.kind == .full && report.manifest.asOf == "2026-11-22T02:14:09Z")
  }

  @Test("Rows come in the order of the sheets, with a value for each column")
  func order() throws {
    var sheets: [String] = []
    let folder = try ThrowawayFolder.example()
    _ = try FormatForTests.read(folder) { sheet, values in
      if sheets.last != sheet.name { sheets.append(sheet.name) }
      #expect(values.count == sheet.columns.count)
    }
    #expect(sheets == DataSheets.all.map(\.name))
  }

  @Test("A quoted line break, doubled quotation marks, a comma and letters beyond ASCII are read as they are meant")
  func values() throws {
    let rows = CollectedRows()
    _ = try FormatForTests.read(ThrowawayFolder.example(), rows.take)
    let reasons = rows.rows["allocations"]?.map { $0[4] }
    #expect(reasons?.contains(.text("Kit Ashdown leaves;\nknows the family from 2023.")) == true)
    #expect(reasons?.contains(.text("Risk is now \"high\", needs a probation officer")) == true)
    #expect(rows.rows["cases"]?[2][2] == .text("d'Arby, the younger"))
    #expect(rows.rows["cases"]?[3][1] == .text("Paweł"))
    #expect(rows.rows["posts"]?[3][5] == .whole(2220))
    #expect(rows.rows["cases"]?[9][5] == FieldValue.none)
  }

  @Test("Written out again it is the same, byte for byte")
  func identical() throws {
    let folder = try ThrowawayFolder.example()
    let target = folder.path + "/again"
    let manifest = try DataFolderReader(path: folder.path, lists: FormatForTests.lists, known: NothingKnown())
      .manifest()
    let writer = try DataFolderWriter(path: target, manifest: manifest)
    _ = try FormatForTests.read(folder) { try writer.write($0, $1) }
    try writer.finish()
    for name in ["manifest"] + DataSheets.all.map(\.name) {
      #expect(try folder.text("again/\(name).csv") == folder.text("\(name).csv"), "\(name)")
    }
  }

  @Test("The fingerprint is that of the contents: a copy has the same, a changed letter another")
  func fingerprint() throws {
    func fingerprint(_ folder: ThrowawayFolder) throws -> String {
      try DataFolderReader(path: folder.path, lists: FormatForTests.lists, known: NothingKnown()).fingerprint()
    }
    let (one, two) = (try ThrowawayFolder.example(), try ThrowawayFolder.example())
    #expect(try fingerprint(one) == fingerprint(two))
    try two.write("staff.csv", two.text("staff.csv").replacingOccurrences(of: "Marged", with: "Margot"))
    #expect(try fingerprint(one) != fingerprint(two))
  }
}
