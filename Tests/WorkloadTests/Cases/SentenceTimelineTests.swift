import Caseload
import Rules
import TestSupport
import Testing

@testable import Workload

@Suite("The type of a sentence on a day")
struct SentenceTimelineTests {
  private static func day(_ text: String) -> LocalDate { LocalDate(iso: text) ?? LocalDate(daysSinceEpoch: 0) }
  private let rules: SupervisionRules

  init() throws { rules = try englandAndWales().supervision }

  /// A sentence of a year and a half for an offence of 2024 by an adult, released halfway.
  private func sentence(
    _ type: String = "licence", offence: String? = "2024-03-09", days: Int? = 548, released: String? = "2025-01-10",
    recalled: String? = nil, licenceEnds: String? = "2025-10-11", born: String? = "1990-06-01"
  ) -> SentenceTimeline {
    SentenceTimeline(
      type: type, offenceOn: offence.map(Self.day), sentenceDays: days, releasedOn: released.map(Self.day),
      recalledOn: recalled.map(Self.day), licenceEndsOn: licenceEnds.map(Self.day), dateOfBirth: born.map(Self.day))
  }

  private func type(_ sentence: SentenceTimeline, _ day: String) -> String { sentence.type(on: Self.day(day), rules) }

  @Test("A prison sentence is pre-release to the day before release and licence from that day")
  func release() {
    for written in ["pre-release", "licence"] {
      #expect(type(sentence(written), "2025-01-09") == "pre-release")
      #expect(type(sentence(written), "2025-01-10") == "licence")
    }
  }

  @Test("Without a day of release a sentence keeps the type that the case system gives it")
  func noRelease() {
    #expect(type(sentence("pre-release", released: nil), "2030-01-01") == "pre-release")
    #expect(type(sentence("licence", released: nil), "2020-01-01") == "licence")
  }

  @Test("A licence lasts to its last day, and supervision after it begins on the next")
  func licenceEnds() {
    #expect(type(sentence(), "2025-10-11") == "licence")
    #expect(type(sentence(), "2025-10-12") == "post-sentence-supervision")
  }

  @Test("A licence without a last day goes on")
  func openLicence() { #expect(type(sentence(licenceEnds: nil), "2040-01-01") == "licence") }

  @Test("A recall keeps a person on licence, from its day on, whatever the licence's last day")
  func recall() {
    let recalled = sentence(recalled: "2025-10-20")
    #expect(type(recalled, "2025-10-19") == "post-sentence-supervision")
    #expect(type(recalled, "2025-10-20") == "licence")
    #expect(type(recalled, "2030-01-01") == "licence")
  }

  @Test("A recall before the newest release is over with that release")
  func oldRecall() {
    #expect(type(sentence(recalled: "2025-01-09"), "2025-10-12") == "post-sentence-supervision")
    #expect(type(sentence(recalled: "2025-01-10"), "2025-10-12") == "licence")
  }

  @Test("Supervision after the licence is for offences from 1 February 2015 on")
  func offence() {
    #expect(sentence(offence: "2015-01-31").supervisionEnds(rules) == nil)
    #expect(sentence(offence: "2015-02-01").supervisionEnds(rules) != nil)
    #expect(type(sentence(offence: "2015-01-31"), "2025-10-12") == "licence")
  }

  @Test(
    "It is for sentences of more than one day and less than two years",
    arguments: [(0, false), (1, false), (2, true), (729, true), (730, false)])
  func length(days: Int, isSupervised: Bool) {
    #expect((sentence(days: days).supervisionEnds(rules) != nil) == isSupervised)
  }

  @Test(
    "It is for people of 18 or more at release, one born on 29 February turning 18 on 1 March of a common year",
    arguments: [
      ("2007-01-10", true), ("2007-01-11", false), ("1990-01-01", true),
    ])
  func age(born: String, isSupervised: Bool) {
    #expect((sentence(born: born).supervisionEnds(rules) != nil) == isSupervised)
  }

  @Test("Somebody born on 29 February is 17 on 28 February and 18 on 1 March of a year without that day")
  func leapBirthday() {
    let born = "2008-02-29"
    #expect(sentence(released: "2026-02-28", licenceEnds: nil, born: born).supervisionEnds(rules) == nil)
    #expect(sentence(released: "2026-03-01", licenceEnds: nil, born: born).supervisionEnds(rules) != nil)
    #expect(sentence(released: "2028-02-29", licenceEnds: nil, born: born).supervisionEnds(rules) != nil)
  }

  @Test("It ends 365 days after release, and an order that is still open keeps the type")
  func ends() {
    #expect(sentence().supervisionEnds(rules) == Self.day("2026-01-10"))
    #expect(type(sentence(), "2026-01-10") == "post-sentence-supervision")
    #expect(type(sentence(), "2026-01-11") == "post-sentence-supervision")
  }

  @Test("A licence that outlasts the 365 days leaves nothing to supervise after it")
  func longLicence() {
    let long = sentence(licenceEnds: "2026-01-10")
    #expect(type(long, "2026-01-10") == "licence")
    #expect(type(long, "2026-01-11") == "licence")
    #expect(type(sentence(licenceEnds: "2026-01-09"), "2026-01-10") == "post-sentence-supervision")
  }

  @Test("Where any of the dates that decide is not known there is no supervision after the licence")
  func unknown() {
    for one in [sentence(offence: nil), sentence(days: nil), sentence(born: nil)] {
      #expect(one.supervisionEnds(rules) == nil)
      #expect(type(one, "2025-10-12") == "licence")
    }
  }

  @Test("An order that is no prison sentence keeps its type on every day")
  func otherTypes() {
    for written in ["community-order", "suspended-sentence-order", "post-sentence-supervision", "no-such-type"] {
      for day in ["2025-01-09", "2025-01-10", "2025-10-12", "2026-01-11"] {
        #expect(type(sentence(written), day) == written)
      }
    }
  }

  @Test("Without the rules of a jurisdiction there is no supervision after the licence")
  func noRules() { #expect(sentence().type(on: Self.day("2025-10-12"), .none) == "licence") }

  @Test("Of several orders the first in the rules' order of precedence counts, in whatever order they come")
  func precedence() {
    let order = rules.precedence
    #expect(order.count == 5)
    for first in order.indices {
      for second in order.indices {
        let expected = order[min(first, second)]
        #expect(rules.countingType(of: [order[first], order[second]]) == expected)
      }
    }
    #expect(rules.countingType(of: order.reversed()) == "licence")
  }

  @Test("Without an order no type counts; types that the rules do not rank come after those they do")
  func unranked() {
    #expect(rules.countingType(of: [String]()) == nil)
    #expect(rules.countingType(of: ["aaa", "community-order"]) == "community-order")
    #expect(rules.countingType(of: ["bbb", "aaa"]) == "aaa")
  }
}
