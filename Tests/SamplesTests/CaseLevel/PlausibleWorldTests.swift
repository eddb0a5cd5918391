import Caseload
import DataFormat
import Rules
import Samples
import Testing

@Suite("Case-level sample data looks like a probation service")
struct PlausibleWorldTests {
  private static let world = SampleWorld(size: .region, seed: 1, date: WorldTables.night)

  /// How many current rows have each value of a column.
  private func counts(_ sheet: Sheet, _ column: String, ended: String? = nil) -> [String: Double] {
    var counts: [String: Double] = [:]
    Self.world.rows(of: sheet) { values in
      let row = WorldRow(sheet: sheet, values: values)
      guard ended.flatMap({ row[$0] }) == nil else { return }
      counts[row[column] ?? "", default: 0] += 1
    }
    return counts
  }

  private func share(_ counts: [String: Double], _ key: String) -> Double {
    (counts[key] ?? 0) / counts.values.reduce(0, +)
  }

  @Test("About nine in ten are men, and most of the others are with the teams for women")
  func gender() {
    let genders = counts(DataSheets.cases, "gender", ended: "ends_on")
    #expect((0.88...0.92).contains(share(genders, "male")))
  }

  @Test("Types of orders are near the public split, as far as the workbook's locations let them be")
  func types() {
    let types = counts(DataSheets.orders, "type", ended: "ended_on")
    // Court orders are 60 % as in the workbook; community orders to suspended ones 54 to 46.
    #expect((0.30...0.36).contains(share(types, "community-order")))
    #expect((0.25...0.31).contains(share(types, "suspended-sentence-order")))
    #expect((0.14...0.21).contains(share(types, "pre-release")))
    #expect((0.15...0.21).contains(share(types, "licence")))
    // 13,699 of 240,000 are 5.7 %.
    #expect((0.03...0.07).contains(share(types, "post-sentence-supervision")))
  }

  @Test("About 22 % are at high or very high risk of serious harm, and hardly any without an assessment")
  func harm() {
    var newest: [String: String] = [:]
    Self.world.rows(of: DataSheets.risk) { values in
      let row = WorldRow(sheet: DataSheets.risk, values: values)
      if row["kind"] == "rosh", let crn = row["crn"], let band = row["band"] { newest[crn] = band }
    }
    let high = Double(newest.values.count { $0 == "high" || $0 == "very-high" }) / Double(newest.count)
    #expect((0.19...0.27).contains(high))
  }

  @Test("Funded posts are the posts held and the region's published vacancies")
  func vacancies() {
    var held = 0.0
    for post in Self.world.service.posts { held += Double(post.hours?.contracted.hundredths ?? 3_700) / 3_700 }
    var funded = 0.0
    Self.world.rows(of: DataSheets.fundedPosts) { values in
      if case .whole(let fte) = values[4] { funded += Double(fte) / 100 }
    }
    let courtWriters = Double(Set(Self.world.service.teams.map(\.pdu)).count)
    let published: [String: Double] = [
      "East Midlands": 28, "East of England": 274, "Greater Manchester": 0, "Kent, Surrey and Sussex": 77,
      "London": 457, "North East": 32, "North West": 77, "South Central": 176, "South West": 74, "Wales": 0,
      "West Midlands": 32, "Yorkshire and the Humber": 59,
    ]
    let region = Self.world.service.teams[0].region.name
    let vacancies = funded - held - courtWriters
    let most = published[region] ?? -1
    #expect(vacancies >= most * 0.6 - 4 && vacancies <= most + 4, "\(region): \(vacancies)")
  }

  @Test("Every trainee has the first day of their training, and none is qualified")
  func trainees() {
    var grades: [String: String] = [:]
    Self.world.rows(of: DataSheets.posts) { values in
      let row = WorldRow(sheet: DataSheets.posts, values: values)
      if row["ends_on"] == nil, let code = row["staff_code"] { grades[code] = row["grade"] }
    }
    var trainees = 0
    var inQualifiedPosts = 0
    Self.world.rows(of: DataSheets.staff) { values in
      let row = WorldRow(sheet: DataSheets.staff, values: values)
      guard row["left_on"] == nil, row["trainee_from"] != nil, row["qualified_on"] == nil else { return }
      if grades[row["staff_code"] ?? ""] == "TPO" { trainees += 1 } else { inQualifiedPosts += 1 }
    }
    #expect(trainees == grades.values.count { $0 == "TPO" })
    #expect(inQualifiedPosts > 0 && inQualifiedPosts * 10 < trainees)
  }

  @Test("Long absences have somebody who covers")
  func cover() {
    var uncovered = 0
    var parental = 0
    Self.world.rows(of: DataSheets.absences) { values in
      let row = WorldRow(sheet: DataSheets.absences, values: values)
      guard row["kind"] == "parental" else { return }
      parental += 1
      if row["covered_by"] == nil || row["covered_by"] == row["staff_code"] { uncovered += 1 }
    }
    #expect(parental > 0 && uncovered == 0)
  }
}
