import Rules
import TestSupport
import Testing

@Suite("Raw grade codes of the case system")
struct RawGradeTests {
  private static let codes: [String: String] = [
    "PO": "M E D O J H N G F CRCM CRCO CRCN NPSM NPSO NPSN PSM PSO PSN",
    "SPO": "C B A NPSC NPSB PSC PSB PSA CRCB CRCA",
    "PSO": "Q Z Y CRCQ NPSQ PSQ CRC1 CRC2 CRCC PS4",
    "TPO": "P L K CRCP NPSP PSP CPQF",
  ]

  @Test("each published code means its grade, and there is no other")
  func published() throws {
    let grades = try englandAndWales().grades
    for (grade, codes) in Self.codes {
      for code in codes.split(separator: " ") { #expect(grades.grade(rawCode: String(code))?.id == grade, "\(code)") }
    }
    #expect(grades.byRawCode.count == 18 + 10 + 10 + 7 + 12)
  }

  @Test("a trainee's PQF code is known with a hyphen, an en dash or an em dash, with and without spaces")
  func dashes() throws {
    let grades = try englandAndWales().grades
    for body in ["CRC", "NPS"] {
      for dash in ["\u{2D}", "\u{2013}", "\u{2014}"] {
        #expect(grades.grade(rawCode: "\(body)\(dash)PQF")?.id == "TPO")
        #expect(grades.grade(rawCode: "\(body) \(dash) PQF")?.id == "TPO")
        #expect(grades.grade(rawCode: "\(body) \(dash)PQF") == nil)
        #expect(grades.grade(rawCode: "PS\(dash)PQF") == nil)
      }
    }
  }

  @Test(
    "a code that is not listed, or not listed so, is unknown",
    arguments: ["", " ", "m", "M ", " PSO", "NPSA", "OG01", "OGO1", "R", "S", "T", "NPQF", "DMY", "PO", "SPO", "TPO"])
  func unknown(code: String) throws {
    #expect(try englandAndWales().grades.grade(rawCode: code) == nil)
  }
}
