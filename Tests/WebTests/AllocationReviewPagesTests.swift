import HTTPTypes
import Testing

@testable import Web

@Suite("Allocation in a unit")
struct AllocationReviewPagesTests {
  private func page(_ target: String = "/units/team/EG/allocation") async throws -> Markup {
    let answer = await (try Client()).ask(target)
    #expect(answer.status == .ok)
    return try Markup(answer.body)
  }

  private func rows(_ page: Markup, _ caption: String) throws -> [String] {
    try #require(page.all("table").first { $0.words.contains(caption) }, "\(caption)").all("tr").map(\.words)
  }

  @Test("says first how many cases are held without training and how many changed practitioners often")
  func statement() async throws {
    let words = try await page().words
    #expect(
      words.contains("Of 12 current cases: 1 case is held without training in date for a need, and 1 case changed"))
    #expect(words.contains("They say nothing about how well anyone works."))
  }

  @Test("lists each need without training, and each change of a case that changed often")
  func lists() async throws {
    let page = try await page()
    let untrained = try rows(page, "Held without training in date")
    #expect(untrained.count == 3)
    #expect(untrained.contains { $0.contains("MAPPA") && $0.hasSuffix("Lapsed on 21 Nov 2026") })
    #expect(untrained.contains { $0.contains("domestic abuse") && $0.hasSuffix("None recorded") })
    let changes = try rows(page, "Cases with 3 or more within 365 days")
    #expect(
      changes.count == 2 && changes[1].contains("from S1 to S2, =1+1, Eve") && changes[1].contains("no reason recorded")
    )
  }

  @Test("each sum stands with the lines that make it")
  func sums() async throws {
    let page = try await page()
    #expect(try rows(page, "Why cases changed practitioners").last == "All 3 100.0%")
    #expect(page.words.contains("3 changes from one practitioner to another in 365 days, over 301 days"))
    #expect(try rows(page, "by month and grade").last == "All does not apply 2 3 66.7%")
    #expect(page.words.contains("1 case given without it"))
    let mix = try rows(page, "By risk of serious harm and place")
    #expect(mix[1].contains("12 10 0 1 1") && mix[2].contains("12 10 0 1 1"))
  }

  @Test("a long run of high risk is something to talk about, from the months of the rules on")
  func runs() async throws {
    let words = try await page().words
    #expect(
      words.contains("mostly high-risk cases for 14 months, since 1 October 2025 Worth a talk about variety and relief")
    )
  }

  @Test("the file has a line for each thing on a list, and takes names for text")
  func file() async throws {
    let answer = await (try Client()).ask("/units/team/EG/allocation.csv")
    #expect(answer.status == .ok && answer.headers[.contentType]?.hasPrefix("text/csv") == true)
    let lines = answer.body.split(separator: "\r\n").map(String.init)
    for (list, count) in [
      ("without training", 2), ("repeated change", 3), ("changes", 1), ("reason of change", 2),
      ("with the first practitioner", 2), ("given to somebody trained", 1), ("given without training", 1),
    ] { #expect(lines.count { $0.hasPrefix("\(list),") } == count, "\(list)") }
    // A spreadsheet would take it for a sum.
    #expect(!answer.body.contains(",=1+1") && answer.body.contains("=1+1, Eve"))
  }
}
