import Caseload
import Rules
import TestSupport
import Testing
import Workload

@Suite("What changed between two nights, and why")
struct FigureChangeTests {
  let pack: RulePack
  let measure: PointsMeasure

  init() throws {
    pack = try englandAndWales()
    measure = PointsMeasure(pack)
  }

  private func change(_ before: [PostInputs], _ after: [PostInputs]) -> FigureChange {
    func named(_ posts: [PostInputs]) -> [PostOnNight] {
      posts.enumerated().map { PostOnNight(post: "Team \($0.offset + 1)", inputs: $0.element) }
    }
    return FigureChange(from: named(before), by: measure, to: named(after), by: measure)
  }

  /// The sum in 128 bits: over three hundred causes of unlike denominators it is more than 64 hold.
  private func sumIsExact(_ change: FigureChange) throws -> Bool {
    let whole = try #require(change.change)
    var (numerator, denominator): (Int128, Int128) = (0, 1)
    for effect in change.causes.map(\.effect) {
      numerator = numerator * Int128(effect.denominator) + Int128(effect.numerator) * denominator
      denominator *= Int128(effect.denominator)
      let shared = gcd(numerator.magnitude, denominator.magnitude)
      (numerator, denominator) = (numerator / Int128(shared), denominator / Int128(shared))
    }
    return numerator * Int128(whole.denominator) == Int128(whole.numerator) * denominator
  }

  private func gcd(_ a: UInt128, _ b: UInt128) -> UInt128 { b == 0 ? max(a, 1) : gcd(b, a % b) }

  @Test("Two more cases of a tier are one cause, of their points over the available time")
  func moreCases() throws {
    let change = change(
      [pack.post(active: ["community B2": 3])], [pack.post(active: ["community B2": 5])])
    let cause = try #require(change.causes.first)
    #expect(change.causes.count == 1)
    #expect(cause.kind == .work && cause.before == Ratio(3) && cause.after == Ratio(5))
    #expect(cause.effect == change.change)
    #expect(
      cause.effect
        == Ratio(2 * pack.points.standard[0, pack.tiers.firstIndex { $0.label == "B2" } ?? 0] * 100, over: 2176))
  }

  @Test("Fewer hours and a case less stand as two causes that sum to the change")
  func hoursAndCase() throws {
    let change = change(
      [pack.post(active: ["community B2": 30, "custody A1": 2], contracted: "37")],
      [pack.post(active: ["community B2": 29, "custody A1": 2], contracted: "22.2")])
    #expect(change.causes.map(\.kind) == [.time, .work])
    #expect(change.causes[0].effect > .zero && change.causes[1].effect < .zero)
    #expect(try sumIsExact(change))
  }

  @Test("A reduction that grows is one cause with both amounts, and one that ends gives time back")
  func reductions() throws {
    func reduced(_ hours: Int) -> PostInputs {
      pack.post(
        active: ["community B2": 20], contracted: "37",
        reductions: hours == 0 ? [] : [HoursReduction(reason: "disability", hours: WeeklyHours(hundredths: hours))])
    }
    let grown = change([reduced(200)], [reduced(500)])
    #expect(grown.causes.map(\.label) == ["Reduction: Disability"])
    let ended = change([reduced(200)], [reduced(0)])
    #expect(try #require(ended.causes.first).effect < .zero)
    #expect(ended.causes.first?.after == .zero)
  }

  @Test("Nothing that counts changed: no causes and a change of nothing")
  func nothing() {
    let post = pack.post(active: ["community B2": 20])
    #expect(change([post], [post]).causes.isEmpty)
    #expect(change([post], [post]).change == .zero)
    #expect(change([post], [post]).hundredths.isEmpty)
  }

  @Test("Without a percentage on one of the nights there are no causes and no change")
  func notComputable() {
    var unknown = pack.post(active: ["community B2": 20])
    unknown.rawGrade = "nobody's grade"
    let change = change([unknown], [pack.post(active: ["community B2": 20])])
    #expect(change.change == nil)
    #expect(change.causes.isEmpty)
  }

  @Test("A post that begins brings its work and its time, each as a cause of that post")
  func secondPost() throws {
    let first = pack.post(active: ["community B2": 20], contracted: "20")
    let second = pack.post(active: ["licence A1": 9], contracted: "17")
    let change = change([first], [first, second])
    #expect(Set(change.causes.map(\.post)) == ["Team 2"])
    #expect(try sumIsExact(change))
  }

  @Test("Rules that give other points are a cause of their own, with the points before and after")
  func otherPoints() throws {
    var files = pack.files
    let table = try #require(files["points-standard.yaml"])
    #expect(table.contains("115"))
    files["points-standard.yaml"] = table.replacing("115", with: "120")
    let later = PointsMeasure(try RulePackReader.read(files: files))
    let posts = [PostOnNight(post: "Team 1", inputs: pack.post(active: ["community B2": 4]))]
    let change = FigureChange(from: posts, by: measure, to: posts, by: later)
    let cause = try #require(change.causes.first)
    #expect(change.causes.count == 1)
    #expect(cause.kind == .points && cause.before == Ratio(115) && cause.after == Ratio(120))
    #expect(cause.effect == change.change)
  }

  @Test("For 2,000 pairs of random nights the causes sum to the change exactly, and their hundredths to what is shown")
  func anyTwoNights() throws {
    var chance = SeededRandom(seed: 103)
    for _ in 0..<2_000 {
      let posts = Int.random(in: 1...2, using: &chance)
      let before = (0..<posts).map { _ in random(&chance) }
      let after = (0..<posts).map { _ in random(&chance) }
      let change = change(before, after)
      let (old, new) = (try #require(change.before.percent), try #require(change.after.percent))
      #expect(try sumIsExact(change))
      #expect(
        change.hundredths.reduce(0, +)
          == (change.causes.isEmpty ? 0 : new.rounded(toPlaces: 2) - old.rounded(toPlaces: 2)))
      #expect(zip(change.hundredths, change.causes).allSatisfy { abs($0 - ($1.effect * Ratio(100)).rounded()) <= 2 })
    }
  }

  private func random(_ chance: inout SeededRandom) -> PostInputs {
    var active: [String: Int] = [:]
    for tier in ["A1", "B2", "C2", "D0", "A3"] {
      for place in ["community", "licence", "custody"] where Bool.random(using: &chance) {
        active["\(place) \(tier)"] = Int.random(in: 1...12, using: &chance)
      }
    }
    let hours = Int.random(in: 800...4_000, using: &chance)
    return pack.post(
      active: active, reports: CourtReports(standardLast30: Int.random(in: 0...3, using: &chance)),
      contracted: "\(hours / 100).\(hours % 100 < 10 ? "0" : "")\(hours % 100)",
      reductions: Bool.random(using: &chance)
        ? []
        : [
          HoursReduction(reason: "disability", hours: WeeklyHours(hundredths: Int.random(in: 1...700, using: &chance)))
        ])
  }
}
