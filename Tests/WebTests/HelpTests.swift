import HTTPTypes
import Testing

@testable import Casework
@testable import Web

@Suite("Help")
struct HelpTests {
  @Test("stands in the footer of every page in one order, for whoever signed in and whoever has not")
  func footer() async throws {
    let client = try Client()
    var footers: Set<[String]> = []
    for (asking, target) in [
      (client, "/cases"), (client, "/units/team/EG"), (client, "/nowhere"), (client, "/account"),
      (client.stranger, "/sign-in"), (client.stranger, "/guide"),
    ] {
      let links =
        PageChecks(await asking.ask(target).body).all("footer").first?.all("a").compactMap { $0["href"] } ?? []
      footers.insert(links.filter { $0.hasPrefix("/guide") || $0 == "/accessibility" })
    }
    #expect(footers == [["/guide/questions", "/guide", "/guide/words", "/accessibility"]])
  }

  @Test("explains every word of the house's list")
  func words() async throws {
    let main = try await (try Client()).main("/guide/words")
    for word in [
      "Caseload", "Workload", "Tier", "Practitioner", "PDU", "CRN", "RoSH", "MAPPA", "Reduction", "Allocation",
      "Headroom", "Person on probation",
    ] {
      #expect(main.contains("<dt>\(word)</dt>"), "\(word)")
    }
  }

  @Test("names whom to ask to whoever signed in, and to nobody else")
  func contact() async throws {
    let client = try Client()
    #expect(try await client.main("/guide/questions").contains("Ada Lovelace, ada@example.org"))
    let open = try await client.stranger.main("/guide/questions")
    #expect(!open.contains("Ada") && open.contains("Whoever looks after accounts"))
    #expect(await client.ask("/guide/nothing").status == .notFound)
  }
}
