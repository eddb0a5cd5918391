import Caseload

// Numbers, tiers, places, intakes and targets of a scenario.
extension RuleEntry {
  private static let distributions = ["value", "triangular", "beta", "lognormal", "normal"]

  /// A number of the model: exactly one way of giving it, its unit and its source.
  func planParameter(id: String, unit: PlanUnit, range: ClosedRange<Double>) -> PlanParameter? {
    let distribution = planDistribution(in: range)
    let given = text("unit")
    let source = text("source")
    if let given, given != unit.rawValue {
      let isKnown = PlanUnit(rawValue: given) != nil
      fault("unit", "is \"\(given)\"\(isKnown ? "" : ", which is no unit"); here it must be \"\(unit.rawValue)\"")
      return nil
    }
    guard let distribution, given != nil, let source else { return nil }
    return PlanParameter(id: id, distribution: distribution, unit: unit, source: source)
  }

  private func planDistribution(in range: ClosedRange<Double>) -> PlanDistribution? {
    let given = Self.distributions.filter(has)
    guard given.count == 1 else {
      let all = Self.distributions.joined(separator: ", ")
      fault(
        given.first ?? "value", given.isEmpty ? "is missing; give one of \(all)" : "stands beside another of \(all)")
      return nil
    }
    switch given[0] {
    case "value": return number("value", in: range).map { .fixed($0) }
    case "triangular":
      guard let ends = numbers("triangular", count: 3, in: range) else { return nil }
      guard ends[0] <= ends[1], ends[1] <= ends[2], ends[0] < ends[2] else {
        fault("triangular", "must be lowest, likeliest and highest value in this order")
        return nil
      }
      return .triangular(low: ends[0], mode: ends[1], high: ends[2])
    case "beta":
      guard let counts = numbers("beta", count: 2, in: 0.5...1_000_000) else { return nil }
      guard range.lowerBound <= 0, range.upperBound >= 0.5, range.upperBound <= 1 else {
        fault("beta", "gives a share from 0 to 1, which this is not")
        return nil
      }
      return .beta(a: counts[0], b: counts[1])
    case "lognormal":
      guard let pair = numbers("lognormal", count: 2, in: 0...1_000_000_000) else { return nil }
      guard range.contains(pair[0]), pair[0] > 0, pair[1] > 0, pair[1] <= 2 else {
        fault("lognormal", "must be a mean within bounds and a spread above 0 and up to 2")
        return nil
      }
      return .lognormal(mean: pair[0], spread: pair[1])
    default:
      guard let pair = numbers("normal", count: 2, in: -1_000_000_000...1_000_000_000) else { return nil }
      guard range.contains(pair[0]), pair[1] > 0 else {
        fault("normal", "must be a mean within bounds and a standard deviation above 0")
        return nil
      }
      return .normal(mean: pair[0], deviation: pair[1])
    }
  }

  func planTiers() -> [PlanTier] {
    var unique = Uniqueness(of: "tier")
    return entries("tiers").compactMap { entry in
      let tier = entry.text("tier")
      let share = entry.number("share", in: 0...1)
      let isForQualified = entry.optionalFlag("qualified-only")
      let hours = entry.entry("hours").flatMap { hours in
        defer { hours.refuseOtherKeys() }
        return hours.planParameter(id: "hours.\(tier ?? "")", unit: .hoursAMonth, range: 0...200)
      }
      unique.check(tier, at: "tier", of: entry)
      entry.refuseOtherKeys()
      guard let tier, let share, let hours else { return nil }
      return PlanTier(tier: tier, share: share, hours: hours, isForQualified: isForQualified)
    }
  }

  func planPlaces() -> [PlanPlace] {
    var unique = Uniqueness(of: "place")
    return entries("places").compactMap { entry in
      let name = entry.text("place")
      let people = entry.number("people", in: 0...1)
      let staff = entry.number("staff", in: 0.000_001...1)
      let source = entry.text("source")
      unique.check(name, at: "place", of: entry)
      entry.refuseOtherKeys()
      guard let name, let people, let staff, let source else { return nil }
      return PlanPlace(name: name, people: people, staff: staff, source: source)
    }
  }

  func planCohorts() -> [PlanCohort] {
    entries("cohorts").compactMap { entry in
      let on = entry.date("on")
      let people = entry.number("people", in: 0...100_000)
      let source = entry.text("source")
      entry.refuseOtherKeys()
      guard let on, let people, let source else { return nil }
      return PlanCohort(on: on, people: people, source: source)
    }
  }

  func planTargets() -> [PlanTarget] {
    entries("targets").compactMap { entry in
      let name = entry.text("name")
      let measure = entry.text("measure")
      let base = entry.number("base", in: 0.000_001...1_000_000_000)
      let reduction = entry.number("reduction", in: -1...1)
      let from = entry.date("from")
      let until = entry.date("until")
      let source = entry.text("source")
      entry.refuseOtherKeys()
      if let from, let until, from > until { entry.fault("until", "lies before from") }
      guard let name, let measure, let base, let reduction, let from, let until, let source else { return nil }
      return PlanTarget(
        name: name, measure: measure, base: base, reduction: reduction, from: from, until: until, source: source)
    }
  }
}
