import Caseload
import Rules

/// A rule pack in the shape of England and Wales, small enough to see through.
enum RulePackForTests {
  static let pack: RulePack = {
    var tiers = [
      Tier(id: "untiered", label: "untiered", number: 0, columnSuffix: "0", isUntiered: true, isSuspended: false)
    ]
    for isSuspended in [false, true] {
      for letter in ["A", "B", "C", "D"] {
        for digit in [3, 2, 1, 0] {
          let id = "\(letter)\(digit)\(isSuspended ? "S" : "")"
          tiers.append(
            Tier(
              id: id, label: id, number: tiers.count, columnSuffix: id.lowercased(), isUntiered: false,
              isSuspended: isSuspended))
        }
      }
    }
    let locations = [
      CaseLocation(id: "community", label: "Community", columnPrefix: "commtier", rowNames: ["COMMUNITY"]),
      CaseLocation(id: "custody", label: "Custody", columnPrefix: "custtier", rowNames: ["CUSTODY"]),
      CaseLocation(id: "licence", label: "Licence", columnPrefix: "licencetier", rowNames: ["LICENCE", "LICENSE"]),
    ]
    let cells = (0..<99).map { (cell: Int) -> Int32 in
      let tier = cell % 33
      return tier == 0 || tier > 16 ? 0 : Int32(10 + tier)
    }
    let table = PointsTable(locations: 3, tiers: 33, cells: cells)
    let weighting = InactiveWeighting(warrants: 0, unpaidWork: 100, overdueTermination: 0)
    let week = WeeklyHours(hundredths: 3_700)
    func grade(_ id: String, _ type: Int) -> Grade {
      Grade(
        id: id, label: id, typeID: type, nominalTarget: 2_176, defaultHours: week, fullTimeHours: week, holdsCases: true
      )
    }
    let date = LocalDate(daysSinceEpoch: 18_000)
    return RulePack(
      id: "test", title: "Test", version: "1", effectiveFrom: date, tables: [], levels: [],
      nation: NamedCode(code: "EW", name: "England and Wales"),
      grades: Grades(
        all: [grade("PO", 1), grade("PSO", 3), grade("TPO", 4)],
        byRawCode: ["NPSM": 0, "NPSQ": 1, "NPSP": 2], unknownID: "DMY"),
      tiers: tiers, locations: locations, caseTypes: [],
      points: PointsTables(
        standard: table, t2a: table, standardReport: 138, fastReport: 65, weighting: weighting, t2aWeighting: weighting),
      contacts: ContactPoints(
        types: [
          ContactType(
            code: "CMS01", activity: "Sentence plan", level: "low", points: 9, category: "case-management-support"),
          ContactType(
            code: "CMS28", activity: "Communication", level: "low", points: 5, category: "case-management-support"),
        ], days: 7),
      reductionReasons: [], limits: Limits(fullPercent: 100, highPercent: 110, veryHighPercent: 120, roomPercent: 105),
      extract: ExtractRules(dropPercent: 5, lateAfterHours: 36, largestCount: 99_999, longestText: 255))
  }()
}
