import Caseload
import Exchange
import Foundation
import Testing
import Workload

@Suite("Workbooks that are turned away")
struct RefusedWorkbookTests {
  private func refusal(of data: Data) throws -> ExtractRefusal? {
    let file = try TemporaryFile(data)
    return #expect(throws: ExtractRefusal.self) {
      try NightlyExtractReader(pack: RulePackForTests.pack).read(path: file.path)
    }
  }

  @Test("A file that is not there, a folder and an empty file")
  func noFile() throws {
    let reader = NightlyExtractReader(pack: RulePackForTests.pack)
    let absent = #expect(throws: ExtractRefusal.self) { try reader.read(path: "no-such-file.xlsx") }
    #expect(absent?.message.contains("no such file") == true)
    let folder = #expect(throws: ExtractRefusal.self) {
      try reader.read(path: FileManager.default.temporaryDirectory.path)
    }
    #expect(folder?.message.contains("is not a file") == true)
    #expect(try refusal(of: Data())?.message.contains("is empty") == true)
  }

  @Test("Not a zip, an old or protected workbook, and a workbook that is cut off, each in its own words")
  func notAZip() throws {
    #expect(try refusal(of: Data("Staff,Team,Count".utf8))?.message.contains("is not an Excel workbook") == true)
    #expect(
      try refusal(of: Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))?.message.contains("password") == true)
    let whole = try ExtractForTests().write().data
    let cut = try refusal(of: whole.prefix(whole.count / 2))
    #expect(cut?.reason == .unreadableFile)
    #expect(cut?.message.contains("its end is missing") == true)
  }

  @Test("A zip whose parts are protected by a password")
  func protected() throws {
    let file = try WorkbookForTests.zip(["_rels/.rels": Data("<Relationships/>".utf8)], password: "secret")
    let refusal = try refusal(of: file.data)
    #expect(refusal?.reason == .unreadableFile && refusal?.message.contains("protected by a password") == true)
  }

  @Test(
    "Any part that is garbled or cut off is refused with its name in plain words",
    arguments: [
      ("_rels/.rels", "the list of the workbook's parts"), ("xl/workbook.xml", "the list of sheets"),
      ("xl/_rels/workbook.xml.rels", "the list of the workbook's parts"), ("xl/styles.xml", "the list of formats"),
      ("xl/sharedStrings.xml", "the list of shared texts"), ("xl/worksheets/sheet1.xml", "sheet WMT_Extract"),
    ])
  func garbledPart(part: String, words: String) throws {
    for text in ["", "plain text", "<a><b></a>", "<a><b>"] {
      var workbook = ExtractForTests()
      workbook.book.parts[part] = Data(text.utf8)
      let refusal = try #require(try workbook.refusal())
      #expect(refusal.reason == .unreadableFile && refusal.message.contains(words))
    }
  }

  @Test("A list of sheets that names none, or a sheet that leads nowhere")
  func noSheets() throws {
    var workbook = ExtractForTests()
    workbook.book.parts["xl/workbook.xml"] = Data("<workbook><sheets/></workbook>".utf8)
    #expect(try workbook.refusal()?.reason == .missingSheet)
    workbook.book.parts["xl/workbook.xml"] = Data(
      "<workbook><sheets><sheet name=\"CMS\" id=\"r9\"/></sheets></workbook>".utf8)
    #expect(try workbook.refusal()?.message.contains("sheet CMS leads nowhere") == true)
  }

  @Test("A zip that is no workbook, and one without a part that it names")
  func missingParts() throws {
    let other = try WorkbookForTests.zip(["readme.txt": Data("hello".utf8)])
    #expect(try refusal(of: other.data)?.message.contains("_rels/.rels") == true)
    var workbook = ExtractForTests()
    workbook.book.leftOut = ["xl/worksheets/sheet8.xml"]
    #expect(try workbook.refusal()?.message.contains("sheet CMS") == true)
    workbook.book.leftOut = ["xl/sharedStrings.xml"]
    #expect(try workbook.refusal()?.reason == .unreadableFile)
    workbook.book.leftOut = ["xl/styles.xml"]
    #expect(try workbook.refusal()?.message.contains("xl/styles.xml") == true)
  }

  @Test("A file whose end says that it holds tens of thousands of parts is refused before they are listed")
  func manyParts() throws {
    func file(_ parts: Int) -> Data {
      var end = Data([0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 100) + [0x50, 0x4B, 5, 6])
      end.append(contentsOf: [UInt8](repeating: 0, count: 18))
      end[end.count - 12] = UInt8(parts & 255)
      end[end.count - 11] = UInt8(parts >> 8)
      return end
    }
    #expect(try refusal(of: file(10_001))?.reason == .tooLarge)
    #expect(try refusal(of: file(10_000))?.reason == .unreadableFile)
  }

  @Test("More practitioners than any nation has are refused")
  func manyOwners() throws {
    var limits = ReadingLimits()
    limits.owners = 3
    #expect(try ExtractForTests().refusal(limits: limits) == nil)
    limits.owners = 2
    #expect(try ExtractForTests().refusal(limits: limits)?.reason == .tooLarge)
  }

  @Test("Counts that add up to more cases than any nation has are refused with their sum")
  func absurdSums() throws {
    let extract = try ExtractForTests().read()
    let most = [\PostInputs.held, \.active, \.t2a].map { grid in
      extract.owners.reduce(0) { $0 + $1.inputs[keyPath: grid].total }
    }.max()
    var limits = ReadingLimits()
    limits.cases = try #require(most)
    #expect(try ExtractForTests().refusal(limits: limits) == nil)
    limits.cases -= 1
    let refusal = try #require(try ExtractForTests().refusal(limits: limits))
    #expect(refusal.reason == .tooLarge)
    #expect(refusal.message.contains("far more than a nation has"))
  }

  @Test("All missing sheets are named, and what is there in their place")
  func missingSheets() throws {
    var workbook = ExtractForTests()
    workbook.sheets[1].name = "WMT_Extract_Filterd"
    workbook.sheets.removeAll { $0.name == "CMS" }
    let refusal = try #require(try workbook.refusal())
    #expect(refusal.reason == .missingSheet)
    #expect(refusal.message.contains("the sheets wmt_extract_filtered and cms. It also has WMT_Extract_Filterd."))
  }

  @Test("Two sheets of one clean name")
  func twoSheets() throws {
    var workbook = ExtractForTests()
    var copy = workbook["CMS"]
    copy.name = "c-MS"
    workbook.sheets.append(copy)
    let refusal = try #require(try workbook.refusal())
    #expect(refusal.reason == .duplicateSheet)
    #expect(refusal.message.contains("cms: CMS and c-MS"))
  }

  @Test("Missing columns of all sheets are named, with a heading that looks like one")
  func missingColumns() throws {
    var workbook = ExtractForTests()
    for name in ["WMT_Extract", "T2A"] {
      workbook[name].headings = workbook[name].headings.map { $0 == "CommTierA3" ? "CommTierA33" : $0 }
    }
    workbook["CMS"].headings.removeAll { $0 == "Contact_Date" }
    let refusal = try #require(try workbook.refusal())
    #expect(refusal.reason == .missingColumn)
    #expect(refusal.message.contains("WMT_Extract is without commtiera3 (found CommTierA33 (R))"))
    #expect(refusal.message.contains("T2A is without commtiera3"))
    #expect(
      refusal.message.contains("CMS is without contact_date;")
        || refusal.message.contains("CMS is without contact_date."))
  }

  @Test("A sheet without any heading lacks all columns it needs")
  func noHeadings() throws {
    var workbook = ExtractForTests()
    workbook["Flag_Upw"].headings = []
    #expect(try workbook.refusal()?.message.contains("Flag_Upw is without row_type, case_ref_no, tier_code") == true)
  }

  @Test("Two headings of one clean name are refused with their letters")
  func twoColumns() throws {
    var workbook = ExtractForTests()
    workbook["WMT_Extract"].headings.append("COMMTIERA3 ")
    let refusal = try #require(try workbook.refusal())
    #expect(refusal.reason == .duplicateColumn)
    #expect(refusal.message.contains("CommTierA3 (R) and COMMTIERA3 (DM)"))
  }

  @Test("Columns of suspended tiers, unused columns and unexpected ones are noted and the workbook is read")
  func otherColumns() throws {
    var workbook = ExtractForTests()
    workbook["T2A"].headings.removeAll { $0.hasSuffix("S") && $0.contains("Tier") }
    workbook["WMT_Extract"].headings.removeAll { $0 == "LDU_Desc" }
    workbook["Flag_Upw"].headings.append("Remarks")
    let problems = try workbook.read().problems
    #expect(problems.map(\.kind) == [.missingColumn, .unexpectedColumn, .missingColumn])
    #expect(problems.map(\.sheet) == ["WMT_Extract", "Flag_Upw", "T2A"])
    #expect(problems[0].message.contains("ldu_desc") && problems[1].column == "Remarks (H)")
    #expect(problems[2].message.contains("48 columns for tiers with contact suspended"))
  }

  @Test("The T2A gate opens for one person fewer and not for as many")
  func gate() throws {
    var workbook = ExtractForTests()
    workbook["T2A"].rows[0]["V-CRN_Count"] = 8
    #expect(try workbook.refusal() == nil)
    workbook["T2A"].rows[0]["V-CRN_Count"] = 9
    let refusal = try #require(try workbook.refusal())
    #expect(refusal.reason == .t2aGate)
    #expect(refusal.message.contains("T2A adds up to 9 and WMT_Extract_Filtered to 9"))
  }

  @Test("The gate stays shut when a cell it needs cannot be read, and opens when that cannot matter")
  func unreadableGate() throws {
    var workbook = ExtractForTests()
    workbook["T2A"].rows[0]["V-CRN_Count"] = "two"
    var refusal = try #require(try workbook.refusal())
    #expect(refusal.reason == .t2aGate && refusal.message.contains("1 cell of V-CRN_Count cannot be read"))
    #expect(refusal.problems.map(\.kind) == [.unreadableCount])
    workbook = ExtractForTests()
    workbook["WMT_Extract_Filtered"].rows[0]["V-CRN_Count"] = .number("-5")
    #expect(try workbook.read().problems.map(\.severity) == [.noted])
    workbook["T2A"].rows[0]["V-CRN_Count"] = 4
    refusal = try #require(try workbook.refusal())
    #expect(refusal.message.contains("It cannot be told"))
  }

  @Test("An empty workbook is refused as empty, in its own words")
  func empty() throws {
    var workbook = ExtractForTests()
    workbook["T2A"].rows = []
    #expect(try workbook.refusal() == nil)
    workbook["WMT_Extract_Filtered"].rows = []
    #expect(try workbook.refusal()?.reason == .emptyWorkbook)
    workbook = ExtractForTests()
    workbook["WMT_Extract"].rows = [["CommTierA3": 1]]
    let refusal = try #require(try workbook.refusal())
    #expect(refusal.reason == .emptyWorkbook && refusal.message.contains("names a practitioner"))
  }

  @Test("A Datestamp that cannot be read is noted, and a workbook without any is refused")
  func dates() throws {
    var workbook = ExtractForTests()
    workbook["WMT_Extract"].rows[0]["Datestamp"] = "yesterday"
    #expect(try workbook.read().problems.map(\.kind) == [.unreadableDate])
    for row in 0..<3 { workbook["WMT_Extract"].rows[row]["Datestamp"] = .number("-1") }
    let refusal = try #require(try workbook.refusal())
    #expect(refusal.reason == .noDate && refusal.problems.count == 3)
  }
}
