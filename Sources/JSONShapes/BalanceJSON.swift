package import Casework
import Caseload
import Rules
import Workload

/// How caseloads and work lie on the people of a unit, as programs read it. A figure that is kept back is left out.
package struct BalanceJSON: Encodable {
  struct Band: Encodable {
    /// Cases for a full-time post from which it begins; left out for the lowest.
    let from: Int?
    let people: Int?
  }
  struct Line: Encodable {
    let unit: UnitJSON
    let isKeptBack: Bool
    let people: Int?
    let leftOut: Int?
    let cases: Int?
    let fullTimePosts: String?
    let casesPerFullTimePost: String?
    let bands: [Band]
    let over: Int?

    init(_ line: Balance.Line, _ lines: CaseloadLines) {
      unit = UnitJSON(line.unit)
      isKeptBack = line.isKeptBack
      let isShown = !line.isKeptBack
      people = isShown ? line.people : nil
      leftOut = isShown ? line.leftOut : nil
      cases = isShown ? line.cases : nil
      fullTimePosts = isShown ? line.fte.text(places: 2) : nil
      casesPerFullTimePost = isShown ? line.perPost?.text(places: 2) : nil
      bands =
        isShown
        ? line.bands.enumerated().map { Band(from: $0 == 0 ? nil : lines.bands[$0 - 1], people: $1) } : []
      over = isShown ? line.over : nil
    }
  }
  struct Between: Encodable {
    let kind: String
    let parts: Int
    let pointsToMove: String
    let points: Int
    let percent: String
    let lowestPercent: String?
    let highestPercent: String?
    let isUnbalanced: Bool
  }
  struct PartTime: Encodable {
    let staffCode: String
    let name: String
    let cases: Int
    let fullTimePosts: String
    let casesPerFullTimePost: String
    let limit: Int
  }
  struct Beside: Encodable {
    let cases: Int
    let highRisk: Int
    let administrative: String?
    let interventions: Int
    let notBegun: Int
  }

  let unit: UnitJSON
  let path: [UnitJSON]
  let date: String
  let fewestPeople: Int
  let showsPeople: Bool
  /// In percent of available time; over it somebody is over their time.
  let fullPercent: Int
  let line: Line
  let units: [Line]
  let between: [Between]
  let partTime: [PartTime]
  let companions: Beside?
  let standing: CaseStandingJSON

  package init(_ balance: Balance) {
    unit = UnitJSON(balance.unit)
    path = balance.path.map(UnitJSON.init)
    date = balance.day.iso
    fewestPeople = balance.comparison.fewestPeople
    showsPeople = balance.showsPeople
    fullPercent = balance.limits.fullPercent
    line = Line(balance.line, balance.lines)
    standing = CaseStandingJSON(balance.standing)
    // Nothing but the unit's name is shown of one that is kept back, as on its page.
    guard !balance.line.isKeptBack else {
      (units, between, partTime, companions) = ([], [], [], nil)
      return
    }
    units = balance.units.map { Line($0, balance.lines) }
    between = balance.between.map { between in
      let spread = between.spread
      // The ends among people are two people's own figures.
      let showsEnds = between.kind != .people || balance.showsPeople
      return Between(
        kind: between.kind.rawValue, parts: spread.parts, pointsToMove: spread.moved.text(places: 2),
        points: spread.work, percent: spread.percent.text(places: 2),
        lowestPercent: showsEnds ? spread.lowest.text(places: 2) : nil,
        highestPercent: showsEnds ? spread.highest.text(places: 2) : nil,
        isUnbalanced: spread.isUnbalanced(from: balance.comparison.unbalancedPercent))
    }
    partTime = balance.partTime.map {
      PartTime(
        staffCode: $0.staffCode, name: $0.name, cases: $0.cases, fullTimePosts: $0.fte.text(places: 2),
        casesPerFullTimePost: $0.fullTimeCases.text(places: 2), limit: $0.limit)
    }
    let beside = balance.companions
    companions = Beside(
      cases: beside.cases, highRisk: beside.highRisk, administrative: beside.administrative?.text(places: 2),
      interventions: beside.interventions, notBegun: beside.notBegun)
  }
}
