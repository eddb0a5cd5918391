import HTTPTypes
import Rules
import TestSupport
import Testing

@testable import Web

@Suite("Files")
struct FileTests {
  @Test(
    "make cells inert that a spreadsheet would run",
    arguments: [
      ("=1+1", "'=1+1"), ("+44", "'+44"), ("-2+3", "'-2+3"), ("@x", "'@x"), ("\tx", "'\tx"), (" =x", "' =x"),
      ("＝x", "'＝x"),
      ("=a,\"b\"", "\"'=a,\"\"b\"\"\""), ("plain", "plain"), ("-40", "-40"), ("-40.5", "-40.5"), ("12", "12"),
      ("a,b", "\"a,b\""),
      ("a\nb", "\"a\nb\""), ("-", "'-"), ("", ""), ("-.", "'-."),
    ])
  func cells(plain: String, cell: String) { #expect(CSV.cell(plain) == cell) }

  @Test("begin with a byte order mark, have the same number of cells in every line, and say the rules and the day")
  func overview() async throws {
    let answer = await (try Client()).ask("/units/team/HB/overview.csv")
    #expect(answer.headers[.contentType]?.hasPrefix("text/csv") == true)
    #expect(answer.headers[.contentDisposition] == "attachment; filename=\"overview-team-2026-11-22.csv\"")
    #expect(answer.body.utf8.starts(with: [0xEF, 0xBB, 0xBF]))
    let lines = answer.body.unicodeScalars.split(separator: "\n").map { String($0) }
    #expect(lines.count == 1 + 11 + 1)
    let version = try englandAndWales().version
    #expect(lines.dropFirst().allSatisfy { $0.hasSuffix("2026-11-22,\"England and Wales, version \(version)\"\r") })
  }

  @Test("carry a hostile name as text")
  func hostile() async throws {
    let body = await (try Client()).ask("/units/team/RS/overview.csv").body
    #expect(body.contains("\"'=HYPERLINK(\"\"http://x\"\"), Eve\""))
    #expect(!body.contains(",=") && !body.contains("\n="))
  }

  @Test("of a caseload have a line for each tier with cases")
  func caseload() async throws {
    let client = try Client()
    let body = await client.ask("/units/pdu/N54NF/caseload.csv").body
    #expect(body.contains("Tier,Community,Custody,Licence,Transition to adulthood,All,Unit,As of,Rules\r\n"))
    #expect(body.contains("Northfield PDU,2026-11-22,"))
    let page = try await client.main("/units/pdu/N54NF/caseload")
    #expect(page.contains("role=\"img\"") && page.contains("<caption>"))
  }
}
