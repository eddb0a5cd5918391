import Exchange
import Foundation
import Testing

@Suite("Reading a workbook's cells")
struct WorkbookFileTests {
  private func open(_ sheet: String, limits: ReadingLimits = .init(), parts: [String: Data] = [:]) throws
    -> WorkbookFile
  {
    let file = try WorkbookForTests(sheets: [.init(name: "One", rows: [], xml: sheet)], parts: parts).write()
    return try WorkbookFile(path: file.path, limits: limits)
  }

  private func sheet(_ rows: String) -> String {
    "<worksheet xmlns=\"\(WorkbookForTests.main)\"><sheetData>\(rows)</sheetData></worksheet>"
  }

  /// Each cell as place, kind, marks and text.
  private func cells(_ rows: String, parts: [String: Data] = [:]) throws -> [String] {
    var cells: [String] = []
    try open(sheet(rows), parts: parts).readSheet(0) { row in
      for cell in row.cells {
        let marks = (cell.hasFormula ? " formula" : "") + (cell.isDate ? " date" : "")
        cells.append("\(ColumnLetters.text(cell.column))\(row.number) \(cell.kind)\(marks) \(row.text(cell))")
      }
      return .goOn
    }
    return cells
  }

  @Test("Every kind of cell is read with its text")
  func kinds() throws {
    let shared = "<sst><si><t>plain</t></si><si><r><t>rich </t></r><rPh><t>no</t></rPh><r><t>text</t></r></si></sst>"
    let found = try cells(
      """
      <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2"><v>1.5</v></c><c r="D2" t="b"><v>1</v></c>\
      <c r="E2" t="e"><v>#REF!</v></c><c r="F2" t="str"><f>1+1</f><v>two</v></c><c r="G2" t="n"><v>3</v></c>\
      <c r="H2" t="inlineStr"><is><r><t>a </t></r><r><t>&amp; b</t></r><rPh><t>no</t></rPh></is></c>\
      <c r="I2" t="d"><v>2026-01-02</v></c><c r="J2" t="inlineStr"><is><t xml:space="preserve"> </t></is></c></row>
      """, parts: ["xl/sharedStrings.xml": Data(shared.utf8)])
    #expect(
      found == [
        "A2 text plain", "B2 text rich text", "C2 number 1.5", "D2 boolean 1", "E2 error #REF!", "F2 text formula two",
        "G2 number 3", "H2 text a & b", "I2 text date 2026-01-02", "J2 text  ",
      ])
  }

  @Test("Cells and rows without a reference follow the one before, and blank formatted cells are passed over")
  func withoutReference() throws {
    #expect(
      try cells(
        "<row><c s=\"1\"/><c><v>1</v></c><c r=\"E1\"><v>2</v></c><c><v>3</v></c></row><row r=\"7\"/><row><c><v>4</v></c></row>"
      )
        == ["B1 number 1", "E1 number 2", "F1 number 3", "A8 number 4"])
  }

  @Test("A number is a date by its format, built in or of the workbook's own")
  func dates() throws {
    #expect(
      try cells(
        "<row><c s=\"0\"><v>1</v></c><c s=\"1\"><v>1</v></c><c s=\"2\"><v>1</v></c><c s=\"3\"><v>1</v></c><c s=\"9\"><v>1</v></c></row>"
      )
        == ["A1 number 1", "B1 number date 1", "C1 number date 1", "D1 number 1", "E1 number 1"])
  }

  @Test("Element names may carry a prefix, and text may stand in a CDATA section")
  func prefixes() throws {
    let xml =
      "<x:worksheet xmlns:x=\"\(WorkbookForTests.main)\"><x:sheetData><x:row><x:c t=\"str\"><x:v><![CDATA[a<b]]></x:v></x:c></x:row></x:sheetData></x:worksheet>"
    var text = ""
    try open(xml).readSheet(0) { row in
      text = row.text(row.cells[0])
      return .goOn
    }
    #expect(text == "a<b")
  }

  @Test("A sheet in UTF-16 is read as well")
  func utf16() throws {
    let xml = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + sheet("<row><c t=\"str\"><v>Siân</v></c></row>")
    let data = try #require(xml.data(using: .utf16))
    var text = ""
    try open("", parts: ["xl/worksheets/sheet1.xml": data]).readSheet(0) { row in
      text = row.text(row.cells[0])
      return .stop
    }
    #expect(text == "Siân")
  }

  @Test("Reading stops when told to")
  func stops() throws {
    var rows: [Int] = []
    let xml = sheet((1...5_000).map { "<row r=\"\($0)\"><c><v>1</v></c></row>" }.joined())
    try open(xml).readSheet(0) { row in
      rows.append(row.number)
      return rows.count == 3 ? .stop : .goOn
    }
    #expect(rows == [1, 2, 3])
  }

  @Test(
    "A garbled or cut-off sheet is refused with a sentence",
    arguments: [
      "<row><c><v>1</v></c>", "<row><c><v>1</v></row>", "<row r=\"x\"/>", "<row r=\"0\"/>",
      "<row r=\"9\"/><row r=\"9\"/>",
      "<row r=\"1048577\"/>", "<row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>", "<row><c r=\"1A\"/></row>",
      "<row><c r=\"XFE1\"/></row>", "<row><c r=\"AAAA1\"/></row>", "<row><c t=\"s\"><v>99</v></c></row>",
      "<row><c t=\"s\"><v>-1</v></c></row>", "<row>&nosuch;</row>", "<row>\u{1}</row>",
    ])
  func garbled(rows: String) throws {
    let refusal = #expect(throws: ExtractRefusal.self) { try cells(rows) }
    #expect(refusal?.reason == .unreadableFile)
    #expect(refusal?.message.contains("sheet One") == true && refusal?.message.contains("Copy the file again") == true)
  }

  @Test("A sheet that ends too early is refused, however much of it was good")
  func endsEarly() throws {
    let whole = sheet("<row><c><v>1</v></c></row>")
    for length in stride(from: 0, to: whole.utf8.count - 1, by: 7) {
      #expect(throws: ExtractRefusal.self) { try open(String(whole.prefix(length))).readSheet(0) { _ in .goOn } }
    }
    #expect(throws: Never.self) { try open(whole).readSheet(0) { _ in .goOn } }
  }

  @Test(
    "A document type declaration is refused: no entity is expanded and nothing is fetched",
    arguments: [
      "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
      "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>", "<!DOCTYPE w SYSTEM \"http://localhost:1/x.dtd\">",
    ])
  func documentType(declaration: String) throws {
    let xml = declaration + sheet("<row><c t=\"str\"><v>&b;&x;</v></c></row>")
    var texts: [String] = []
    let refusal = #expect(throws: ExtractRefusal.self) {
      try open(xml).readSheet(0) { row in
        texts.append(row.text(row.cells[0]))
        return .goOn
      }
    }
    #expect(refusal?.message.contains("document type declaration") == true)
    #expect(texts == [])
  }

  @Test("A cell may hold 32,767 characters and not one more, in the sheet or in the shared texts")
  func longCells() throws {
    for count in [32_767, 32_768, 10_000_000] {
      let text = String(repeating: count % 2 == 0 ? "x" : "é", count: count)
      let shared = Data("<sst><si><t>\(text)</t></si></sst>".utf8)
      if count == 32_767 {
        #expect(try cells("<row><c t=\"str\"><v>\(text)</v></c></row>").first?.count == count + "A1 text ".count)
        #expect(try cells("<row><c t=\"s\"><v>0</v></c></row>", parts: ["xl/sharedStrings.xml": shared]).count == 1)
      } else {
        let own = #expect(throws: ExtractRefusal.self) { try cells("<row><c t=\"str\"><v>\(text)</v></c></row>") }
        #expect(own?.reason == .tooLarge && own?.message.contains("Cell A1 of sheet One") == true)
        let common = #expect(throws: ExtractRefusal.self) { try cells("", parts: ["xl/sharedStrings.xml": shared]) }
        #expect(common?.reason == .tooLarge && common?.message.contains("Shared text 1") == true)
      }
    }
  }

  @Test("A long formula is passed over")
  func longFormula() throws {
    let formula = String(repeating: "1+", count: 500_000)
    #expect(try cells("<row><c><f>\(formula)1</f><v>5</v></c></row>") == ["A1 number formula 5"])
  }

  @Test("A zip bomb is refused before it is unpacked")
  func zipBomb() throws {
    // Blanks pack about 1,000 times; 100 MB may be unpacked whatever the ratio.
    for (megabytes, isBomb) in [(99, false), (101, true)] {
      let blanks = Data(repeating: 0x20, count: megabytes << 20)
      let book = try open("", parts: ["xl/worksheets/sheet1.xml": Data(sheet("").utf8) + blanks])
      guard isBomb else {
        #expect(throws: Never.self) { try book.readSheet(0) { _ in .goOn } }
        continue
      }
      let refusal = #expect(throws: ExtractRefusal.self) { try book.readSheet(0) { _ in .goOn } }
      #expect(refusal?.reason == .tooLarge && refusal?.message.contains("sheet One") == true)
    }
  }

  @Test("Limits hold: size of the file, of a part, of all parts, number of parts, bytes of a row, shared texts")
  func limits() throws {
    let rows = (1...200).map { "<row r=\"\($0)\"><c t=\"str\"><v>\(String(repeating: "a", count: 100))</v></c></row>" }
    func refusal(_ change: (inout ReadingLimits) -> Void) -> ExtractRefusal? {
      var limits = ReadingLimits()
      change(&limits)
      return #expect(throws: ExtractRefusal.self) {
        try open(sheet(rows.joined()), limits: limits).readSheet(0) { _ in .goOn }
      }
    }
    #expect(refusal { $0.fileBytes = 100 }?.reason == .tooLarge)
    #expect(refusal { $0.parts = 3 }?.reason == .tooLarge)
    #expect(refusal { $0.partBytes = 10_000 }?.reason == .tooLarge)
    #expect(refusal { $0.totalBytes = 10_000 }?.reason == .tooLarge)
    #expect(refusal { $0.rowBytes = 50 }?.reason == .tooLarge)
    #expect(
      refusal {
        $0.freeExpansionBytes = 1_000; $0.expansion = 5
      }?.reason == .tooLarge)
    #expect(refusal { $0.cellCharacters = 99 }?.reason == .tooLarge)
    let shared = Data("<sst><si><t>one</t></si><si><t>two</t></si></sst>".utf8)
    for change in [{ (limits: inout ReadingLimits) in limits.sharedTexts = 1 }, { $0.sharedBytes = 5 }] {
      var limits = ReadingLimits()
      change(&limits)
      let refused = #expect(throws: ExtractRefusal.self) {
        try open(sheet(""), limits: limits, parts: ["xl/sharedStrings.xml": shared])
      }
      #expect(refused?.reason == .tooLarge)
    }
  }

  @Test("A relation out of the file is not followed, and a target may climb within it")
  func relations() throws {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    func relations(_ attributes: String) -> Data {
      Data("<Relationships><Relationship Id=\"rId1\" Type=\"\(office)/worksheet\" \(attributes)/></Relationships>".utf8)
    }
    let name = "xl/_rels/workbook.xml.rels"
    for good in [
      "Target=\"/xl/worksheets/sheet1.xml\"", "Target=\"../xl/./worksheets/sheet1.xml\"",
      "Target=\"../../XL/worksheets/SHEET1.xml\"",
    ] {
      let book = try open(sheet("<row><c><v>1</v></c></row>"), parts: [name: relations(good)])
      #expect(throws: Never.self) { try book.readSheet(0) { _ in .goOn } }
    }
    for bad in ["Target=\"file:///etc/hostname\" TargetMode=\"External\"", "Target=\"nowhere.xml\""] {
      #expect(throws: ExtractRefusal.self) {
        try open(sheet(""), parts: [name: relations(bad)]).readSheet(0) { _ in .goOn }
      }
    }
  }
}
