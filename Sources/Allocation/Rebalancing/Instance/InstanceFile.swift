import FoundationEssentials

/// The text of an instance as columns, before anything in it has been believed.
struct InstanceFile: Decodable {
  struct Objective: Decodable {
    let loadBreaksPercent: [Int]
    let loadSlopes: [Int]
    let perCaseOverCap: Int
    let perCaseOverShare: Int
    let highRiskShare: Decimal
    let sexualOffenceShare: Decimal
  }
  struct Practitioners: Decodable {
    let capacity: [Int]
    let otherWork: [Int]
    let caseCap: [Int]
    /// Of instances from a live service alone.
    let mostLoad: [Int]?
    let mostCases: [Int]?
    let mostReceived: [Int]?
  }
  struct Cases: Decodable {
    let points: [Int]
    let highRisk: [Int]
    let sexualOffence: [Int]
    let destinations: [Int]
    let holder: [Int?]
    let holderMayKeep: [Int]
    let leaveCost: [Int]
    let pinned: [Int]
    let barred: [[Int]]
  }
  let format: String
  let name: String
  let objective: Objective
  let practitioners: Practitioners
  let destinations: [[[Int]]]
  let cases: Cases
}
