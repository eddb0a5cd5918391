import Casework
import HTTPTypes
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
  func most() async throws {
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

  @Test("another unit is asked for in the address, and stays in the link to the others")
  func elsewhere() async throws {
    let page = try await page("\(Self.target)?level=pdu&code=N54NF")
    #expect(page.all("a").contains { $0["href"] == "\(Self.target)?level=pdu&code=N54NF&all=yes" })
    #expect(await (try Client()).ask("\(Self.target)?level=pdu&code=NOSUCH").status == .notFound)
    #expect(await (try Client()).ask("/cases/X999999/practitioners").status == .forbidden)
  }
}
