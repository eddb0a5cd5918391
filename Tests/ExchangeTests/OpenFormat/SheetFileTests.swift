import DataFormat
import Foundation
import Testing

@testable import Exchange

@Suite("Files of a data folder")
struct SheetFileTests {
  private static let staff = "staff_code,forename,surname\n"

  private func problems(_ name: String, _ text: String, kind: String = "full") throws -> [Place] {
    let folder = try ThrowawayFolder(kind: kind)
    try folder.write(name, text)
    return try FormatForTests.read(folder).problems.map(Place.init)
  }

  @Test("Columns may come in any order, and one that is not required may be left out")
  func columns() throws {
    let folder = try ThrowawayFolder()
    try folder.write("staff.csv", "surname,left_on,staff_code,forename\nNand,2026-01-01,S1,Shreya\n")
    let rows = CollectedRows()
    let report = try FormatForTests.read(folder, rows.take)
    #expect(report.problems == [] && report.rows == ["staff": 1])
    #expect(
      rows.rows["staff"] == [
        [.text("S1"), .text("Shreya"), .text("Nand"), .none, .text("2026-01-01"), .none, .none, .none]
      ])
    #expect(report.missing.count == DataSheets.all.count - 1 && !report.missing.contains("staff"))
  }

  @Test("A folder with a manifest alone is sound and gives nothing")
  func nothing() throws {
    let report = try FormatForTests.read(ThrowawayFolder())
    #expect(report.isSound && report.rows.isEmpty && report.missing == DataSheets.all.map(\.name))
  }

  @Test("Unknown, doubled and missing columns are named at the heading row")
  func headings() throws {
    #expect(
      try problems("staff.csv", "staff_code,forename,forename,name,surname\n") == [
        Place("staff.csv", 1, "forename", "duplicate-column"), Place("staff.csv", 1, "name", "unknown-column"),
      ])
    #expect(
      try problems("staff.csv", "staff_code,forename\nS1,Jo\nS2,Al\n") == [
        Place("staff.csv", 1, "surname", "missing-column")
      ])
  }

  @Test("A file that is empty, in UTF-16 or without one known heading is one problem")
  func noHeader() throws {
    #expect(try problems("staff.csv", "") == [Place("staff.csv", 1, nil, "no-header")])
    #expect(try problems("staff.csv", "\n\n") == [Place("staff.csv", 3, nil, "no-header")])
    #expect(try problems("staff.csv", "staff_code;forename\nS1;A\n") == [Place("staff.csv", 1, nil, "no-header")])
    let folder = try ThrowawayFolder()
    try folder.write("staff.csv", [0xFF, 0xFE, 0x73, 0])
    #expect(try FormatForTests.read(folder).problems.map(Place.init) == [Place("staff.csv", 1, nil, "utf-16")])
  }

  @Test("A misspelt file name is a problem; other files are left alone")
  func unknownFile() throws {
    let folder = try ThrowawayFolder()
    try folder.write("Staff.csv", Self.staff)
    try folder.write("notes.txt", "hello")
    #expect(try FormatForTests.read(folder).problems.map(Place.init) == [Place("Staff.csv", 1, nil, "unknown-file")])
  }

  @Test("Problems with the form of a row stand at its physical line, behind quoted line breaks too")
  func rowForm() throws {
    let folder = try ThrowawayFolder()
    var bytes = Array(
      (Self.staff + "S1,\"Jo\nAnn\",Nand\n,,\nS2,Al\nS3,Al\0,Nand\nS4,Al,\"Nand\nS5,\"Al\"x,Nand\nS6,B").utf8)
    bytes += [0xE9] + Array(",Nand\nS7,A\"l,Nand\nS8,\(String(repeating: "x", count: 70_000)),Nand\nS9,Al,Nand\n".utf8)
    try folder.write("staff.csv", bytes)
    let report = try FormatForTests.read(folder)
    #expect(
      report.problems.map(Place.init) == [
        Place("staff.csv", 5, nil, "wrong-field-count"), Place("staff.csv", 6, "forename", "nul-byte"),
        Place("staff.csv", 7, nil, "text-after-quote"), Place("staff.csv", 8, nil, "text-after-quote"),
        Place("staff.csv", 9, "forename", "encoding"), Place("staff.csv", 10, nil, "stray-quote"),
        Place("staff.csv", 11, nil, "line-too-long"),
      ])
    #expect(report.rows["staff"] == 9)
  }

  @Test("Rows whose form is wrong do not make the rows that refer to them wrong")
  func noCascade() throws {
    let folder = try ThrowawayFolder()
    try folder.write(
      "staff.csv", Self.staff + "S1,Jo,Nand,\nS2,\(String(repeating: "x", count: 70_000)),Nand\nS3,\"Jo,Nand\n")
    try folder.write(
      "training.csv", "staff_code,course,completed_on\nS1,arms,2026-01-01\nS2,arms,2026-01-01\nS3,arms,2026-01-01\n")
    #expect(
      try FormatForTests.read(folder).problems.map(Place.init) == [
        Place("staff.csv", 2, nil, "wrong-field-count"), Place("staff.csv", 3, nil, "line-too-long"),
        Place("staff.csv", 4, nil, "unterminated-quote"),
      ])
  }

  @Test("Of 60,000 rows the last is wrong: its line is named, and the rows before it were given")
  func lastOfMany() throws {
    let folder = try ThrowawayFolder()
    var text = "crn,forename,surname,gender,setting,responsible,starts_on\n"
    for number in 0..<60_000 { text += "X\(100_000 + number),A,B,male,community,community,2026-01-01\n" }
    try folder.write("cases.csv", text + "X1,A,B,male,community,community,2026-01-01\n")
    var given = 0
    let report = try FormatForTests.read(folder) { _, _ in given += 1 }
    #expect(report.problems.map(Place.init) == [Place("cases.csv", 60_002, "crn", "not-a-crn")])
    #expect(given == 60_000 && report.rows["cases"] == 60_001)
  }

  @Test("Of a very faulty file ten thousand problems are kept and all are counted")
  func many() throws {
    let folder = try ThrowawayFolder()
    try folder.write("staff.csv", Self.staff + String(repeating: ",Jo,Nand\n", count: 10_500))
    let report = try FormatForTests.read(folder)
    #expect(report.problemCount == 10_500 && report.problems.count == 10_000)
  }

  @Test("What the sink throws ends reading")
  func sinkThrows() throws {
    struct Full: Error {}
    #expect(throws: Full.self) { try FormatForTests.read(ThrowawayFolder.example()) { _, _ in throw Full() } }
  }

  @Test(
    "A manifest that is missing, of another format or incomplete is refused",
    arguments: [
      nil, "", "name,value\n", "name,value\nformat,headroom-data/2\nkind,full\nas_of,2026-11-22\n",
      "name,value\nformat,headroom-data/1\nkind,some\nas_of,2026-11-22\n",
      "name,value\nformat,headroom-data/1\nkind,full\nas_of,yesterday\n",
      "name,value\nformat,headroom-data/1\nkind,full\n", "format,headroom-data/1\nkind,full\nas_of,2026-11-22\n",
      "name,value\nformat,headroom-data/1\nkind,full\nkind,delta\nas_of,2026-11-22\n",
      "name,value\nformat,headroom-data/1\nkind,full\nas_of,2026-11-22\ncolour,red\n",
    ] as [String?])
  func manifests(text: String?) throws {
    let folder = try ThrowawayFolder(kind: nil)
    if let text { try folder.write("manifest.csv", text) }
    #expect { try FormatForTests.read(folder) } throws: { ($0 as? DataRefusal)?.reason == .manifest }
  }

  @Test("A folder that is not there, a link that leads out of the folder and a pipe are refused, not waited for")
  func irregular() throws {
    #expect(throws: DataRefusal.self) {
      try DataFolderReader(path: "/nowhere/at/all", lists: FormatForTests.lists, known: NothingKnown()).manifest()
    }
    let manifest = FormatForTests.example + "/manifest.csv"
    #expect {
      try DataFolderReader(path: manifest, lists: FormatForTests.lists, known: NothingKnown()).manifest()
    } throws: { ($0 as? DataRefusal)?.reason == .notAFolder }
    for make in ["link", "pipe", "folder"] {
      let (folder, other) = (try ThrowawayFolder(), try ThrowawayFolder())
      try other.write("staff.csv", Self.staff)
      switch make {
      case "link": symlink("\(other.path)/staff.csv", "\(folder.path)/staff.csv")
      case "pipe": mkfifo("\(folder.path)/staff.csv", 0o600)
      default: mkdir("\(folder.path)/staff.csv", 0o700)
      }
      #expect(throws: DataRefusal.self, "\(make)") { try FormatForTests.read(folder) }
    }
  }

  @Test("A link to another file of the folder is followed")
  func innerLink() throws {
    let folder = try ThrowawayFolder()
    try folder.write("night/staff", Self.staff + "S1,Jo,Nand\n")
    symlink("night/staff", "\(folder.path)/staff.csv")
    #expect(try FormatForTests.read(folder).rows == ["staff": 1])
  }
}
