import DataFormat
import Foundation
import Testing

@testable import Exchange

@Suite("Rows beside other rows")
struct CrossRowTests {
  private static let units = "code,starts_on,ends_on,name,level,parent\n"
  private static let staff = "staff_code,forename,surname\nS1,Jo,Nand\n"
  private static let posts = "staff_code,team,starts_on,ends_on,grade\n"
  private static let cases = """
    crn,forename,surname,gender,setting,responsible,starts_on
    X000001,A,B,male,community,community,2026-01-01

    """

  private func problems(
    _ files: [String: String], kind: String = "full", known: some KnownRows = NothingKnown()
  ) throws -> [DataProblem] {
    let folder = try ThrowawayFolder(kind: kind)
    for (name, text) in files { try folder.write("\(name).csv", text) }
    return try FormatForTests.read(folder, known: known).problems
  }

  private func places(
    _ files: [String: String], kind: String = "full", known: some KnownRows = NothingKnown()
  ) throws -> [Place] {
    try problems(files, kind: kind, known: known).map(Place.init)
  }

  struct Known: KnownRows {
    var keys: [String: [[String]]] = [:]
    var rows: [String: [[FieldValue]]] = [:]
    func contains(_ sheet: Sheet, key: [String]) -> Bool { keys[sheet.name]?.contains(key) ?? false }
    func rows(of sheet: Sheet, startingWith first: String) -> [[FieldValue]] {
      rows[sheet.name]?.filter { $0[0] == .text(first) } ?? []
    }
  }

  @Test("A row given twice names the line of the first")
  func duplicate() throws {
    let found = try problems(["staff": Self.staff + "S2,Al,Moor\nS1,Jo,Nand\n"])
    #expect(found.map(Place.init) == [Place("staff.csv", 4, "staff_code", "duplicate-key")])
    #expect(found.first?.message.contains("line 2") == true && found.first?.value == "S1")
  }

  @Test("Of one moment written in two ways the second is a duplicate")
  func duplicateInstant() throws {
    let risk = "crn,kind,recorded_at,band\nX000001,rosh,2026-01-01,low\nX000001,rosh,2026-01-01T00:00:00Z,high\n"
    #expect(try places(["cases": Self.cases, "risk": risk]) == [Place("risk.csv", 3, "crn", "duplicate-key")])
  }

