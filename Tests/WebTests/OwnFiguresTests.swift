import Caseload
import HTTPTypes
import Testing
import Workload

@testable import Casework
@testable import Web

/// Practitioner 2 of the sample service, with posts 2 and another, as somebody who signed in.
@Suite("One's own percentage")
struct OwnFiguresTests {
  private static let pages = [
    "/", "/account", "/practitioners/2", "/practitioners/2?workload=show", "/posts/2/explanation",
    "/practitioners/2/cases",
    "/search?q=Clarke", "/cases",
  ]

  private func practitioner(_ choice: String?, role: String = "practitioner") async throws -> Client {
    let client = try Client()
    let unit = RoleUnit(level: "team", code: "EG")
    let staff = try await client.site.desk.use(as: .nobody).practitioner(id: 2).staffCode
    client.signIn(
      as: client.accounts.add(
        "jo@example.org", "Jo Kim", roles: [HeldRole(role: role, unit: unit)], staff: staff))
    if let choice {
      let answer = await client.send("/account/figures", ["own-percentage": choice])
      #expect(answer.status == .seeOther && answer.headers[.location] == "/account?done=figures")
    }
    return client
  }

  @Test("A percentage that somebody chose to hide is in the source of none of their pages, nor in a title")
  func hidden() async throws {
    let client = try await practitioner("hidden")
    for target in Self.pages {
      let answer = await client.ask(target)
      #expect(answer.status == .ok && !answer.body.contains("%") && !answer.body.contains("class=\"bar\""), "\(target)")
    }
    let team = try await client.main("/units/team/EG")
    let own = try await client.site.desk.use(as: .nobody).practitioner(id: 2)
    let percent = try #require(own.posts.first?.figure.percent)
    #expect(team.contains(">Hidden</span>") && !team.contains(">\(Figures.percent(percent))<"))
    let file = await client.ask("/units/team/EG/overview.csv").body
    #expect(file.contains("hidden") && !file.contains(",\(percent.text(places: 2)),"))
  }

  @Test("Where nothing was chosen, a practitioner's first pages have no percentage, and it stands one link away")
  func onRequest() async throws {
    let client = try await practitioner(nil)
    for target in ["/", "/account", "/practitioners/2"] {
      #expect(!(await client.ask(target).body.contains("%")), "\(target)")
    }
    #expect(try await client.main("/practitioners/2").contains("/practitioners/2?workload=show"))
    #expect(try await client.main("/practitioners/2?workload=show").contains("%"))
    #expect(try await client.main("/units/team/EG").contains(">Hidden</span>"))
  }

  @Test("Whoever chose to be shown it finds it in their week and on their page, with what it is for")
  func shown() async throws {
    let client = try await practitioner("shown")
    let person = try await client.site.desk.use(as: .nobody).practitioner(id: 2).person
    let percent = Figures.percent(person.percent)
    for target in ["/", "/practitioners/2"] {
      let main = try await client.main(target)
      #expect(main.contains(percent) && main.contains(Part.purpose.text), "\(target)")
    }
    #expect(!(try await client.main("/units/team/EG").contains(">Hidden</span>")))
  }

  @Test(
    "Whoever chose a summary of each week has their last whole week, and no live percentage in any source, title or file"
  )
  func weekly() async throws {
    let client = try await practitioner("weekly")
    let week = Figures.percent(SampleAffairs.weekly)
    for target in ["/", "/practitioners/2", "/practitioners/2?workload=show"] {
      let answer = await client.ask(target)
      let parts = answer.body.split(separator: "<div id=\"last-week\">")
      #expect(answer.status == .ok && parts.count == 2, "\(target)")
      let summary = parts.last?.split(separator: "</p></div>").first.map(String.init) ?? ""
      #expect(summary.contains(week) && summary.contains("What changed") && summary.contains("Decided: Agreed"))
      #expect(summary.contains("Headroom sends no e-mail"))
      // What is left of the page, its title among it, has no percentage at all.
      let rest = answer.body.replacing(summary, with: "")
      #expect(!rest.contains("%") && !rest.contains("class=\"bar\""), "\(target)")
      #expect(summary.split(separator: "%").count <= 2, "one percentage alone: \(target)")
    }
    let own = ["/", "/practitioners/2", "/practitioners/2?workload=show"]
    let others = Self.pages.filter { !own.contains($0) } + ["/practitioners/2/changes", "/practitioners/2/hours"]
    for target in others {
      let answer = await client.ask(target)
      #expect(answer.status == .ok && !answer.body.contains("%") && !answer.body.contains(week), "\(target)")
    }
    let person = try await client.site.desk.use(as: .nobody).practitioner(id: 2)
    let percent = try #require(person.posts.first?.figure.percent)
    let team = try await client.main("/units/team/EG")
    #expect(team.contains(">Hidden</span>") && !team.contains(">\(Figures.percent(percent))<"))
    let file = await client.ask("/units/team/EG/overview.csv").body
    #expect(file.contains("hidden") && !file.contains(",\(percent.text(places: 2)),"))
  }

  @Test("What was chosen is said on one's account and may be chosen anew")
  func kept() async throws {
    let client = try await practitioner("hidden")
    #expect(try await client.main("/account").contains("value=\"hidden\" checked"))
    _ = await client.send("/account/figures", ["own-percentage": "shown"])
    #expect(try await client.main("/account").contains("value=\"shown\" checked"))
    for fields in [[:], ["own-percentage": "loud"]] {
      #expect(await client.send("/account/figures", fields).status == .badRequest)
    }
    #expect(try await client.main("/account").contains("value=\"shown\" checked"))
  }

  @Test("A choice is about one's own figures: those of others stay as they are for whoever may see them")
  func others() async throws {
    let client = try await practitioner("hidden", role: "spo")
    let other = try #require(
      try await client.site.desk.use(as: .nobody).overview(level: "team", code: "EG", sort: .name, descending: false)
        .rows.compactMap { row in
          if case .post(let post) = row.subject, post.practitionerID != 2 { post.practitionerID } else { nil }
        }.first)
    #expect(try await client.main("/practitioners/\(other)?workload=show").contains("%"))
  }

  @Test("The number of people held opens to the lines that it was counted from")
  func counted() async throws {
    let main = try await practitioner(nil).main("/")
    #expect(main.contains("How this was counted") && main.contains(">Pre-release</th><td>In custody</td>"))
    let week = try await practitioner(nil).site.desk.use(as: .nobody).myWeek()
    #expect(week.counted.reduce(0) { $0 + $1.people } == week.people)
    #expect(main.contains("No open order is recorded") && main.contains(">31</td>"))
  }
}
