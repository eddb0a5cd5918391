import DataFormat
import Foundation
import Testing

@testable import Exchange

@Suite("Forty faults planted in the example")
struct PlantedFaultTests {
  struct Fault {
    let file: String
    let line: Int
    let old: String
    let new: String
    let column: String?
    let kind: DataProblem.Kind

    init(_ file: String, _ line: Int, _ old: String, _ new: String, _ column: String?, _ kind: DataProblem.Kind) {
      self.file = file + ".csv"
      self.line = line
      self.old = old
      self.new = new
      self.column = column
      self.kind = kind
    }
  }

  static let faults = [
    Fault("units", 3, "region,EW", "shire,EW", "level", .unknownEntry),
    Fault("units", 5, "2025-04-01", "2025-03-01", "starts_on", .overlappingUnits),
    Fault("units", 6, "team,P31", "team,P39", "parent", .unknownUnit),
    Fault("units", 7, ",40", ",501", "caseload_limit", .outOfRange),
    Fault("funded-posts", 2, "3.00", "3.005", "fte", .tooManyPlaces),
    Fault("funded-posts", 3, "T311,PSO", "T399,PSO", "unit", .unknownUnit),
    Fault("funded-posts", 4, "2.00", "two", "fte", .notANumber),
    Fault("staff", 2, "2009-09-14,,", "2009-09-14,2009-09-13,", "left_on", .endBeforeStart),
    Fault("staff", 4, "Nand", "", "surname", .missing),
    Fault("staff", 5, "2025-12-19", "19/12/2025", "qualified_on", .notADate),
    Fault("posts", 3, "2021-06-26,,PO", "1021-06-26,,PO", "starts_on", .absurdYear),
    Fault("posts", 4, "2025-03-31", "2021-03-31", "ends_on", .endBeforeStart),
    Fault("posts", 6, "P31A004", " P31A004", "staff_code", .spaceAtEdge),
    Fault("posts", 7, "P31A005", "P31A099", "staff_code", .unknownStaff),
    Fault("cases", 2, "1991-03-17", "1991-02-31", "date_of_birth", .noSuchDay),
    Fault("cases", 3, "Calloway", "Call\u{202E}oway", "surname", .controlCharacter),
    Fault("cases", 4, "d'Arby", String(repeating: "d", count: 61), "surname", .tooLong),
    Fault("cases", 6, "1999-12-24", "2026-12-24", "starts_on", .endBeforeStart),
    Fault("cases", 7, "male", "man", "gender", .unknownEntry),
    Fault("cases", 9, ",yes,", ",YES,", "sexual_offence", .notYesOrNo),
    Fault("cases", 10, "T311", "T399", "team", .unknownUnit),
    Fault("orders", 2, "365", "366,", nil, .wrongFieldCount),
    Fault("orders", 4, "2027-05-05", "2027-06-31", "expected_end_on", .noSuchDay),
    Fault("orders", 6, "X310004", "x310004", "crn", .notACaseReference),
    Fault("orders", 8, "1095", "-1", "sentence_days", .outOfRange),
    Fault("registrations", 2, "RCPR", "RVHR", "type", .riskInRegistrations),
    Fault("registrations", 4, "2026-09-19", "2026-03-19", "ended_on", .endBeforeStart),
    Fault("risk", 2, "2026-01-26T10:30:00Z", "2026-01-26 10:30", "recorded_at", .notAnInstant),
    Fault("risk", 3, "2.95", "2,95", nil, .wrongFieldCount),
    Fault("risk", 5, "medium", "", "band", .emptyRisk),
    Fault("needs", 2, ",2,4,3", ",2,4,7", "relationships", .outOfRange),
    Fault("requirements", 5, "X310003,1", "X310003,7", "order_number", .unknownOrder),
    Fault("requirements", 7, "\"Haven, for women\"", "Haven \"for\" women", nil, .strayQuote),
    Fault("work-items", 3, "breach", "breech", "kind", .unknownEntry),
    Fault("work-items", 4, "P31A002", "P31A022", "staff_code", .unknownStaff),
    Fault("allocations", 4, "2026-08-28T13:30:00Z", "2025-09-28T13:30:00Z", "starts_at", .outOfOrder),
    Fault("allocations", 9, "X310005", "X319995", "crn", .unknownCase),
    Fault("reductions", 3, "2026-12-13", "2026-10-13", "ends_on", .endBeforeStart),
    Fault(
      "training", 3, "P31A004,domestic-abuse,2026-02-18", "P31A002,domestic-abuse,2025-06-11", "staff_code",
      .duplicateKey),
    Fault("restrictions", 2, "not", "never", "kind", .unknownEntry),
  ]

  @Test("Forty faults give forty problems, each at its line and column, and no row is given after the first")
  func forty() throws {
    #expect(Self.faults.count == 40)
    let folder = try ThrowawayFolder.example()
    var expected: Set<String> = []
    for fault in Self.faults {
      var lines = try folder.text(fault.file).components(separatedBy: "\n")
      #expect(lines[fault.line - 1].contains(fault.old), "\(fault.file):\(fault.line)")
      lines[fault.line - 1] = lines[fault.line - 1].replacing(fault.old, with: fault.new, maxReplacements: 1)
      try folder.write(fault.file, lines.joined(separator: "\n"))
      expected.insert(Place(fault.file, fault.line, fault.column, fault.kind.rawValue).description)
    }
    var given: [String: Int] = [:]
    let report = try FormatForTests.read(folder) { sheet, _ in given[sheet.name, default: 0] += 1 }
    let found = report.problems.map { Place($0).description }
    #expect(Set(found).symmetricDifference(expected).sorted() == [])
    #expect(report.problemCount == 40 && found.count == 40)
    #expect(given == ["units": 1])
    #expect(report.problems.allSatisfy { $0.message.hasSuffix(".") })
  }
}
