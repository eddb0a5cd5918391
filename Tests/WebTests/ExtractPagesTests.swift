@testable import Casework
import TestSupport
import Testing

@testable import Web

@Suite("Extracts, their problems, and search")
struct ExtractPagesTests {
  private func client(problems: Int = 60, posts: Int = 2) throws -> Client {
    var reads = RandomReads(service: RandomService(pack: try englandAndWales(), pdus: 1, posts: posts))
    reads.problemCount = problems
    return Client(reads)
  }

  private func page(_ address: Address, _ client: Client) async throws -> Markup {
    try Markup(await client.ask(address.target).body)
  }

  @Test("an extract was accepted, waits or was refused, and says why and what to do")
  func states() async throws {
    let client = try client()
    let rows = try await page(.extracts, client).first("tbody").all("tr").map { $0.words.lowercased() }
    #expect(rows.count == 3 && rows[0].contains("accepted") && rows[1].contains("waits") && rows[2].contains("refused"))
    #expect(try await page(.extract(2), client).words.contains("Accept it with --accept-drop"))
    #expect(try await page(.extract(1), client).words.contains("Ask for the workbook again"))
  }

  @Test("the filter by sheet is a form that reads, keeps the choice, and has a link that takes it away")
  func filter() async throws {
    let page = try await page(.extract(3, sheet: "T2A"), try client())
    let form = try #require(page.first("main").all("form").first)
    #expect(form["action"] == "/extracts/3" && form["method"] == "get")
    #expect(form.all("option").first { $0["selected"] != nil }?["value"] == "T2A")
    #expect(page.withClass("chosen").flatMap { $0.all("a") }.map { $0["href"] } == ["/extracts/3"])
    let problems = try #require(
      page.all("table").first { $0.all("caption").first?.words.hasPrefix("Problems") ?? false })
    let rows = problems.all("tbody").flatMap { $0.all("tr") }
    #expect(!rows.isEmpty && rows.allSatisfy { $0.words.contains("T2A") })
  }

  @Test("without a choice there is no such link, and a sheet without problems says so")
  func unfiltered() async throws {
    let client = try client()
    #expect(try await page(.extract(3), client).withClass("chosen").isEmpty)
    #expect(try await page(.extract(3, sheet: "Flag_Upw"), client).words.contains("No problems in sheet Flag_Upw"))
  }

  @Test("paging keeps the filter; the first page has no way back and the last none forward")
  func paging() async throws {
    let client = try client(problems: 400)
    let first = try await page(.extract(3, sheet: "WMT_Extract"), client)
    let next = try #require(first.all("a").first { $0["rel"] == "next" }?["href"])
    #expect(try Address(target: next) == .extract(3, sheet: "WMT_Extract", page: 2))
    #expect(!first.all("a").contains { $0["rel"] == "prev" })
    let last = try await page(.extract(3, page: 999), client)
    #expect(last.all("a").contains { $0["rel"] == "prev" } && !last.all("a").contains { $0["rel"] == "next" })
    #expect(
      try await page(.extract(3), try self.client(problems: 3)).all("nav").contains { $0["aria-label"] == "Pagination" }
        == false)
  }

  @Test("values out of a workbook are shown as text")
  func hostileValues() async throws {
    let words = try await page(.extract(3), try client()).words
    #expect(words.contains("<b>12abc</b>") && words.contains("=HYPERLINK"))
  }

  @Test(
    "what was searched for stays in the field, whatever it is",
    arguments: ["O’Brien", "\"><script>", "a & b", "50%", "+", "نص", "  "])
  func kept(_ query: String) async throws {
    #expect(try await page(.search(query), try client()).with(id: "query")?["value"] == query)
  }

  @Test("a part of a name or code finds people and units; nothing found says so, and an empty question finds nothing")
  func found() async throws {
    let client = try client()
    #expect(try await page(.search("rien"), client).words.contains("O’Brien"))
    #expect(try await page(.search("R1P1"), client).words.contains("PDU <b>1</b>"))
    #expect(try await page(.search("zzzzzz"), client).words.contains("Nothing found"))
    #expect(try await page(.search(), client).all("table").isEmpty)
  }

  @Test("later pages of a search keep the question and say in the title which they are")
  func searchPaging() async throws {
    let client = try client(posts: 20)
    let next = try #require(try await page(.search("pat"), client).all("a").first { $0["rel"] == "next" }?["href"])
    #expect(try Address(target: next) == .search("pat", page: 2))
    #expect(try await page(Address(target: next), client).first("title").words == "Search (page 2 of 4) – Headroom")
  }
}
