import Rules
import Testing

/// A number of the small pack with the least and the most that a pack may give for it.
struct AdmittedRange: Sendable, CustomTestStringConvertible {
  let file: String
  let old: String
  /// The text before the number, on its line.
  let before: String
  let after: String
  let key: String
  let least: Int
  let most: Int

  var testDescription: String { "\(file) \(key), \(least) to \(most)" }

  init(_ file: String, _ before: String, _ value: Int, _ after: String = "", key: String, from least: Int, to most: Int)
  {
    self.file = file
    old = before + String(value) + after
    self.before = before
    self.after = after
    self.key = key
    self.least = least
    self.most = most
  }

  static let all = [
    AdmittedRange("points-standard.yaml", "open: ", 30, key: "points[1].open", from: 0, to: 999),
    AdmittedRange("points-standard.yaml", "standard: ", 5, key: "reports.standard", from: 0, to: 999),
    AdmittedRange("points-standard.yaml", "fast: ", 2, key: "reports.fast", from: 0, to: 999),
    AdmittedRange("points-t2a.yaml", "warrants: ", 0, key: "inactiveCasesKeep.warrants", from: 0, to: 100),
    AdmittedRange("points-t2a.yaml", "unpaidWork: ", 100, key: "inactiveCasesKeep.unpaidWork", from: 0, to: 100),
    AdmittedRange(
      "points-t2a.yaml", "overdueTermination: ", 50, key: "inactiveCasesKeep.overdueTermination", from: 0, to: 100),
    AdmittedRange("targets.yaml", "nominalTarget: ", 2000, key: "targets[0].nominalTarget", from: 0, to: 9999),
    AdmittedRange("targets.yaml", "fullTimeHours: ", 40, key: "targets[0].fullTimeHours", from: 1, to: 60),
    AdmittedRange("grades.yaml", "typeID: ", 9, key: "grades[1].typeID", from: 2, to: 99),
    AdmittedRange("contacts.yaml", "days: ", 3, key: "days", from: 1, to: 366),
    AdmittedRange("contacts.yaml", "points: ", 4, key: "categories[0].withoutLevel[0].points", from: 0, to: 999),
    AdmittedRange("contacts.yaml", "points: [1, ", 2, key: "categories[0].byLevel[0].points[1]", from: 0, to: 999),
    AdmittedRange(
      "reduction-reasons.yaml", "allowancePercent: ", 20, key: "categories[0].reasons[0].allowancePercent", from: 0,
      to: 100),
    AdmittedRange(
      "reduction-reasons.yaml", "maximumPercent: ", 50, key: "categories[0].reasons[0].maximumPercent", from: 0, to: 100
    ),
    AdmittedRange("reduction-reasons.yaml", "months: ", 12, key: "categories[0].reasons[0].months", from: 1, to: 120),
    AdmittedRange("limits.yaml", "fullPercent: ", 100, key: "fullPercent", from: 1, to: 104),
    AdmittedRange("limits.yaml", "roomPercent: ", 103, key: "roomPercent", from: 100, to: 400),
    AdmittedRange("limits.yaml", "veryHighPercent: ", 115, key: "veryHighPercent", from: 106, to: 400),
    AdmittedRange("extract.yaml", "dropPercent: ", 10, key: "dropPercent", from: 0, to: 100),
    AdmittedRange("extract.yaml", "lateAfterHours: ", 24, key: "lateAfterHours", from: 1, to: 720),
    AdmittedRange("extract.yaml", "largestCount: ", 500, key: "largestCount", from: 1, to: 9_999_999),
    AdmittedRange("extract.yaml", "longestText: ", 80, key: "longestText", from: 1, to: 32_767),
  ]
}

@Suite("Numbers of a rule pack have a least and a most")
struct RangeTests {
  private func faults(_ range: AdmittedRange, _ value: Int) throws -> [RulePackFault] {
    var pack = SmallPack()
    try pack.change(range.file, range.old, to: range.before + String(value) + range.after)
    return try pack.faults()
  }

  @Test("both ends are admitted", arguments: AdmittedRange.all)
  func inside(range: AdmittedRange) throws {
    #expect(try faults(range, range.least).isEmpty)
    #expect(try faults(range, range.most).isEmpty)
  }

  @Test("one less and one more are refused, by key", arguments: AdmittedRange.all)
  func outside(range: AdmittedRange) throws {
    for value in [range.least - 1, range.most + 1] {
      let keys = try faults(range, value).map(\.key)
      // The line above is judged against this one, so it is where a wrong order is reported.
      let blamed = range.key == "fullPercent" && value > range.most ? "highPercent" : range.key
      #expect(keys == [blamed], "\(value)")
    }
  }

  @Test("default hours may be absent, but not zero and not above 60")
  func defaultHours() throws {
    for (text, admitted) in [
      ("0.01", true), ("60", true), ("0", false), ("0.00", false), ("60.01", false), ("-1", false),
    ] {
      var pack = SmallPack()
      try pack.change("targets.yaml", "35.25", to: text)
      #expect(try pack.faults().map(\.key) == (admitted ? [] : ["targets[0].defaultHours"]), "\(text)")
    }
    var pack = SmallPack()
    try pack.change("targets.yaml", "defaultHours: 35.25, ", to: "")
    #expect(try pack.read().grades.grade(id: "CM")?.defaultHours == nil)
  }
}
