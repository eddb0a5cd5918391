import Caseload
import Exchange
import Rules
import Testing
import Workload

@Suite("A good nightly workbook")
struct GoodExtractTests {
  @Test("Counts of all sheets are joined by practitioner and team, and nothing is odd about it")
  func joined() throws {
    let extract = try ExtractForTests().read()
    #expect(extract.problems == [])
    #expect(extract.date.iso == "2021-07-02")
    #expect(extract.owners.map { "\($0.key.staff)/\($0.key.team)" } == ["AB1/T1", "AB2/T1", "AB1/T2"])
    let first = try #require(extract.owner("AB1", "T1")).inputs
    #expect(first.held[0, 1] == 4 && first.held[1, 6] == 2 && first.held.total == 6)
    #expect(first.active[0, 1] == 3 && first.active.total == 5)
    #expect(first.t2a[0, 15] == 2 && first.t2a.total == 2)
    #expect(
      first.inactive
        == InactiveCases(warrants: 1, unpaidWork: 1, overdueTermination: 0, standaloneSuspended: 1, suspendedLifers: 1))
    let second = try #require(extract.owner("AB2", "T1")).inputs
    #expect(second.held[2, 27] == 3)
    #expect(second.inactive == InactiveCases(overdueTermination: 1))
    #expect(second.reports == CourtReports(standardLast30: 2, standardDueNext30: 4, fastLast30: 1, oral: 7))
    #expect(try #require(extract.owner("AB1", "T2")).inputs.held.total == 1)
  }

  @Test("Names are trimmed, the grade is not")
  func names() throws {
    var workbook = ExtractForTests()
    workbook["WMT_Extract"].rows[0]["OM_Surname"] = "  Bell "
    workbook["WMT_Extract"].rows[0]["OM_Grade_Code"] = "NPSM "
    let owner = try #require(try workbook.read().owner("AB1", "T1"))
    #expect(owner.surname == "Bell" && owner.region.name == "Wales")
    #expect(owner.inputs.rawGrade == "NPSM ")
  }

  @Test("Sheet names and headings are recognised whatever their case, blanks and first hyphen")
  func cleanNames() throws {
    var workbook = ExtractForTests()
    workbook.sheets[0].name = " WMT_-extract"
    let place = try #require(workbook.sheets[0].headings.firstIndex(of: "OM_Key"))
    workbook.sheets[0].headings[place] = " om_KEY "
    for row in workbook.sheets[0].rows.indices {
      workbook.sheets[0].rows[row][" om_KEY "] = workbook.sheets[0].rows[row]["OM_Key"]
    }
    #expect(try workbook.read().owners.count == 3)
  }

  @Test(
    "A count may be a number, plain digits, digits with blanks around, or blank",
    arguments: [
      (Cell.number("7"), 7), (.number("7.0"), 7), (.number("1E1"), 10), (.text("7"), 7), (.text(" 7 "), 7),
      (.text("007"), 7),
      (.text(" "), 0), (.text(""), 0), (.blank, 0), (.number("99999"), 99_999), (.number("0"), 0),
    ])
  func counts(cell: Cell, count: Int) throws {
    var workbook = ExtractForTests()
    workbook["WMT_Extract"].rows[1]["CommTierA0"] = cell
    let extract = try workbook.read()
    #expect(extract.owner("AB2", "T1")?.inputs.held[0, 4] == count)
    #expect(extract.problems.isEmpty)
  }

  @Test("The date of the extract is the latest Datestamp, as a number or as text, from 1900 or 1904")
  func date() throws {
    var workbook = ExtractForTests()
    workbook["WMT_Extract"].rows[2]["Datestamp"] = "2021-07-05 01:02:03"
    #expect(try workbook.read().date.iso == "2021-07-05")
    workbook["WMT_Extract"].rows[2]["Datestamp"] = .date("44383.999")
    #expect(try workbook.read().date.iso == "2021-07-06")
    workbook["WMT_Extract"].rows[2]["Datestamp"] = .blank
    #expect(try workbook.read().date.iso == "2021-07-02")
    workbook.book.countsFrom1904 = true
    #expect(try workbook.read().date.iso == "2025-07-03")
  }

  @Test("Only W, U, O, S and L rows are counted, and a location may be written in any case")
  func flags() throws {
    var workbook = ExtractForTests()
    let row = workbook["Flag_Upw"].rows[0]
    for type in ["P", "N", "I", "W"] {
      workbook["Flag_Upw"].rows.append(row.merging(["Row_Type": .shared(type), "Location": "cUsToDy"]) { $1 })
    }
    let extract = try workbook.read()
    #expect(extract.owner("AB1", "T1")?.inputs.inactive.warrants == 2)
    #expect(extract.owner("AB1", "T1")?.inputs.inactive.unpaidWork == 1)
    #expect(extract.sheets.first { $0.name == "Flag_Upw" } == SheetSummary(name: "Flag_Upw", rows: 5, used: 2))
  }

  @Test("Blank rows between rows are passed over, and numbered all the same")
  func blankRows() throws {
    var workbook = ExtractForTests()
    workbook["WMT_Extract"].rows.insert([:], at: 1)
    workbook["WMT_Extract"].rows.insert(["OM_Key": " "], at: 1)
    workbook["WMT_Extract"].rows[3]["CommTierA0"] = "x"
    let extract = try workbook.read()
    #expect(extract.owners.count == 3)
    #expect(extract.problems(.unreadableCount).map(\.row) == [5])
  }

  @Test("Progress names each of the thirteen sheets")
  func progress() throws {
    let file = try ExtractForTests().write()
    var lines: [String] = []
    _ = try NightlyExtractReader(pack: RulePackForTests.pack).read(path: file.path) { lines.append($0) }
    #expect(lines.count == 14)
    #expect(lines.last == "Reading T2A_Detail, sheet 13 of 13")
  }
}

