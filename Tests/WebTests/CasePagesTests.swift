import Casework
import HTTPTypes
import TestSupport
import Testing

@testable import Web

@Suite("Pages of cases")
struct CasePagesTests {
  private func page(_ target: String) async throws -> Markup {
    let answer = await (try Client()).ask(target)
    #expect(answer.status == .ok)
    return try Markup(answer.body)
  }

  @Test("a restricted case is one line that says so, with no link, no number and no tier")
  func restricted() async throws {
    let list = try await page("/cases?page=2")
    let line = try #require(list.all("tr").last { $0.words.contains("Restricted case") })
    #expect(line.all("a").isEmpty)
    #expect(line.all("th").first?.words == "Restricted case")
    #expect(line.all("td").allSatisfy { $0.words == "not shown" })
  }

  @Test("the page of a restricted case says no in words and shows nothing of it")
  func refusal() async throws {
    let answer = await (try Client()).ask("/cases/X999999")
    #expect(answer.status == .forbidden)
    #expect(answer.body.contains("<h1>You may not see this case</h1>"))
    #expect(!answer.body.contains("X999999"))
  }

  @Test("a chosen filter is a link that takes it away and keeps everything else")
  func chips() async throws {
    let list = try await page("/cases?q=sam&tier=B2&holder=none&sort=since&order=descending")
    let chips = try #require(list.withClass("chosen").first).all("a").compactMap { $0["href"] }
    #expect(
      Set(chips) == [
        "/cases?q=sam&holder=none&sort=since&order=descending", "/cases?q=sam&tier=B2&sort=since&order=descending",
      ])
  }

  @Test("the form keeps the choices and the order, and starts at the first page")
  func form() async throws {
    let list = try await page("/units/team/EG/cases?q=sam&tier=B2&sort=since&page=2")
    let form = try #require(list.all("form").last)
    #expect(form["action"] == "/units/team/EG/cases")
    #expect(form.all("option").first { $0["selected"] != nil }?["value"] == "B2")
    let fields = Dictionary(
      uniqueKeysWithValues: form.all("input").map { ($0["name"] ?? "", $0["value"] ?? "") })
    #expect(fields == ["q": "sam", "sort": "since", "order": "ascending"])
  }

  @Test("a filter that leaves nothing stays chosen, and the page says what to do")
  func nothing() async throws {
    let list = try await page("/cases?tier=Z9")
    #expect(list.words.contains("No case fits. Remove a filter"))
    #expect(list.all("option").contains { $0["value"] == "Z9" && $0["selected"] != nil })
  }

  @Test(
    "headings sort by links: the other way round for the current order, the longest wait first",
    arguments: [
      ("Name", "/cases?sort=name&order=descending"), ("CRN", "/cases?sort=crn"),
      ("Days unallocated", "/cases?sort=waiting&order=descending"),
    ])
  func sorting(heading: String, target: String) async throws {
    let list = try await page("/cases")
    let head = try #require(list.all("th").first { $0.words == heading })
    // The usual order has no query; its other direction names the column.
    let expected = heading == "Name" ? "/cases?sort=name&order=descending" : target
    #expect(head.all("a").first?["href"] == expected)
    #expect(head["aria-sort"] == (heading == "Name" ? "ascending" : "none"))
  }

  @Test("a list of fifty cases is light")
  func weight() async throws {
    let body = await (try Client()).ask("/units/pdu/N54NF/cases").body
    #expect(body.utf8.count + (try Assets()).styleSheet.utf8.count < 150_000)
  }

  @Test("a practitioner's list has the name on the page and leads back to the practitioner")
  func practitioner() async throws {
    let list = try await page("/practitioners/2/cases")
    #expect(list.words.contains("Clarke, Robin"))
    #expect(try list.first("title").words == "Cases (page 1 of 2) – Headroom")
    #expect(list.all("nav").flatMap { $0.all("a") }.contains { $0["href"] == "/practitioners/2" })
  }

  @Test("a file has a line for each case, inert where a spreadsheet would run it, and only words for a restricted one")
  func file() async throws {
    let answer = await (try Client()).ask("/cases.csv")
    let lines = answer.body.split(separator: "\r\n")
    #expect(lines.count == 62)
    #expect(answer.headers[.contentDisposition] == "attachment; filename=\"cases-2026-11-22.csv\"")
    #expect(answer.body.contains("\"'=1+1, Eve\""))
    #expect(lines.last?.hasPrefix("Restricted case,,,,,,,,,,,,,,,,,2026-11-22,") == true)
    #expect(
      Set(lines.filter { !$0.contains("\"") }.map { $0.split(separator: ",", omittingEmptySubsequences: false).count })
        == [19])
  }

  @Test(
    "a case marks what waits, what the case system says otherwise and what it is silent about, each beside its field")
  func waiting() async throws {
    let shown = try await page("/cases/X100001")
    let setting = try #require(shown.all("div").first { $0.all("dt").first?.words == "Where the person is" })
    #expect(setting.words.contains("Waiting for the case system was custody <u>"))
    let born = try #require(shown.all("div").first { $0.all("dt").first?.words == "Date of birth" })
    #expect(!born.words.contains("Waiting"))
    let orders = shown.all("tr").filter { $0.all("th").first?.words == "Licence" }
    #expect(orders.map { $0.words.contains("The case system says 2026-10-01") } == [true, false])
    let rosh = try #require(shown.all("tr").first { $0.words.hasPrefix("Risk of serious harm (ROSH)") })
    #expect(rosh.words.contains("The case system has said nothing"))
  }

  @Test("a case shows the tier that counts with what the assessment alone gives, and its steps")
  func tier() async throws {
    let words = try await page("/cases/X100001").words
    #expect(words.contains("A person decided that this tier counts. The assessment alone gives B2."))
    #expect(words.contains("Risk of serious harm High <i> 20 points"))
    #expect(words.contains("RAR days remaining 18 days"))
  }

  @Test("a case of which little is recorded says so in each part")
  func bare() async throws {
    let words = try await page("/cases/X100002").words
    for sentence in [
      "No assessment yet.", "No orders recorded.", "No registrations recorded.", "No risk score recorded.",
      "No assessment of needs recorded.", "No requirements recorded.", "No work items recorded.", "No holder recorded.",
      "The tier has not changed.",
    ] { #expect(words.contains(sentence)) }
  }

  @Test("the queue says how many wait, how many are late and how long, and marks who is late")
  func queue() async throws {
    let queue = try await page("/unallocated")
    #expect(queue.words.contains("7 cases wait for a practitioner, 5 of them late; the longest has waited 50 days."))
    let tags = queue.all("span").map(\.words)
    #expect(tags.count { $0 == "Late" } == 4 && tags.count { $0 == "For the head of PDU" } == 1)
    #expect(queue.words.contains("Person 10, Sam"))
    #expect(queue.words.contains("Clarke, Robin, until 3 Nov 2026"))
    #expect(queue.all("a").contains { $0["href"] == "/cases/X100011/practitioners" })
    // Wider than a page of 1,200 pixels it cannot become, and the choice stands beside the name in a narrow window.
    let table = try #require(queue.all("table").first { $0.words.contains("Cases that nobody holds") })
    let heads = table.all("th").filter { $0["scope"] == "col" }.map(\.words)
    #expect(heads.count == 6 && heads.prefix(2) == ["Case", "Who may take it"])
  }

  @Test("every kind of finding says what it does to the figures, and leads to its records where there are any")
  func quality() async throws {
    let overview = try await page("/data-quality")
    for kind in FindingKind.allCases { #expect(overview.words.contains(kind.effect)) }
    let links = overview.all("a").compactMap { $0["href"] }.filter { $0.hasPrefix("/data-quality/") }
    #expect(links.count == FindingKind.allCases.count - 1)
    #expect(!links.contains("/data-quality/no-tier"))
  }

  @Test("the disagreements say what was made here, what the case system says, and what is not shown")
  func disagreements() async throws {
    let words = try await page("/disagreements").words
    #expect(words.contains("Says otherwise 2026-10-01"))
    #expect(words.contains("Has said nothing"))
    #expect(words.contains("1 more is about restricted cases and not shown."))
  }

  @Test("staffing says the vacancy first, flags an experience gap, and says how many teams have complete records")
  func staffing() async throws {
    let page = try await page("/units/pdu/N54NF/staffing")
    #expect(page.words.contains("2.4 FTE vacant: 17.6 FTE in post of 20.0 funded."))
    #expect(page.words.contains("Experience gap More than half have been in their grade for less than a year."))
    #expect(page.words.contains("3 of 4 teams have complete records."))
    #expect(page.words.contains("Of whom trainees FTE"))
  }

  @Test("search finds people on probation beside practitioners, and none by two letters")
  func search() async throws {
    let found = try await page("/search?q=Clarke")
    #expect(found.all("a").contains { $0["href"] == "/cases/X100003" })
    #expect(try await page("/search?q=zz").words.contains("People on probation are found by three letters or more."))
    #expect(try await page("/search?q=person").words.contains("More than 1,000 people fit"))
  }

  @Test(
    "before the first case every page of cases is calm and says how to load some",
    arguments: [
      "/cases", "/cases/X100001", "/unallocated", "/data-quality", "/data-quality/no-tier", "/disagreements",
      "/staffing",
      "/units/team/EG/cases", "/cases.csv", "/units/team/EG/allocation",
    ])
  func empty(target: String) async throws {
    let answer = await (try Client(hasCases: false)).ask(target)
    #expect(answer.status == .ok)
    #expect(answer.body.contains("headroom data import DIR"))
  }

  @Test("cases are shown before the first extract, with their own day and rules")
  func withoutExtract() async throws {
    let client = try Client(hasFigures: false, hasCases: true)
    let body = await client.ask("/cases").body
    #expect(body.contains("Cases of 22 November 2026."))
    #expect(try await client.main("/search?q=Clarke").contains("/cases/X100003"))
  }
}
