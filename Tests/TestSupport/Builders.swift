public import Caseload
public import Rules
public import Workload

extension RulePack {
  /// Cases by `location tier`, for instance `["community B2": 6]`.
  public func cases(_ counts: [String: Int]) -> TierCounts {
    var grid = noCases
    for (name, count) in counts {
      let parts = name.split(separator: " ").map(String.init)
      guard let location = locations.firstIndex(where: { $0.id == parts[0] }),
        let tier = tiers.firstIndex(where: { $0.id == parts[1] })
      else {
        preconditionFailure("no location and tier “\(name)” in the rule pack")
      }
      grid[location, tier] = count
    }
    return grid
  }

  /// A post of a full-time probation officer, with what a test says of it.
  public func post(
    grade: String = "NPSM", held: [String: Int]? = nil, active: [String: Int] = [:], t2a: [String: Int] = [:],
    reports: CourtReports = CourtReports(), contacts: [ContactCount] = [], contracted: String? = "37",
    reductions: [HoursReduction] = [],
    faults: [NotComputable] = []
  ) -> PostInputs {
    PostInputs(
      rawGrade: grade, held: cases(held ?? active), active: cases(active), t2a: cases(t2a), reports: reports,
      contacts: contacts,
      hours: PostHours(contracted: contracted.flatMap { WeeklyHours($0) }, reductions: reductions), faults: faults)
  }
}

/// A small generator with a seed, so that a failing random case can be run again.
public struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  /// SplitMix64 (Steele, Lea and Flood, 2014).
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension RulePack {
  /// A random post: any mix of cases, reports, contacts, hours and reductions, now and then one that is not computable.
  public func randomPost(using random: inout SeededRandom) -> PostInputs {
    func grid(_ random: inout SeededRandom, upTo most: Int) -> TierCounts {
      var counts = noCases
      for cell in counts.cells.indices where Int.random(in: 0..<4, using: &random) == 0 {
        counts[cell] = Int.random(in: 0...most, using: &random)
      }
      return counts
    }
    let grades = ["NPSM", "NPSQ", "NPSP", "NPSC", " ", "XXXX"]
    var inputs = PostInputs(
      rawGrade: grades.randomElement(using: &random) ?? "NPSM", held: grid(&random, upTo: 12),
      active: grid(&random, upTo: 12),
      t2a: grid(&random, upTo: 2))
    inputs.reports = CourtReports(
      standardLast30: Int.random(in: 0...3, using: &random), standardDueNext30: Int.random(in: 0...3, using: &random),
      fastLast30: Int.random(in: 0...4, using: &random), oral: Int.random(in: 0...2, using: &random))
    inputs.contacts = (0..<Int.random(in: 0...4, using: &random)).map { _ in
      ContactCount(
        code: contacts.types.randomElement(using: &random)?.code ?? "CMS01",
        direction: Bool.random(using: &random) ? .forOthers : .byOthers, count: Int.random(in: 1...5, using: &random))
    }
    if Bool.random(using: &random) {
      inputs.hours.contracted = WeeklyHours(hundredths: Int.random(in: 0...4_000, using: &random))
    }
    if Bool.random(using: &random) {
      inputs.hours.reductions = [
        HoursReduction(
          reason: reductionReasons.randomElement(using: &random)?.id ?? "other",
          hours: WeeklyHours(hundredths: Int.random(in: 0...2_000, using: &random)))
      ]
    }
    return inputs
  }
}
