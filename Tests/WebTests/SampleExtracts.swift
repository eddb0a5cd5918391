import Caseload
@testable import Casework
import Rules
import Workload

/// The sample's people, and what came in at night.
extension SampleReads {
  /// Twelve to thirty people a team, with a steady mix; one unknown grade, one part-time with a reduction, one with two posts.
  static func holders(_ pack: RulePack) -> [Holder] {
    let surnames = [
      "Adams", "Begum", "Clarke", "Davies", "Evans", "Foster", "Green", "Hughes", "Iqbal", "Jones", "Khan", "Lewis",
    ]
    let people = [(5, 30, 13), (6, 11, 10), (7, 9, 9), (8, 10, 12), (9, 8, 7), (10, 6, 9), (11, 12, 10)]
    var holders: [Holder] = []
    for (team, count, weight) in people {
      for number in 0..<count {
        let id = holders.count + 1
        let isPSO = number % 3 == 2
        var active = pack.noCases
        let tiers = isPSO ? [10, 11, 14] : [2, 6, 7, 9]
        for (place, tier) in tiers.enumerated() {
          active[place % pack.locations.count, tier] =
            (team == 6 && !isPSO ? 5 : team == 11 ? 5 : 2) + (weight + number + tier) % (isPSO ? 9 : 7)
        }
        var held = active
        held[0, 0] += number % 4
        var t2a = pack.noCases
        if number % 5 == 0 { t2a[0, 6] = 1 }
        var inputs = PostInputs(
          rawGrade: team == 10 && number < 2 ? "XXX" : isPSO ? "NPSQ" : "NPSM", held: held, active: active, t2a: t2a,
          reports: CourtReports(standardLast30: number % 2, standardDueNext30: 1, fastLast30: number % 3, oral: 0))
        if number == 1 {
          inputs.hours = PostHours(
            contracted: WeeklyHours("29.6"),
            reductions: [HoursReduction(reason: "union-facility-time", hours: WeeklyHours(hundredths: 370))])
          inputs.contacts = [
            ContactCount(code: "CMS05", direction: .forOthers, count: 2),
            ContactCount(code: "CMS01", direction: .byOthers, count: 1),
          ]
        }
        let name =
          team == 10 && number == 3
          ? hostileName : team == 10 && number == 4 ? formulaName : "\(surnames[id % 12]), Sam \(id)"
        holders.append(
          Holder(
            id: id, person: id == 41 ? 2 : id, staffCode: "N54A\(100 + (id == 41 ? 2 : id))", team: team,
            name: id == 41 ? "Clarke, Sam 2" : name, inputs: inputs))
      }
    }
    return holders
  }

  private var summaries: [ExtractSummary] {
    [
      ExtractSummary(
        id: 3, fileName: "WMT_PS_23.xlsx", state: .refused, date: nil, receivedAt: "2026-11-23T02:00:00Z", owners: 0,
        cases: 0, problems: 1,
        reason: "The sheet T2A has 12 cases and WMT_Extract says 14. Ask for the extract again.", isCurrent: false),
      ExtractSummary(
        id: 2, fileName: "WMT_PS_22.xlsx", state: .accepted, date: LocalDate(iso: "2026-11-22"),
        receivedAt: "2026-11-22T02:14:09Z",
        owners: 86, cases: 2023, problems: 120, reason: nil, isCurrent: true),
    ]
  }

  func extracts() async throws -> [ExtractSummary] { hasFigures ? summaries : [] }

  func extract(id: Int, sheet: String?, page: Int) async throws -> ExtractDetail {
    guard hasFigures, let summary = summaries.first(where: { $0.id == id }) else {
      throw CaseworkRefusal.notFound("There is no extract with this address.")
    }
    let problems = (0..<summary.problems).map { number in
      StoredProblem(
        severity: ["noted", "quarantined", "ignored", "refused"][number % 4], kind: "negative-count",
        sheet: number % 2 == 0 ? "WMT_Extract" : "Court_Reports", row: number + 2, column: "CommTierA3 (O)",
        value: "<b>-3</b>",
        message: "The count is below zero.", done: "The row was set aside. Correct it in the case system.")
    }.filter { sheet == nil || $0.sheet == sheet }
    let shown = problems.dropFirst((page - 1) * 50).prefix(50)
    return ExtractDetail(
      summary: summary, rules: now.rules,
      sheets: [
        ExtractDetail.Sheet(name: "WMT_Extract", rows: 90, used: 86, problems: summary.problems / 2),
        ExtractDetail.Sheet(name: "Court_Reports", rows: 40, used: 40, problems: summary.problems / 2),
      ], sheetFilter: sheet, problems: Array(shown), totalProblems: problems.count, page: page,
      pages: max(1, (problems.count + 49) / 50), standing: now)
  }

  func search(_ query: String, page: Int) async throws -> SearchResults {
    guard hasFigures else { throw CaseworkRefusal.noFigures }
    guard query.count <= 100 else { throw CaseworkRefusal.invalid("Enter 100 characters or fewer to search for.") }
    let word = query.lowercased()
    let isEmpty = word.allSatisfy(\.isWhitespace)
    let found = holders.filter {
      !isEmpty && ($0.name.lowercased().contains(word) || $0.staffCode.lowercased().contains(word))
    }
    let foundUnits = units.map(\.reference).filter {
      !isEmpty && ($0.name.lowercased().contains(word) || $0.code.lowercased().contains(word))
    }
    let posts = found.dropFirst((page - 1) * 25).prefix(25).map { holder in
      SearchResults.FoundPost(
        post: PostReference(
          id: holder.id, practitionerID: holder.person, staffCode: holder.staffCode,
          teamCode: units[holder.team].reference.code,
          name: holder.name, grade: "Probation officer"),
        teamName: units[holder.team].reference.name, pduName: "Northfield PDU", regionName: "North East")
    }
    return SearchResults(
      query: query, units: foundUnits, posts: posts, total: found.count, page: page,
      pages: max(1, (found.count + 24) / 25), standing: now)
  }
}
