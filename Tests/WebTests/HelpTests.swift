import HTTPTypes
import Rules
import Testing
import Workload

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

  @Test(
    "The guide says what hours are beside points, with an example whose lines sum to its work by the rules in force")
  func hours() async throws {
    let client = try Client()
    let main = try await client.main("/guide")
    #expect(main.contains("Hours, the other measure") && main.contains("A worked example in hours"))
    let day = try #require(try await client.site.desk.use(as: .nobody).standing()).extractDate
    let measure = try #require(HoursMeasure(client.pack, on: day))
    var counts = HoursCounts(client.pack)
    let tiers = client.pack.tiers.indices.filter {
      !client.pack.tiers[$0].isUntiered && !client.pack.tiers[$0].isSuspended
    }
    for (count, tier) in zip([6, 10, 4], tiers.dropFirst(4)) {
      for _ in 0..<count { counts.add(HoursCase(type: 0, tier: tier), on: day, measure.set.values, client.pack) }
    }
    let sum = measure.lines(counts).reduce(0) { $0 + $1.minutes }
    #expect(sum > 0 && main.contains("\(Figures.number(sum)) minutes a month are"))
    #expect(main.contains(measure.set.label))
  }
}