@Suite("Contacts on a colleague's case")
struct ContactTests {
  private func contacts(_ rows: [[String: Cell]], _ key: (String, String) = ("AB1", "T1")) throws -> [ContactCount]? {
    var workbook = ExtractForTests()
    workbook["CMS"].rows = rows
    return try workbook.read().owner(key.0, key.1)?.inputs.contacts
  }

  @Test("Who did the contact gains it and who holds the case gives it away")
  func bothSides() throws {
    let extract = try ExtractForTests().read()
    #expect(
      extract.owner("AB2", "T1")?.inputs.contacts == [ContactCount(code: "CMS01", direction: .forOthers, count: 1)])
    #expect(
      extract.owner("AB1", "T1")?.inputs.contacts == [ContactCount(code: "CMS01", direction: .byOthers, count: 1)])
    #expect(extract.owner("AB1", "T2")?.inputs.contacts == [])
  }

  @Test(
    "A contact counts on its own day and six more",
    arguments: [("44379", true), ("44373", true), ("44372", false), ("44372.99", false), ("44000", false)])
  func window(serial: String, counts: Bool) throws {
    let row = ExtractForTests.contact(1, date: .date(serial), by: ("AB2", "T1"), for: ("AB1", "T1"))
    #expect(try contacts([row])?.isEmpty == !counts)
  }

  @Test("A contact dated after the extract is counted and noted; its date may be text")
  func future() throws {
    var workbook = ExtractForTests()
    workbook["CMS"].rows = [
      ExtractForTests.contact(1, date: "2021-07-03", by: ("AB2", "T1"), for: ("AB1", "T1")),
      ExtractForTests.contact(2, date: "2021-07-02", by: ("AB2", "T1"), for: ("AB1", "T1")),
    ]
    let extract = try workbook.read()
    #expect(extract.problems(.futureDate).map(\.row) == [2])
    #expect(extract.owner("AB1", "T1")?.inputs.contacts.first?.count == 2)
  }

  @Test("A contact on one's own case counts nowhere; one in another post of one's own counts on both sides")
  func ownCase() throws {
    let own = ExtractForTests.contact(1, date: .date("44379"), by: ("AB1", "T1"), for: ("AB1", "T1"))
    #expect(try contacts([own]) == [])
    let otherPost = ExtractForTests.contact(1, date: .date("44379"), by: ("AB1", "T2"), for: ("AB1", "T1"))
    #expect(try contacts([otherPost])?.first?.direction == .byOthers)
    #expect(try contacts([otherPost], ("AB1", "T2"))?.first?.direction == .forOthers)
  }

  @Test("Contacts are added up by direction and type, in that order")
  func sums() throws {
    let date = Cell.date("44379")
    let rows = [
      ExtractForTests.contact(1, code: "CMS28", date: date, by: ("AB2", "T1"), for: ("AB1", "T1")),
      ExtractForTests.contact(2, date: date, by: ("AB2", "T1"), for: ("AB1", "T1")),
      ExtractForTests.contact(3, code: "CMS28", date: date, by: ("AB2", "T1"), for: ("AB1", "T1")),
      ExtractForTests.contact(4, code: "CMS28", date: date, by: ("AB1", "T1"), for: ("AB2", "T1")),
    ]
    #expect(
      try contacts(rows) == [
        ContactCount(code: "CMS28", direction: .forOthers, count: 1),
        ContactCount(code: "CMS01", direction: .byOthers, count: 1),
        ContactCount(code: "CMS28", direction: .byOthers, count: 2),
      ])
  }

  @Test("One side that is not in the extract leaves the other side's contact standing")
  func oneSide() throws {
    var workbook = ExtractForTests()
    workbook["CMS"].rows = [ExtractForTests.contact(1, date: .date("44379"), by: ("ZZ9", "T9"), for: ("AB1", "T1"))]
    let extract = try workbook.read()
    #expect(extract.owner("AB1", "T1")?.inputs.contacts.map(\.direction) == [.byOthers])
    #expect(extract.problems(.ownerOnlyInJoinedSheet).map(\.severity) == [.noted])
    workbook["CMS"].rows = [ExtractForTests.contact(1, date: .date("44379"), by: ("ZZ9", "T9"), for: ("ZZ8", "T9"))]
    #expect(try workbook.read().problems(.ownerOnlyInJoinedSheet).map(\.severity) == [.ignored])
  }

  @Test("An unknown type is noted and ignored")
  func unknownType() throws {
    var workbook = ExtractForTests()
    workbook["CMS"].rows[0]["Contact_Type_Code"] = "CMS99"
    let extract = try workbook.read()
    #expect(extract.problems(.unknownContact).map(\.value) == ["CMS99"])
    #expect(extract.owners.allSatisfy { $0.inputs.contacts.isEmpty && $0.inputs.faults.isEmpty })
  }

  @Test("One number twice: the same row counts once, a different one sets both aside")
  func repeats() throws {
    var workbook = ExtractForTests()
    workbook["CMS"].rows.append(workbook["CMS"].rows[0])
    var extract = try workbook.read()
    #expect(extract.problems(.repeatedRow).map(\.severity) == [.noted])
    #expect(extract.owner("AB1", "T1")?.inputs.contacts.first?.count == 1)
    workbook["CMS"].rows[1]["Contact_Type_Code"] = "CMS28"
    extract = try workbook.read()
    #expect(extract.problems(.repeatedRow).map(\.row) == [2, 3])
    #expect(extract.owner("AB1", "T1")?.inputs.contacts == [])
    #expect(
      extract.owner("AB2", "T1")?.inputs.faults == [
        .quarantined(sheet: "CMS", row: 2), .quarantined(sheet: "CMS", row: 3),
      ])
    for row in 0...1 { workbook["CMS"].rows[row]["Contact_Date"] = .date("44000") }
    extract = try workbook.read()
    #expect(extract.problems(.repeatedRow).map(\.severity) == [.noted])
    #expect(extract.owners.allSatisfy { $0.inputs.faults.isEmpty })
  }

  @Test("A contact with an over-long code makes the posts it names not computable")
  func overlongCode() throws {
    var workbook = ExtractForTests()
    workbook["CMS"].rows[0]["Contact_Staff_Key"] = .text(String(repeating: "K", count: 256))
    let extract = try workbook.read()
    #expect(extract.problems.map(\.kind) == [.overlongValue])
    #expect(extract.owner("AB1", "T1")?.inputs.faults == [.quarantined(sheet: "CMS", row: 2)])
    #expect(extract.owner("AB1", "T1")?.inputs.contacts == [])
  }

  @Test("A contact whose date cannot be read makes the posts it names not computable")
  func undated() throws {
    var workbook = ExtractForTests()
    workbook["CMS"].rows[0]["Contact_Date"] = "last week"
    let extract = try workbook.read()
    #expect(extract.problems(.unreadableDate).map(\.severity) == [.quarantined])
    #expect(extract.owner("AB1", "T1")?.inputs.faults == [.quarantined(sheet: "CMS", row: 2)])
    #expect(extract.owner("AB1", "T2")?.inputs.faults == [])
  }
}
