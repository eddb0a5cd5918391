import Caseload
import Rules
import Workload

/// Posts with the cases that they hold, for both measures: points from the workbook's counts, hours from single cases.
///
/// Counts and shares are round numbers near those of the sample nation; they decide no figure of the product.
struct PostsOfHours {
  /// Posts of the sample nation with seed 1, and cases that one of them holds on average.
  static let count = 12_306
  private static let cases = 21
  /// 22 November 2026.
  static let day = LocalDate(daysSinceEpoch: 20_779)

  struct Post {
    let inputs: PostInputs
    let cases: [HoursCase]
    /// What the post does beyond its own cases.
    let others: HoursCounts
  }

  let points: PointsMeasure
  let hours: HoursMeasure
  private(set) var posts: [Post] = []

  /// - Throws: when the pack has no time values for the day.
  init(_ owners: SampleOwners, seed: UInt64) throws {
    guard let hours = HoursMeasure(owners.pack, on: Self.day) else { throw LackingTimeValues() }
    (points, self.hours) = (owners.measure, hours)
    var random = Mixing(state: seed)
    let pack = owners.pack
    for number in 0..<Self.count {
      var others = HoursCounts(pack)
      if let kind = pack.workKinds.filter({ !$0.isContact }).randomElement(using: &random) { others.tasks[kind.id] = 2 }
      others.covered = Int.random(in: 0..<20, using: &random) == 0 ? 6 : 0
      let held = (0..<Int.random(in: 0...(2 * Self.cases), using: &random)).map { _ in Self.item(pack, &random) }
      posts.append(Post(inputs: owners.inputs[number % owners.inputs.count], cases: held, others: others))
    }
  }

  private struct LackingTimeValues: Error {}

  private static func item(_ pack: RulePack, _ random: inout Mixing) -> HoursCase {
    var item = HoursCase(
      type: Int.random(in: pack.caseTypes.indices, using: &random),
      tier: Int.random(in: pack.tiers.indices, using: &random),
      startsOn: day + -Int.random(in: 0..<700, using: &random),
      expectedEnd: day + Int.random(in: -30..<700, using: &random),
      release: Int.random(in: 0..<5, using: &random) == 0 ? day + Int.random(in: 0..<400, using: &random) : nil)
    if Int.random(in: 0..<3, using: &random) == 0 { item.needs = ["ADVP", "WEAP"] }
    item.requirements = [.init(category: "F", outstanding: Int.random(in: 0..<40, using: &random))]
    return item
  }

  /// Both measures of one post with all their working. Returns the number of lines, so that none is left out.
  func worked(_ post: Post) -> Int {
    let explained = points.explanation(post.inputs)
    var counts = post.others
    for item in post.cases { counts.add(item, on: Self.day, hours.set.values, points.pack) }
    let figure = hours.figure(counts, beside: points.figure(post.inputs))
    return explained.work.count + explained.availability.count + hours.explanation(counts, figure).lines.count
  }
}
