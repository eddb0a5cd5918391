import Caseload
import Casework
import Testing

@testable import Web

@Suite("How figures, days and addresses are written")
struct ValueTests {
  @Test(
    "numbers have separators and a real minus",
    arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (-40, "−40"), (-1_234_567, "−1,234,567")])
  func numbers(value: Int, text: String) { #expect(Figures.number(value) == text) }

  @Test("percentages are rounded once, half away from zero")
  func percentages() {
    #expect(Figures.percent(Ratio(20_499, over: 200)) == "102.5%")
    #expect(Figures.percent(Ratio(10_225, over: 100)) == "102.3%")
    #expect(Figures.percent(Ratio(102_249, over: 1_000)) == "102.2%")
    #expect(Figures.percent(Ratio(-1, over: 20)) == "−0.1%")
    #expect(Figures.percent(Ratio(-1, over: 25)) == "0.0%")
    #expect(Figures.percent(nil) == "not computable")
  }

  @Test(
    "times have twelve hours",
    arguments: [
      ("2026-11-22T02:14:09Z", "2:14am on 22 November 2026 (UTC)"),
      ("2026-11-22T00:05:00Z", "12:05am on 22 November 2026 (UTC)"),
      ("2026-11-22T12:00:00Z", "12pm on 22 November 2026 (UTC)"),
      ("2026-11-22T23:59:59Z", "11:59pm on 22 November 2026 (UTC)"), ("soon", "soon"),
    ])
  func times(stamp: String, text: String) { #expect(Times.text(ofUTC: stamp) == text) }

  static let addresses: [Address] = [
    .home, .unit(level: "pdu", code: "N55 A/B"), .unit(level: "team", code: "ä?&#%", sort: .percent, descending: true),
    .unit(level: "team", code: ".."), .overviewFile(level: "team", code: "EG", sort: .name, descending: true),
    .caseload(level: "team", code: "E+G"), .caseloadFile(level: "team", code: "EG"), .practitioner(7),
    .practitioner(7, showsWorkload: true),
    .explanation(post: 3), .extracts, .extract(4), .extract(4, sheet: "A & B=c", page: 3), .search(),
    .search("Ó'Brien + co & <x>", page: 2),
    .guide, .rules, .accessibility, .health, .asset("headroom-1.css"),
    .cases(.list(CaseListQuery(.service))), .cases(.list(everything)), .cases(.file(everything)),
    .cases(.list(CaseListQuery(.practitioner(7)))), .cases(.file(CaseListQuery(.practitioner(7)))),
    .cases(.detail(crn: "X123456")), .cases(.unallocated(nil)), .cases(.choosing(crn: "X123456")),
    .cases(.review(nil)), .allocation(.rebalance(CaseAddress.Place(level: "pdu", code: "N55 A/B"))),
    .cases(.reviewFile(CaseAddress.Place(level: "pdu", code: "N55 A/B"))),
    .cases(.comparing(crn: "X123456", posts: ["S1/T1", "S 2/T&2"], CaseAddress.Place(level: "pdu", code: "N55 A/B"))),
    .cases(.choosing(crn: "X 1/2", CaseAddress.Place(level: "pdu", code: "N55 A/B"), all: true)),
    .cases(.unallocated(CaseAddress.Place(level: "pdu", code: "N55 A/B"), page: 3)), .cases(.quality(nil)),
    .cases(.quality(CaseAddress.Place(level: "team", code: ".."))), .cases(.findings(.noTier, nil)),
    .cases(.findings(.holderLeft, CaseAddress.Place(level: "team", code: "E&G="), page: 2)),
    .cases(.disagreements(page: 4)), .cases(.staffing(nil)),
    .cases(.staffing(CaseAddress.Place(level: "region", code: "R 1"))),
  ]

  /// A list with all that can be asked of it.
  private static var everything: CaseListQuery {
    var query = CaseListQuery(.unit(level: "pdu", code: "N55 A/B"))
    query.text = "O’Neill & <b>"
    for filter in CaseFilter.allCases { query.filters[filter] = "a/b \(filter.rawValue)?" }
    query.sort = .waiting
    query.descending = true
    query.page = 3
    return query
  }

  @Test("an address is read back as it was written", arguments: addresses)
  func roundTrip(address: Address) throws {
    #expect(try Address(target: address.target) == address)
    #expect(address.target.utf8.allSatisfy { (33...126).contains($0) })
  }

  @Test(
    "what is no address is not taken for one",
    arguments: [
      "", "nowhere", "//", "/units", "/units/team", "/practitioners/-1", "/practitioners/007", "/practitioners/1 ",
      "/practitioners/1/", "/extracts/9999999999",
      "/units/team/%", "/units/team/%0", "/units/team/%00", "/guide/",
    ])
  func foreign(target: String) { #expect(throws: Address.Fault.self) { try Address(target: target) } }

  @Test("what is interpolated into markup is escaped, in text and in attributes")
  func escaping() {
    let hostile = "<script>\"'&\u{0}\u{1B}"
    let html: HTML = "<p title=\"\(hostile)\">\(hostile)</p>"
    #expect(
      html.text
        == "<p title=\"&lt;script&gt;&quot;&#39;&amp;\u{FFFD}\u{FFFD}\">&lt;script&gt;&quot;&#39;&amp;\u{FFFD}\u{FFFD}</p>"
    )
    let twice: HTML = "\(html)\([html, "<br>"])"
    #expect(twice.text == html.text + html.text + "<br>")
  }
}
