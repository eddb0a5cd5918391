import HTTPTypes
import TestSupport
import Testing

@testable import Web

@Suite("Every page")
struct EveryPageTests {
  /// Follows links from the front page, breadth first, and lists the shapes of the addresses found.
  private func crawl(_ client: Client, ofEach: Int = 6) async -> (shapes: Set<String>, refused: [String]) {
    var waiting = ["/"]
    var seen: Set<String> = ["/"]
    var shapes: Set<String> = []
    var refused: [String] = []
    var visits: [String: Int] = [:]
    while !waiting.isEmpty {
      let target = waiting.removeFirst()
      let shape = (try? Address(target: target).shape) ?? target
      // Each level of units counts apart, and pages that differ only in their order count together.
      let level = shape.hasPrefix("/units") ? String(target.split(separator: "/")[1]) : ""
      let kind = target.contains("sort=") ? "sorted" : shape + level
      visits[kind, default: 0] += 1
      guard visits[kind, default: 0] <= ofEach else { continue }
      let answer = await client.ask(target)
      // What only takes forms leads on to a page that has one.
      if answer.status != .ok, answer.status != .seeOther { refused.append(target) }
      shapes.insert(shape)
      guard answer.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
      for link in PageChecks(answer.body).targets where !link.hasPrefix("#") {
        if seen.insert(link).inserted { waiting.append(link) }
      }
    }
    return (shapes, refused)
  }

