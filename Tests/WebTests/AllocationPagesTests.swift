import Casework
import HTTPTypes
import Rules
import Testing

@testable import Web

@Suite("Choosing a practitioner")
struct AllocationPagesTests {
  private static let target = "/cases/X100001/practitioners"

  private func page(_ target: String = target) async throws -> Markup {
    let answer = await (try Client()).ask(target)
    #expect(answer.status == .ok)
    return try Markup(answer.body)
  }

  @Test("says first how many may take the case, and what the case asks for")
  func statement() async throws {
    let page = try await page()
    #expect(page.words.contains("25 of 30 posts in"))
    #expect(page.words.contains("Needs: domestic abuse. Waits 7 days; was due on 20 November 2026 Late."))
    #expect(page.words.contains("woman practitioner: <i>please</i>"))
    #expect(page.all("h1").map(\.words) == ["Choose a practitioner"])
  }

  @Test("twenty stand on the page, best first, and the others behind a link")
  func shown() async throws {
    let page = try await page()
    #expect(page.all("a").count { $0.words.hasPrefix("Choose ") } == 20)
    let more = try #require(page.all("a").first { $0.words == "Show 5 others" })
    #expect(more["href"] == "\(Self.target)?all=yes")
    let all = try await self.page("\(Self.target)?all=yes")
    #expect(all.all("a").count { $0.words.hasPrefix("Choose ") } == 25)
    let scores = all.all("tr").compactMap { row in
      Int((row.all("td").dropLast().last?.words ?? "").replacing("−", with: "-"))
    }
    #expect(scores.count == 25 && scores == scores.sorted(by: >))
  }

  @Test("each reason has a word beside its mark, and its points where it has some")
  func reasons() async throws {
    let page = try await page()
    #expect(page.words.contains("Fits: Trained in domestic abuse, in date"))
    #expect(page.words.contains("Fits: Held this person until 24 August 2026 +25"))
    #expect(page.words.contains("Take care: No clearance is recorded: check before deciding"))
    #expect(page.words.contains("Cases held: before 20, after 21"))
    #expect(try await self.page("\(Self.target)?all=yes").words.contains("not computable"))
  }

  @Test("those who cannot stand below, each with the rule and who may decide otherwise")
  func unable() async throws {
    let table = try #require(
      try await page().all("table").first { $0.words.contains("Posts that cannot hold this case") })
    let rows = table.all("tr").map(\.words)
    #expect(rows.count == 6)
    for words in [
      "Needs a qualified officer: risk of serious harm high, protect level B", "Would hold 51; the limit is 50",
      "No training in domestic abuse is recorded", "over 110%",
    ] {
      #expect(
        rows.contains { $0.contains(words) && $0.contains("Head of PDU, with a reason Decide otherwise for ") },
        "\(words)")
    }
    #expect(rows.contains { $0.contains("Is away, and no end is recorded") && $0.hasSuffix("Nobody") })
  }

  @Test(
    "choosing leads to what it would do with this post, and deciding otherwise too; what nobody may decide leads nowhere"
  )
  func choosing() async throws {
    let page = try await page()
    let links = page.all("a").filter { $0["href"]?.hasPrefix("/cases/X100001/allocate?staff=S") == true }
    #expect(links.count { $0.words.hasPrefix("Choose ") } == 20)
    #expect(links.count { $0.words.hasPrefix("Decide otherwise for ") } == 4)
    #expect(links.allSatisfy { $0["href"]?.contains("&team=") == true })
  }

  @Test("whoever is marked stands side by side with every rule and both sides of every figure, able or not")
  func comparing() async throws {
    let page = try await page()
    let boxes = page.all("input").filter { $0["type"] == "checkbox" }
    #expect(boxes.count == 25 && Set(boxes.compactMap { $0["name"] }).count == 25)
    #expect(boxes.allSatisfy { $0["form"] == "compare" && $0["value"]?.contains("/") == true })
    let able = try #require(boxes.first?["value"])
    let unable = try #require(boxes.last?["value"])
    let both = try await self.page("\(Self.target)/compare?p1=\(able)&p2=\(unable)&p3=\(able)")
    #expect(both.words.contains("1 of these 2 may take this case by the rules."))
    let rules = try #require(both.all("table").first { $0.words.contains("What each rule says") })
    for rule in SuitabilityRules.HardRule.allCases {
      let name = rule.rawValue.prefix(1).uppercased() + rule.rawValue.dropFirst()
      let row = try #require(rules.all("tr").first { $0.all("th").first?.words == name }, "\(name)")
      #expect(row.all("td").count == 2 && row.all("td").allSatisfy { !$0.all("li").isEmpty })
    }
    let cases = try #require(both.all("tr").first { $0.all("th").first?.words == "Cases held" })
    #expect(cases.all("td").first?.words.contains("to 21") == true)
  }

  @Test("four can be compared and a fifth is refused in words; none, and one who is no candidate, are said")
  func most() async throws {
    let values = try await page().all("input").filter { $0["type"] == "checkbox" }.compactMap { $0["value"] }
    func target(_ posts: some Sequence<String>) -> String {
      "\(Self.target)/compare?" + posts.enumerated().map { "p\($0 + 1)=\($1)" }.joined(separator: "&")
    }
    #expect(try await page(target(values.prefix(4))).words.contains("4 of these 4 may take this case"))
    let fifth = await (try Client()).ask(target(values.prefix(5)))
    #expect(fifth.status.code == 400 && fifth.body.contains("Four people can be compared at once."))
    #expect(try await page("\(Self.target)/compare").words.contains("Nobody is marked."))
    let gone = try await page(target([values[0], "GONE/T1"]))
    #expect(gone.words.contains("1 post is no candidate here today and left out."))
    let best = try #require(try await page().all("a").first { $0.words == "Compare the best 3" }?["href"])
    #expect(try await page(best.replacing("&amp;", with: "&")).words.contains("3 of these 3 may take this case"))
  }

  @Test("another unit is asked for in the address, and stays in the link to the others")
  func elsewhere() async throws {
    let page = try await page("\(Self.target)?level=pdu&code=N54NF")
    #expect(page.all("a").contains { $0["href"] == "\(Self.target)?level=pdu&code=N54NF&all=yes" })
    #expect(await (try Client()).ask("\(Self.target)?level=pdu&code=NOSUCH").status == .notFound)
    #expect(await (try Client()).ask("/cases/X999999/practitioners").status == .forbidden)
  }
}
