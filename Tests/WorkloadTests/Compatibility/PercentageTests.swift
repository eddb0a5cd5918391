import Caseload
import Testing

@testable import Workload

@Suite("Incumbent's percentages, reductions and windows")
struct PercentageTests {
  @Test(
    "A shown percentage with a fraction from 0.5 to below 0.6 goes down",
    arguments: [
      (110.55, 110.0), (110.6, 111), (110.5, 110), (110.49, 110), (0.5, 0), (0.59994, 0), (0.59995, 0), (0.59996, 1),
      (0.49995, 0),
      (0.499949, 0), (0.7, 1), (-1.5, -1), (-1.55, -2), (-1.4, -1), (7, 7), (0, 0), (1e300, 1e300),
    ])
  func displayRound(value: Double, shown: Double) { #expect(WMT.displayRound(value) == shown) }

  @Test("A percentage of zero is zero on either side of it")
  func percentage() {
    #expect(WMT.percentage(5, of: 0) == 0)
    #expect(WMT.percentage(5, of: -0.0) == 0)
    #expect(WMT.percentage(5, of: -10) == -50)
    #expect(WMT.percentage(-5, of: 971) == -0.5149330587023687)
  }

  @Test("The dashboard holds a whole percentage and one of one place, each over 100")
  func dashboard() {
    #expect(WMT.dashboardCapacity(-135.5) == -1.35)
    #expect(WMT.dashboardCapacity(110.5) == 1.11)
    #expect(WMT.dashboardContacts(-12.25) == -0.12300000000000001)
    #expect(WMT.dashboardContacts(-5.238970588235294) == -0.052000000000000005)
  }

  @Test("Totals are sums, hours to one decimal, percentages of the sums")
  func totals() {
    let row = WMT.OverviewRow(
      totalPoints: 100, availablePoints: 80, contractedHours: 18.55, reductionHours: 0.05, totalCases: 3,
      contactPoints: 8)
    let spo = WMT.OverviewRow(
      totalPoints: 20, availablePoints: 0, contractedHours: 0, reductionHours: 0, totalCases: 1, contactPoints: 0)
    let totals = WMT.overviewTotals([row, row, spo])
    #expect(totals.sums.capacityPercentage == 137.5)
    #expect(totals.sums.contactPercentage == 10)
    #expect(totals.sums.contractedHours == 37.1)
    #expect(totals.sums.reductionHours == 0.1)
    #expect(totals.remainingPoints == -60)
    #expect(spo.capacityPercentage == 0)
    #expect(WMT.overviewTotals([]).sums.capacityPercentage == 0)
  }

  @Test(
    "An allowance is a percentage to two decimals, at most all hours",
    arguments: [(37.0, 80.0, 29.6), (37, 120, 37), (7.35, 10, 0.73), (18.5, 33.33, 6.17), (0, 50, 0), (37, 0, 0)])
  func allowance(hours: Double, percentage: Double, allowed: Double) {
    #expect(WMT.reductionAllowance(contractedHours: hours, percentage: percentage) == allowed)
    #expect(WMT.reductionAllowance(contractedHours: hours, percentage: nil) == hours)
  }

  @Test(
    "A reduction is active on both its boundaries",
    arguments: [
      ("2024-01-09T23:59:59.999Z", "SCHEDULED"), ("2024-01-10T00:00:00Z", "ACTIVE"), ("2024-02-10T00:00:00Z", "ACTIVE"),
      ("2024-02-10T00:00:00.001Z", "ARCHIVED"), ("2024-02-10T01:00:00+01:00", "ACTIVE"),
    ])
  func statusOnSave(now: String, status: String) throws {
    let start = try #require(LocalMoment(iso: "2024-01-10"))
    let end = try #require(LocalMoment(iso: "2024-02-10 00:00"))
    let now = try #require(LocalMoment(iso: now))
    #expect(WMT.reductionStatusOnSave(start: start, end: end, now: now).rawValue == status)
  }

  @Test(
    "The daily window turns strictly after 18:30, on Wednesday after 19:30",
    arguments: [
      // Monday, Tuesday, Wednesday, Thursday of one week
      ("2024-06-10T18:30", "2024-06-09 18:30", "2024-06-10 18:30"),
      ("2024-06-10T18:30:00.001", "2024-06-10 18:30", "2024-06-11 18:30"),
      ("2024-06-11T18:30", "2024-06-10 18:30", "2024-06-11 18:30"),
      ("2024-06-11T18:30:01", "2024-06-11 18:30", "2024-06-12 19:30"),
      ("2024-06-12T00:00", "2024-06-11 18:30", "2024-06-12 19:30"),
      ("2024-06-12T19:30", "2024-06-11 18:30", "2024-06-12 19:30"),
      ("2024-06-12T19:30:01", "2024-06-12 19:30", "2024-06-13 18:30"),
      ("2024-06-13T09:00", "2024-06-12 18:30", "2024-06-13 18:30"),
      ("2024-02-29T23:59", "2024-02-29 18:30", "2024-03-01 18:30"),
      ("2024-01-01T08:00", "2023-12-31 18:30", "2024-01-01 18:30"),
    ])
  func window(now: String, start: String, end: String) throws {
    let window = ReportingWindow(containing: try #require(LocalMoment(iso: now)))
    #expect(window.start.text(separator: " ") == start)
    #expect(window.end.text(separator: " ") == end)
  }

  @Test(
    "A moment that does not exist is not read",
    arguments: [
      "", "2024-02-30", "2024-06-10T24:00", "2024-06-10T12:60", "2024-06-10T1:00", "2024-06-10X12:00",
      "2024-06-10T12:00+1", "2024-06-10T12:00Zz", "2024-06-10T12:00:00.", "noon",
    ])
  func noMoment(text: String) { #expect(LocalMoment(iso: text) == nil) }

  @Test("A zone is reckoned to UTC across midnight")
  func zones() throws {
    #expect(try #require(LocalMoment(iso: "2024-03-01T00:30+01:00")).text(separator: "T") == "2024-02-29T23:30")
    #expect(try #require(LocalMoment(iso: "2024-02-29T23:30-01:00")).text(separator: "T") == "2024-03-01T00:30")
  }
}

@Suite("Incumbent's contact adjustments")
struct ContactAdjustmentTests {
  private func post(_ staff: String, _ team: String = "T") -> PostKey {
    PostKey(staff: StaffCode(staff), team: TeamCode(team))
  }

  private func adjustments(
    on day: String?, code: String = "CMS01", by: String = "A", for holder: String = "B", batch: Set<Double> = [1, 2]
  ) throws -> [Double] {
    let contact = WMT.Contact(
      id: "1", code: code, date: day.flatMap { LocalDate(iso: $0) }, doneBy: post(by), heldBy: post(holder), crn: "X1")
    return WMT.contactAdjustments(
      [contact], today: try #require(LocalDate(iso: "2024-06-12")), points: ["CMS01": 9],
      owners: [post("A"): 1, post("B"): 2], ownersInBatch: batch
    ).map(\.points)
  }

  @Test("A contact counts until the sixth day after it, and ahead of its day")
  func days() throws {
    #expect(try adjustments(on: "2024-06-06") == [9, -9])
    #expect(try adjustments(on: "2024-06-05") == [])
    #expect(try adjustments(on: "2024-07-01") == [9, -9])
    #expect(try adjustments(on: nil) == [])
  }

  @Test("An unknown kind counts for nobody")
  func unknownKind() throws { #expect(try adjustments(on: "2024-06-12", code: "CMS99") == []) }

  @Test("Each side counts by itself, where its owner is known and in the batch")
  func sides() throws {
    #expect(try adjustments(on: "2024-06-12", by: "nobody") == [-9])
    #expect(try adjustments(on: "2024-06-12", for: "nobody") == [9])
    #expect(try adjustments(on: "2024-06-12", batch: [2]) == [-9])
    #expect(try adjustments(on: "2024-06-12", batch: []) == [])
  }

  @Test("A contact on one's own case gives two adjustments that cancel")
  func ownCase() throws { #expect(try adjustments(on: "2024-06-12", for: "A") == [9, -9]) }
}
