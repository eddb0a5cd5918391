import Caseload
import Rules
import Workload

/// Counts and sums of one unit's holders, before anything is kept back.
struct BalanceTally {
  let people: Int
  let leftOut: Int
  let cases: Int
  let fte: Ratio
  let bands: [Int]
  let over: Int
  /// People over their time, and the others.
  var share: [Int] { [over, people - over] }
  /// Sums over the posts in the unit that have a figure.
  let sum: Spread.Part
  /// Work and time in the unit, person by person.
  let parts: [String: Spread.Part]
  /// The same by grade, with how many people they are.
  let grades: [String: (part: Spread.Part, people: Int)]

  init(_ posts: [Holders.Post], _ holders: Holders, _ pack: RulePack) {
    var bands = Array(repeating: 0, count: pack.lines.bands.count + 1)
    var (people, leftOut, cases, over, fte) = (0, 0, 0, 0, Ratio.zero)
    for staff in Set(posts.map(\.staff)) {
      guard let holder = holders.people[staff], let known = holder.known else {
        leftOut += 1
        continue
      }
      people += 1
      cases += holder.cases
      fte += holder.fte ?? .zero
      bands[pack.lines.band(of: known.fullTimeCases)] += 1
      if known.percent > Ratio(pack.limits.fullPercent) { over += 1 }
    }
    let computable = posts.filter(\.figure.isComputable)
    (self.people, self.leftOut, self.cases, self.fte) = (people, leftOut, cases, fte)
    (self.bands, self.over) = (bands, over)
    sum = Self.sum(computable)
    parts = Dictionary(grouping: computable, by: \.staff).mapValues(Self.sum)
    grades = Dictionary(grouping: computable, by: \.grade).mapValues { (Self.sum($0), Set($0.map(\.staff)).count) }
  }

  private static func sum(_ posts: [Holders.Post]) -> Spread.Part {
    Spread.Part(
      work: posts.reduce(0) { $0 + $1.figure.work }, available: posts.reduce(.zero) { $0 + $1.figure.available })
  }

  /// What is shown of it. - Parameter hides: places of bands, and whether the share over their time is kept back.
  func line(_ unit: UnitReference, hides bandsKept: Set<Int>, share isShareKept: Bool, all isKeptBack: Bool)
    -> Balance.Line
  {
    guard !isKeptBack else {
      return Balance.Line(
        unit: unit, people: 0, leftOut: 0, cases: 0, fte: .zero, bands: bands.map { _ in nil }, over: nil, percent: nil,
        spread: nil, isKeptBack: true)
    }
    return Balance.Line(
      unit: unit, people: people, leftOut: leftOut, cases: cases, fte: fte,
      bands: bands.enumerated().map { bandsKept.contains($0) ? nil : $1 }, over: isShareKept ? nil : over,
      percent: sum.available > .zero ? Ratio(sum.work * 100) / sum.available : nil, spread: Spread(Array(parts.values)))
  }
}