  @Test("One order with two types is told from one given twice")
  func twoTypes() throws {
    let orders = """
      crn,number,type,starts_on
      X000001,1,licence,2026-01-01
      X000001,1,community-order,2026-01-01
      X000001,1,licence,2026-01-01

      """
    let found = try problems(["cases": Self.cases, "orders": orders])
    #expect(
      found.map(Place.init) == [
        Place("orders.csv", 3, "type", "order-of-two-types"), Place("orders.csv", 4, "crn", "duplicate-key"),
      ])
    #expect(found.first?.message.contains("line 2 as licence") == true)
  }

  @Test("Units that are part of each other are one problem, at the row that names a unit further down")
  func cycle() throws {
    let text =
      Self.units + """
        N,2020-01-01,,Nation,nation,
        P,2020-01-01,,Place,pdu,T
        T,2020-01-01,,Team,team,P
        S,2020-01-01,,Self,team,S
        U,2020-01-01,,Under,team,P

        """
    let found = try problems(["units": text])
    #expect(
      found.map(Place.init) == [
        Place("units.csv", 3, "parent", "cyclic-units"), Place("units.csv", 5, "parent", "cyclic-units"),
      ])
    #expect(found.first?.message.contains("P in T in P") == true)
  }

  @Test("Units that were part of each other at different times are not a circle")
  func turnedRound() throws {
    let text =
      Self.units + """
        A,2020-01-01,2021-12-31,A,team,B
        A,2022-01-01,,A,pdu,
        B,2020-01-01,2021-12-31,B,pdu,
        B,2022-01-01,,B,team,A

        """
    #expect(try places(["units": text]) == [])
    let overlapping = text.replacingOccurrences(
      of: "B,2020-01-01,2021-12-31,B,pdu,", with: "B,2020-01-01,2021-06-30,B,pdu,"
    )
    .replacingOccurrences(of: "B,2022-01-01", with: "B,2021-07-01")
    #expect(try places(["units": overlapping]).map(\.kind) == ["cyclic-units"])
  }

  @Test("More units above each other than any service has are refused")
  func deep() throws {
    var text = Self.units + "U0,2020-01-01,,U,team,\n"
    for number in 1...70 { text += "U\(number),2020-01-01,,U,team,U\(number - 1)\n" }
    #expect(Set(try places(["units": text]).map(\.kind)) == ["units-too-deep"])
  }

  @Test("Rows of one unit may not share a day; posts of one person in one team may, and are listed afterwards")
  func overlaps() throws {
    let units =
      Self.units + """
        T,2020-01-01,2020-12-31,Team,team,
        T,2021-01-01,,Team,team,
        T,2022-01-01,,Team,team,
        V,2020-01-01,,Team,team,

        """
    #expect(try places(["units": units]) == [Place("units.csv", 4, "starts_on", "overlapping-units")])
    let posts =
      Self.posts + """
        S1,V,2020-01-01,2020-12-31,PO
        S1,V,2021-01-01,2021-06-30,PO
        S1,V,2021-06-30,,PO
        S1,T,2020-06-01,,PO

        """
    let sound = units.replacingOccurrences(of: "T,2022-01-01,,Team,team,\n", with: "")
    #expect(try places(["units": sound, "staff": Self.staff, "posts": posts]) == [])
  }

  @Test("A case's holders come one after the other: the same moment and an earlier one are refused")
  func allocations() throws {
    let text = """
      crn,starts_at,staff_code
      X000001,2026-01-02,S1
      X000002,2025-01-01,S1
      X000001,2026-01-01,S1
      X000001,2026-01-02T00:00:00Z,
      X000001,2026-01-03,

      """
    let cases = Self.cases + "X000002,A,B,male,community,community,2026-01-01\n"
    #expect(
      try places(["cases": cases, "staff": Self.staff, "allocations": text]) == [
        Place("allocations.csv", 4, "starts_at", "out-of-order"),
        Place("allocations.csv", 5, "starts_at", "same-instant"),
      ])
  }

  @Test("A reference is looked for in the folder where it has the sheet, and among what is kept where it has not")
  func references() throws {
    let training = "staff_code,course,completed_on\nS9,arms,2026-01-01\n"
    let known = Known(keys: ["staff": [["S9"]]])
    let unknown = [Place("training.csv", 2, "staff_code", "unknown-staff")]
    #expect(try places(["training": training], known: known) == [])
    #expect(try places(["training": training, "staff": Self.staff], known: known) == unknown)
    #expect(try places(["training": training, "staff": Self.staff], kind: "delta", known: known) == [])
    #expect(try places(["training": training]) == unknown)
  }

  @Test("A requirement names an order of its case, here or kept already")
  func requirements() throws {
    let text = "crn,order_number,number,category,restrictive\nX000001,7,1,F,no\n"
    let unknown = [Place("requirements.csv", 2, "order_number", "unknown-order")]
    #expect(try places(["cases": Self.cases, "requirements": text]) == unknown)
    let known = Known(keys: ["orders": [["X000001", "7"]]])
    #expect(try places(["cases": Self.cases, "requirements": text], known: known) == [])
  }

  @Test("A delta's units are held against those kept already")
  func delta() throws {
    let known = Known(
      keys: ["units": [["T"], ["P"]]],
      rows: [
        "units": [
          [.text("P"), .text("2020-01-01"), .none, .text("P"), .text("pdu"), .text("T"), .none, .none]
        ]
      ])
    #expect(
      try places(["units": Self.units + "T,2020-01-01,,T,team,P\n"], kind: "delta", known: known) == [
        Place("units.csv", 2, "parent", "cyclic-units")
      ])
  }

  @Test("A risk of serious harm needs its band, and another risk a score or a band")
  func risk() throws {
    let text =
      "crn,kind,recorded_at,score,band\nX000001,rosh,2026-01-01,5,\n"
      + "X000001,rsr,2026-01-01,,\nX000001,arp,2026-01-01,5,\n"
    #expect(
      try places(["cases": Self.cases, "risk": text]) == [
        Place("risk.csv", 2, "band", "empty-risk"), Place("risk.csv", 3, "score", "empty-risk"),
      ])
  }

  @Test("Without a readable key column the rows that refer to the sheet are not reported besides")
  func noKey() throws {
    let training = "staff_code,course,completed_on\nS9,arms,2026-01-01\n"
    #expect(
      try places(["staff": "code,forename,surname\nS9,A,B\n", "training": training]) == [
        Place("staff.csv", 1, "code", "unknown-column"), Place("staff.csv", 1, "staff_code", "missing-column"),
      ])
  }

  @Test("A row that whoever takes it refuses is a problem of its line, and reading goes on")
  func refusedRow() throws {
    let folder = try ThrowawayFolder()
    try folder.write("staff.csv", Self.staff + "S2,Al,Moor\nS3,,Moor\n")
    let report = try FormatForTests.read(folder) { _, values in
      if values[0] == .text("S2") { throw RowRefusal.rewritesHistory }
    }
    #expect(
      report.problems.map(Place.init) == [
        Place("staff.csv", 3, nil, "rewrites-history"), Place("staff.csv", 4, "forename", "missing"),
      ])
  }
}
