import Caseload
import Rules
import TestSupport
import Testing

@testable import Workload

@Suite("What one case more is to a post")
struct CountedCaseTests {
  let pack: RulePack
  let measure: PointsMeasure
  init() throws {
    pack = try englandAndWales()
    measure = PointsMeasure(pack)
  }

  @Test("A figure with one case more is the figure of the inputs with one case more, for 2,000 random posts and cases")
  func sameAsTheWhole() {
    var random = SeededRandom(seed: 7)
    let codes = pack.contacts.types.map(\.code)
    for _ in 0..<2_000 {
      var inputs = pack.randomPost(using: &random)
      let isPlaced = Int.random(in: 0..<8, using: &random) > 0
      let taken = CountedCase(
        location: isPlaced ? Int.random(in: 0..<pack.locations.count, using: &random) : nil,
        tier: Int.random(in: 0..<pack.tiers.count, using: &random),
        isOverdue: Int.random(in: 0..<5, using: &random) == 0,
        reports: CourtReports(
          standardLast30: Int.random(in: 0...1, using: &random), fastLast30: Int.random(in: 0...1, using: &random)),
        contacts: (0..<Int.random(in: 0...3, using: &random)).map { _ in
          CountedCase.Contact(
            code: codes.randomElement(using: &random) ?? "", by: StaffCode(Bool.random(using: &random) ? "P1" : "P2"))
        })
      let before = measure.figure(inputs)
      let own = taken.contacts.filter { $0.by.text == "P1" }.map {
        ContactCount(code: $0.code, direction: .forOthers, count: 1)
      }
      inputs.contacts += own
      let gained = measure.figure(inputs)
      // What was done for others is the holder's own once the case is theirs.
      inputs.contacts.removeLast(own.count)
      inputs.contacts += taken.contacts.filter { $0.by.text == "P2" }.map {
        ContactCount(code: $0.code, direction: .byOthers, count: 1)
      }
      inputs.reports.standardLast30 += taken.reports.standardLast30
      inputs.reports.fastLast30 += taken.reports.fastLast30
      inputs.count(location: taken.location, tier: taken.tier, isOverdue: taken.isOverdue, isNew: false, pack)
      let whole = measure.figure(inputs)
      let staff = StaffCode("P1")
      #expect(gained.holding(taken, points: measure.points(of: taken, for: staff, isFirstPost: true)) == whole)
      // At another post of the person nothing was gained by what they did.
      #expect(before.holding(taken, points: measure.points(of: taken, for: staff, isFirstPost: false)) == whole)
    }
  }

  @Test(
    "A case is counted at its place; without an order it is held as untiered and earns nothing; over its end neither")
  func counting() {
    let tier = pack.tiers.firstIndex { $0.id == "C2" } ?? 0
    var post = pack.post()
    post.count(location: 0, tier: tier, isOverdue: false, isNew: true, pack)
    #expect(post.held.total == 1 && post.active[0, tier] == 1 && post.firstSixteenWeeks.community == 1)
    post.count(location: nil, tier: tier, isOverdue: false, isNew: true, pack)
    #expect(post.held.total == 2 && post.held[0, 0] == 1 && post.active.total == 1)
    post.count(location: 0, tier: tier, isOverdue: true, isNew: false, pack)
    #expect(post.held.total == 3 && post.active.total == 1 && post.inactive.overdueTermination == 1)
    #expect(post.firstSixteenWeeks.community == 1)
  }
}
