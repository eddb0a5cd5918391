import Rules
import Storage
import TestSupport
import Testing
import Workload

@Suite("The text of what hours were counted from")
struct HoursTextTests {
  private let pack: RulePack

  init() throws { pack = try englandAndWales() }

  private func counts(_ random: inout SeededRandom) -> HoursCounts {
    var counts = HoursCounts(pack)
    for cell in counts.cases.indices where Int.random(in: 0..<5, using: &random) == 0 {
      counts.cases[cell] = .random(in: 0...40, using: &random)
      counts.byPlan[cell] = .random(in: 0...3, using: &random)
    }
    for need in ["domestic-abuse", "mappa", "a"] { counts.needs[need] = .random(in: 0...2, using: &random) }
    counts.tasks["report"] = .random(in: 0...1, using: &random)
    counts.contacts = [ContactCount(code: "CHVS", direction: .byOthers, count: .random(in: 0...4, using: &random))]
    counts.seniors = .random(in: 1...2, using: &random)
    counts.travelPercent = [100, 120].randomElement(using: &random) ?? 100
    counts.own.home = .random(in: 0...9, using: &random)
    counts.withoutTier = .random(in: 0...1, using: &random)
    return counts
  }

  @Test("is the same by itself as among many, and says the counts again")
  func fewAndMany() throws {
    var random = SeededRandom(seed: 26)
    let (few, many) = (HoursText(pack), HoursText(pack, many: true))
    for _ in 0..<300 {
      let counts = counts(&random)
      let text = many.text(counts)
      #expect(few.text(counts) == text)
      #expect(try many.text(few.counts(text)) == text)
    }
  }
}
