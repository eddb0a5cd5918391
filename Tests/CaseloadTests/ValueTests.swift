import Caseload
import Testing

@Suite("Hours a week")
struct WeeklyHoursTests {
  @Test(
    "Hours with up to two decimals are read exactly",
    arguments: [("37", 3700), ("22.2", 2220), ("18.75", 1875), ("0", 0)])
  func reads(text: String, hundredths: Int) {
    #expect(WeeklyHours(text)?.hundredths == hundredths)
    #expect(WeeklyHours(hundredths: hundredths).text == text)
  }

  @Test(
    "Anything else is no number of hours",
    arguments: ["", " ", "-3", "+3", "1e3", "12.", ".5", "3.125", "37h", "1,5", "99999", "１２"])
  func refuses(text: String) {
    #expect(WeeklyHours(text) == nil)
  }
}

@Suite("Calendar days")
struct LocalDateTests {
  @Test("Days since Monday are right before and after the epoch, over a leap day and at the end of a week")
  func weekdays() throws {
    for (text, days) in [
      ("2026-11-22", 6), ("2026-11-23", 0), ("1970-01-01", 3), ("1969-12-29", 0), ("1969-12-28", 6), ("2024-02-29", 3),
    ] {
      #expect(try #require(LocalDate(iso: text)).daysSinceMonday == days, "\(text)")
    }
  }

  @Test(
    "Days that exist are read and written the same",
    arguments: ["1970-01-01", "2000-02-29", "2026-11-22", "0001-01-01", "9999-12-31"])
  func reads(text: String) {
    #expect(LocalDate(iso: text)?.iso == text)
  }

  @Test(
    "Days that do not exist are refused",
    arguments: [
      "2025-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "2026-4-1", "22/11/2026", "",
    ])
  func refuses(text: String) {
    #expect(LocalDate(iso: text) == nil)
  }

  @Test("Every day of four centuries follows the one before it")
  func consecutive() throws {
    let first = try #require(LocalDate(iso: "1800-01-01"))
    var previous = first.yearMonthDay
    for days in 1...146_097 {
      let now = (first + days).yearMonthDay
      let nextDay = now.day == previous.day + 1 && now.month == previous.month && now.year == previous.year
      let nextMonth =
        now.day == 1 && previous.day >= 28
        && (now.month == previous.month + 1
          || (now.month == 1 && previous.month == 12 && now.year == previous.year + 1))
      if !(nextDay || nextMonth) || LocalDate(year: now.year, month: now.month, day: now.day) != first + days {
        Issue.record("day \(days) is \(now) after \(previous)")
        return
      }
      previous = now
    }
  }

  @Test("A day is written as people write it")
  func words() throws {
    let day = try #require(LocalDate(iso: "2026-01-04"))
    #expect(day.text == "4 January 2026")
    #expect(day.shortText == "4 Jan 2026")
  }
}

@Suite("Case references")
struct CaseReferenceTests {
  @Test(
    "One letter and six digits is the usual shape",
    arguments: [
      ("X123456", true), ("D0050AG", false), ("x123456", false), ("X12345", false), ("X1234567", false), ("", false),
    ])
  func shape(text: String, usual: Bool) {
    #expect(CaseReference(text).hasUsualShape == usual)
  }
}

@Suite("Counts by location and tier")
struct TierCountsTests {
  @Test("Totals by location, by tier and overall are sums of the same cells")
  func totals() {
    var counts = TierCounts(locations: 2, tiers: 3)
    counts[0, 1] = 4
    counts[1, 1] = 5
    counts[1, 2] = 7
    #expect(counts.total == 16)
    #expect(counts.total(at: 0) == 4)
    #expect(counts.total(at: 1) == 12)
    #expect(counts.total(ofTier: 1) == 9)
    var doubled = counts
    doubled += counts
    #expect(doubled.total == 32)
    #expect(doubled[1, 2] == 14)
  }
}
