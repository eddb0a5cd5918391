@testable import Casework
import Caseload
import Rules
import TestSupport
import Workload

/// A small made-up service in memory: units from the nation down, posts with random nights, and names that try to break out of a page.
struct RandomService: Sendable {
  struct Unit: Sendable {
    let reference: UnitReference
    /// Indices in `units`, from the nation down to the unit above.
    let path: [Int]
  }

  struct Post: Sendable {
    let reference: PostReference
    /// Index of the team in `units`.
    let team: Int
    var inputs: PostInputs
  }

  let pack: RulePack
  private(set) var units: [Unit] = []
  var posts: [Post] = []

  /// - Parameter posts: posts in each team.
  init(pack: RulePack, seed: UInt64 = 1, regions: Int = 2, pdus: Int = 2, teams: Int = 2, posts: Int = 6) {
    self.pack = pack
    var random = SeededRandom(seed: seed)
    let nation = add(0, pack.nation.code, pack.nation.name, path: [])
    for region in 1...regions {
      let region = add(1, "R\(region)", region == 1 ? "North & East" : "Region \(region)", path: [nation])
      for pdu in 1...pdus {
        let pdu = add(2, "\(units[region].reference.code)P\(pdu)", "PDU <b>\(pdu)</b>", path: [nation, region])
        for team in 1...teams {
          let code = "\(units[pdu].reference.code)/T \(team)"
          let team = add(3, code, team == 2 ? "=Team \(team)" : "Team “\(team)”", path: [nation, region, pdu])
          for _ in 0..<posts { addPost(in: team, using: &random) }
        }
      }
    }
  }

  private mutating func add(_ level: Int, _ code: String, _ name: String, path: [Int]) -> Int {
    units.append(
      Unit(reference: UnitReference(level: level, levelID: pack.levels[level].id, code: code, name: name), path: path))
    return units.count - 1
  }

  static let surnames = ["O’Brien", "<script>alert(1)</script>", "=1+1", "Ab\"c'd", "Łukasz-Smith", "Null\u{1}Byte"]

  private mutating func addPost(in team: Int, using random: inout SeededRandom) {
    let number = posts.count + 1
    // Every seventh person holds this post and the one before.
    let person = number % 7 == 0 ? number - 1 : number
    let inputs = pack.randomPost(using: &random)
    posts.append(
      Post(
        reference: PostReference(
          id: number, practitionerID: person, staffCode: "N0\(person)A", teamCode: units[team].reference.code,
          name: "\(Self.surnames[person % Self.surnames.count]), Pat\(person)",
          grade: pack.grades.grade(rawCode: inputs.rawGrade)?.id ?? "DMY"),
        team: team, inputs: inputs))
  }

  func index(level: String, code: String) -> Int? {
    units.firstIndex { $0.reference.levelID == level && $0.reference.code == code }
  }

  func posts(under unit: Int) -> [Post] { posts.filter { $0.team == unit || units[$0.team].path.contains(unit) } }

  func children(of unit: Int) -> [Int] { units.indices.filter { units[$0].path.last == unit } }

  func path(of unit: Int) -> [UnitReference] { units[unit].path.map { units[$0].reference } }

  func figure(_ post: Post) -> PostFigure { PointsMeasure(pack).figure(post.inputs) }

  func totals(under unit: Int) -> UnitTotals { UnitTotals(of: posts(under: unit).map(figure)) }
}