  @Test("is reached by links from the front page, and no link leads nowhere")
  func routes() async throws {
    let (shapes, refused) = await crawl(try Client(isLate: true))
    #expect(refused.isEmpty)
    #expect(
      shapes == [
        "/", "/units/{level}/{code}", "/units/{level}/{code}/overview.csv", "/units/{level}/{code}/caseload",
        "/units/{level}/{code}/caseload.csv", "/practitioners/{id}", "/posts/{id}/explanation", "/extracts",
        "/practitioners/{id}/changes", "/practitioners/{id}/hours", "/practitioners/{id}/ahead", "/hours",
        "/hours/extra",
        "/cases/{crn}/contacts", "/units/{level}/{code}/settings",
        "/limits", "/cases/{crn}/help", "/time-studies", "/time-studies.csv",
        "/extracts/{id}", "/search",
        "/cases", "/cases.csv", "/cases/{crn}", "/cases/{crn}/practitioners", "/cases/{crn}/allocate",
        "/cases/{crn}/allocations", "/allocations/{id}", "/allocations/{id}/handover",
        "/allocation", "/allocation.csv", "/units/{level}/{code}/allocation",
        "/units/{level}/{code}/allocation.csv", "/units/{level}/{code}/rebalance",
        "/cases/{crn}/practitioners/compare", "/units/{level}/{code}/cases",
        "/units/{level}/{code}/cases.csv",
        "/practitioners/{id}/cases", "/practitioners/{id}/cases.csv", "/unallocated",
        "/units/{level}/{code}/unallocated", "/data-quality", "/units/{level}/{code}/data-quality",
        "/data-quality/{kind}", "/disagreements", "/staffing", "/units/{level}/{code}/staffing",
        "/people", "/units/{level}/{code}/people", "/units/{level}/{code}/ahead",
        "/units/{level}/{code}/protections", "/units/{level}/{code}/week", "/staff/{code}/cover",
        "/staff/{code}/availability", "/balance", "/units/{level}/{code}/balance", "/excess/{id}",
        "/capacity", "/capacity.csv", "/units/{level}/{code}/capacity", "/units/{level}/{code}/capacity.csv",
        "/history", "/history.csv", "/units/{level}/{code}/history", "/units/{level}/{code}/history.csv",
        "/balance.csv", "/units/{level}/{code}/balance.csv",
        "/plans", "/plans/{name}", "/plans/{name}/plan.csv", "/plans/{name}/plan.json", "/plans/compare",
        "/guide", "/guide/words", "/guide/questions", "/rules", "/accessibility", "/assets/{name}",
        "/records", "/records/{sheet}", "/records/{sheet}/new", "/records/{sheet}/edit",
        "/audit",
        "/account", "/account/figures", "/account/password", "/ties", "/inspections", "/account/second-factor",
        "/account/sessions", "/sign-out",
        "/accounts", "/accounts/new", "/accounts/{id}",
      ])
  }

  @Test(
    "says no in the frame of the site",
    arguments: [
      ("/nowhere", 404), ("/units/team/NOSUCH", 404), ("/units/none/EG", 404), ("/practitioners/999999999", 404),
      ("/practitioners/x", 404),
      ("/posts/999999999/explanation", 404), ("/extracts/77", 404), ("/assets/old.css", 404),
      ("/units/team/EG?sort=shoe", 400),
      ("/units/team/EG?order=up", 400), ("/search?page=0", 400), ("/search?q=%zz", 400), ("/units/team/%ff", 404),
      ("/a/b/c/d/e", 404), ("/cases/X000001", 404), ("/cases/X999999", 403), ("/cases?sort=shoe", 400),
      ("/cases?order=up", 400), ("/cases?page=0", 400), ("/units/team/NOSUCH/cases", 404),
      ("/units/team/NOSUCH/staffing", 404), ("/practitioners/999999999/cases", 404), ("/data-quality/no-such", 404),
      ("/cases/", 404), ("/records/no-such", 404), ("/records/cases/old", 404), ("/records/cases/new/x", 404),
      ("/records/staff/edit?staff_code=NOSUCH", 404), ("/records/risk/new?crn=X999999", 403),
      ("/records/cases/edit?crn=X999999", 403), ("/records/orders/edit?crn=X100003", 400),
      ("/records/cases/done?outcome=maybe", 404), ("/concerns/99", 403), ("/concerns/x", 404), ("/concerns/1/2", 404),
      ("/concerns/new?kind=objection&crn=X999999", 403),
    ])
  func refusals(target: String, status: Int) async throws {
    let answer = await (try Client()).ask(target)
    #expect(answer.status.code == status)
    #expect(answer.body.contains("<h1>"))
    if status == 404 { #expect(answer.body.contains("<h1>Page not found</h1>")) }
  }

  @Test(
    "shows names as they are written, never as markup",
    arguments: [
      "/units/team/RS", "/units/pdu/N54NF", "/search?q=img", "/practitioners/71", "/practitioners/72",
      "/audit", "/cases", "/cases/X100001", "/units/team/EG/unallocated", "/data-quality/ended-order-open",
      "/cases/X100001/practitioners", "/cases/X100001/practitioners/compare?p1=S1/EG", "/units/team/EG/allocation",
      "/cases/X100001/allocate?staff=S2&team=ZZ", "/cases/X100001/allocations",
      "/allocations/1", "/allocations/1/handover", "/units/team/EG/rebalance",
      "/units/team/RS/cases", "/records/staff/edit?staff_code=S2", "/concerns", "/concerns/2", "/concerns/new",
    ])
  func hostile(target: String) async throws {
    let body = await (try Client()).ask(target).body
    // The one script is the site's own.
    #expect(body.ranges(of: "<script").count == 1 && body.contains("<script src=\"/assets/headroom-"))
    #expect(!body.contains("<img"))
    #expect(
      body.contains("&lt;script&gt;alert(1)&lt;/script&gt;") || body.contains("&lt;img src=x onerror=alert(1)&gt;"))
  }

  @Test("puts back what was searched for without a way out of the field")
  func searched() async throws {
    let main = try await (try Client()).main("/search?q=%22%3E%3Csvg%20onload%3D1%3E%27")
    #expect(main.contains("value=\"&quot;&gt;&lt;svg onload=1&gt;&#39;\""))
  }

  @Test("says how old the figures are when the next night is overdue, and not before")
  func lateness() async throws {
    for target in [
      "/", "/units/team/EG", "/practitioners/2", "/posts/2/explanation", "/extracts", "/guide", "/nowhere",
    ] {
      #expect(await (try Client(isLate: true)).ask(target).body.contains("These figures are 3 days old"))
      #expect(!(await (try Client()).ask(target).body.contains("days old")))
    }
  }

  @Test("is calm before the first extract and says how to bring one in")
  func first() async throws {
    let client = try Client(hasFigures: false)
    for target in ["/", "/units/team/EG", "/practitioners/2", "/search?q=a"] {
      #expect(try await client.main(target).contains("headroom extract import FILE.xlsx"))
    }
    for target in ["/extracts", "/guide", "/rules", "/accessibility"] {
      #expect(await client.ask(target).status == .ok)
    }
    #expect(await client.ask("/health").body == "ok, no figures yet\n")
  }

  @Test("is light: thirty rows with the style sheet in less than 150 kB")
  func size() async throws {
    let page = await (try Client(isLate: true)).ask("/units/team/EG").body
    let sheet = try Assets()
    #expect(page.components(separatedBy: "<tr>") >= 31)
    #expect(page.utf8.count + sheet.styleSheet.utf8.count < 150_000)
    #expect(sheet.styleSheet.utf8.count < 35_000)
    #expect(sheet.script.utf8.count < 10_000)
  }

  @Test("names no person in its title")
  func titles() async throws {
    for target in ["/practitioners/2", "/practitioners/2?workload=show", "/posts/2/explanation", "/search?q=Clarke"] {
      let title = PageChecks(await (try Client()).ask(target).body).all("title").first?.text
      #expect(title?.contains("Clarke") == false)
    }
    for target in ["/cases/X100003", "/practitioners/2/cases", "/cases?q=Clarke", "/data-quality/holder-left"] {
      let title = PageChecks(await (try Client()).ask(target).body).all("title").first?.text
      #expect(title?.contains("Clarke") == false && title?.contains("X1") == false)
    }
  }

  @Test(
    "fails its checks when a fault is planted",
    arguments: [
      ("</main>", "<p id=\"main-content\">again</p></main>"), ("</main>", "<h1>Two</h1></main>"),
      ("</main>", "<div></main>"),
      ("</main>", "<table><tbody></tbody></table></main>"), ("</main>", "<a href=\"/nowhere\">x</a></main>"),
      ("</main>", "<form><p></p></form></main>"), ("</main>", "<svg></svg></main>"),
      ("</main>", "<p class=x>y</p></main>"),
      ("</main>", "<p>offender</p></main>"), (" – Headroom</title>", "</title>"), ("</main>", "<img src=\"/\"></main>"),
    ])
  func planted(old: String, new: String) async throws {
    let body = await (try Client()).ask("/").body
    #expect(PageChecks(body).faults.isEmpty)
    #expect(!PageChecks(body.replacing(old, with: new, maxReplacements: 1)).faults.isEmpty)
  }
}

extension String {
  fileprivate func components(separatedBy text: String) -> Int {
    split(separator: text, omittingEmptySubsequences: false).count
  }
}
