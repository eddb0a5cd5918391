import Testing

@testable import Workload

@Suite("Incumbent's available points")
struct AvailablePointsTests {
  private let seed = WMT.DefaultHours(po: 37, pso: 36, spo: 0)

  private func available(
    _ contracted: Double?, less reduction: Double? = 0, type: Double = 1, defaults: WMT.DefaultHours? = nil
  ) -> Double {
    WMT.availablePoints(
      nominalTarget: 2_176, gradeType: type, contracted: contracted, reduction: reduction, defaults: defaults ?? seed)
  }

  @Test(
    "Points are cut toward zero, in doubles, in the documented order",
    arguments: [
      (37.0, 0.0, 2_176.0), (18.5, 0, 1_088), (19.5, 1, 1_087), (20, 1.5, 1_088), (10, 15.5, -323), (37, 37, 0),
      (40, 0, 2_352), (0, 0, 0), (0, 5, 0), (0.1, 0, 5),
    ])
  func doubles(contracted: Double, reduction: Double, points: Double) {
    #expect(available(contracted, less: reduction) == points)
  }

  @Test("Exactly 26 pairs of hours on a grid of tenths lose a point to double arithmetic")
  func traps() {
    var traps = 0
    for contracted in 1...375 {
      for reduction in 0...contracted {
        let numerator = 2_176 * (contracted - reduction)
        guard numerator % 370 == 0 else { continue }
        let points = available(Double(contracted) / 10, less: Double(reduction) / 10)
        if points == Double(numerator / 370 - 1) { traps += 1 } else { #expect(points == Double(numerator / 370)) }
      }
    }
    #expect(traps == 26)
  }

  @Test("A remainder of double arithmetic is read from its written form")
  func remainder() {
    // 0.1 + 0.2 is a little more than 0.3, so that a remainder of about −3.3e−15 points is left
    #expect(available(0.3, less: 0.1 + 0.2) == -3)
    #expect(available(0.3, less: 0.3) == 0)
  }

  @Test("Missing hours take the grade's default and zero hours stay zero")
  func missing() {
    #expect(available(nil) == 2_176)
    #expect(available(nil, less: nil) == 2_176)
    #expect(available(0) == 0)
    #expect(WMT.baseHours(gradeType: 3, contracted: nil, defaults: seed)?.base == 36)
    #expect(WMT.baseHours(gradeType: 7, contracted: nil, defaults: seed)?.base == 36)
    #expect(WMT.baseHours(gradeType: 2, contracted: nil, defaults: seed)?.base == 0)
    #expect(WMT.baseHours(gradeType: 4, contracted: nil, defaults: seed)?.base == 37)
    #expect(WMT.baseHours(gradeType: 99, contracted: 5, defaults: seed)?.defaultForGrade == 37)
  }

  @Test("A grade without capacity, or without default hours, has no points")
  func unsupported() {
    #expect(WMT.baseHours(gradeType: 5, contracted: 37, defaults: seed) == nil)
    #expect(available(37, type: 5) == 0)
    #expect(available(37, type: 2) == 0)
    #expect(available(37, type: 2, defaults: .init(po: 0, pso: 0, spo: 37)) == 2_176)
  }

  @Test("Only type 3 has the PSO target", arguments: [(1.0, 2.0), (2, 2), (3, 1), (4, 2), (5, 2), (7, 2), (0, 2)])
  func target(type: Double, target: Double) {
    #expect(WMT.nominalTarget(gradeType: type, targets: .init(pso: 1, po: 2)) == target)
  }

  @Test(
    "Somebody seen for the first time gets whole hours of the default: of the SPO column for SPO and unknown grades",
    arguments: [(1.0, 37.0), (4, 37), (3, 22), (2, 7), (5, 7), (7, 7)])
  func firstSeen(type: Double, hours: Double) {
    #expect(WMT.hoursWhenFirstSeen(gradeType: type, defaults: .init(po: 37.5, pso: 22.2, spo: 7.9)) == hours)
  }
}

@Suite("Incumbent's grades")
struct GradeCodeTests {
  @Test(
    "Raw codes map exactly",
    arguments: [
      ("PSO", "PO"), ("NPSM", "PO"), ("PSA", "SPO"), ("NPSA", "DMY"), ("PS4", "PSO"), ("NPS4", "DMY"), ("CRC1", "PSO"),
      ("NPS-PQF", "TPO"), ("NPS - PQF", "TPO"), ("CRC\u{2013}PQF", "TPO"), ("CRC \u{2014} PQF", "TPO"),
      ("CRC\u{2212}PQF", "DMY"), ("NPS  -  PQF", "DMY"), ("NPQF", "DMY"), ("CPQF", "TPO"), ("npsm", "DMY"),
      ("M ", "DMY"),
      (" ", "DMY"), ("", "DMY"), ("\u{212A}", "DMY"), ("K", "TPO"),
    ])
  func codes(raw: String, grade: String) { #expect(WMT.grade(rawCode: raw).grade == grade) }

  @Test("No code is an unknown grade")
  func none() { #expect(WMT.grade(rawCode: nil) == WMT.GradeCode(grade: "DMY", type: 5)) }

  @Test("The table has 18 codes for PO, 10 for SPO, 10 for PSO and 19 for trainees")
  func counts() {
    let counts = Dictionary(grouping: WMT.gradeCodes.values, by: \.grade).mapValues(\.count)
    #expect(counts == ["PO": 18, "SPO": 10, "PSO": 10, "TPO": 19])
  }
}
