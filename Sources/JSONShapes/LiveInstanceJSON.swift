import Allocation
import Caseload
package import Casework
import Foundation

/// An instance from a live service in the format `rebalance-instance/1`, with the columns of the rules about receivers and, for
/// whoever reads the file, whom its numbers stand for.
package struct LiveInstanceJSON: Encodable {
  struct ObjectiveJSON: Encodable {
    let loadBreaksPercent: [Int]
    let loadSlopes: [Int]
    let perCaseOverCap: Int
    let perCaseOverShare: Int
    let highRiskShare: Decimal
    let sexualOffenceShare: Decimal
  }
  struct PractitionersJSON: Encodable {
    let capacity: [Int]
    let otherWork: [Int]
    let caseCap: [Int]
    let mostLoad: [Int]
    let mostCases: [Int]
    let mostReceived: [Int]
    let staffCode: [String]
    let team: [String]
    let grade: [String]
  }
  struct CasesJSON: Encodable {
    let points: [Int]
    let highRisk: [Int]
    let sexualOffence: [Int]
    let destinations: [Int]
    let holder: [Int?]
    let holderMayKeep: [Int]
    let leaveCost: [Int]
    let pinned: [Int]
    let barred: [[Int]]
    let crn: [String]
  }

  let format: String
  let name: String
  let objective: ObjectiveJSON
  let practitioners: PractitionersJSON
  let destinations: [[[Int]]]
  let cases: CasesJSON

  package init(_ live: LiveInstance) {
    let problem = live.instance
    let (people, rules, all) = (problem.practitioners, problem.receiverRules?.receivers ?? [], problem.cases)
    format = RebalanceInstance.format
    name = problem.name
    objective = ObjectiveJSON(
      loadBreaksPercent: problem.objective.loadBreaksPercent, loadSlopes: problem.objective.loadSlopes,
      perCaseOverCap: problem.objective.perCaseOverCap, perCaseOverShare: problem.objective.perCaseOverShare,
      highRiskShare: Self.decimal(problem.objective.highRiskShare),
      sexualOffenceShare: Self.decimal(problem.objective.sexualOffenceShare))
    practitioners = PractitionersJSON(
      capacity: people.map(\.capacity), otherWork: people.map(\.otherWork), caseCap: people.map(\.caseCap),
      mostLoad: rules.map(\.mostLoad), mostCases: rules.map(\.mostCases), mostReceived: rules.map(\.mostReceived),
      staffCode: live.posts.map(\.staff.text), team: live.posts.map(\.team.text), grade: live.grades)
    destinations = problem.destinations.map { $0.map { [$0.practitioner, $0.cost] } }
    cases = CasesJSON(
      points: all.map(\.points), highRisk: all.map { $0.isHighRisk ? 1 : 0 },
      sexualOffence: all.map { $0.isSexualOffence ? 1 : 0 }, destinations: all.map(\.destinations),
      holder: all.map(\.holder), holderMayKeep: all.map { $0.holderMayKeep ? 1 : 0 }, leaveCost: all.map(\.leaveCost),
      pinned: all.map { $0.isPinned ? 1 : 0 }, barred: all.map(\.barred), crn: live.crns)
  }

  /// Shares come from whole percentages, so that they have two places at most.
  private static func decimal(_ share: ExactShare) -> Decimal { Decimal(share.numerator) / Decimal(share.denominator) }
}
