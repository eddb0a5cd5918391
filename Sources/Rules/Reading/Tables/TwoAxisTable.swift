import Caseload

/// `tier-two-axis.yaml` and the like: points and limits of the two-axis model.
extension TwoAxisTables {
  /// Points of one rule; the sum of all rules stays far below what an assessment can hold.
  private static let admitted = 0...999

  init?(_ file: RuleEntry) {
    let protect = file.entry("protect")
    let rsr = protect.map(Self.bands)
    let rosh = protect?.entry("rosh").map { entry in
      Self.points(entry, RiskOfSeriousHarm.allCases.map { ($0.id, $0) })
    }
    let mappa = protect?.entry("mappaLevel").map { entry in
      Self.points(entry, MAPPALevel.allCases.map { ($0.code, $0) })
    }
    let factor = protect?.whole("complexityFactor", in: 0...99)
    let women = protect?.entry("women").flatMap(WomensPoints.init)
    let protectFrom = protect?.entry("levels").flatMap { Self.falling($0, ["A", "B", "C"]) }
    protect?.refuseOtherKeys()

    let change = file.entry("change")
    let divisor = change?.whole("ogrsDivisor", in: 1...100)
    let managed = change?.whole("integratedManagement", in: Self.admitted)
    let changeFrom = change?.entry("levels").flatMap { Self.falling($0, ["three", "two"]) }
    let withoutMandate = change?.whole("withoutMandate", in: 0...3).flatMap { ChangeLevel(rawValue: UInt8($0)) }
    let withoutAssessment = change?.whole("withoutAssessment", in: 0...3).flatMap { ChangeLevel(rawValue: UInt8($0)) }
    change?.refuseOtherKeys()
    let marks = file.flag("marksSuspended")
    guard let rsr, let rosh, let mappa, let factor, let women, let protectFrom, let divisor, let managed,
      let changeFrom, let withoutMandate, let withoutAssessment, let marks
    else { return nil }
    self.init(
      rsr: rsr, rosh: rosh, mappa: mappa, complexityFactor: factor, women: women, protectFrom: protectFrom,
      ogrsDivisor: divisor, integratedManagement: managed, changeFrom: changeFrom, withoutMandate: withoutMandate,
      withoutAssessment: withoutAssessment, marksSuspended: marks)
  }

  private static func bands(_ protect: RuleEntry) -> [ScoreBand] {
    var bands: [ScoreBand] = []
    for entry in protect.entries("rsr") {
      let from = entry.score("from")
      let upTo = entry.optionalScore("upTo")
      let below = entry.optionalScore("below")
      let points = entry.whole("points", in: admitted)
      entry.refuseOtherKeys()
      if upTo != nil, below != nil { entry.fault("below", "stands beside upTo; a band has one end") }
      if let from, let upTo, upTo < from { entry.fault("upTo", "is below the band's start, \(from.text)") }
      if let from, let below, below <= from { entry.fault("below", "must be above the band's start, \(from.text)") }
      if let from, let higher = bands.last {
        if from >= higher.from { entry.fault("from", "must be below the band before, \(higher.from.text)") }
        if let upTo, upTo >= higher.from { entry.fault("upTo", "must be below the band before, \(higher.from.text)") }
        if let below, below > higher.from {
          entry.fault("below", "must not reach into the band before, \(higher.from.text)")
        }
      }
      guard let from, let points else { continue }
      bands.append(ScoreBand(from: from, upTo: upTo, below: below, points: points))
    }
    return bands
  }

  private static func points<Level: Hashable>(_ entry: RuleEntry, _ levels: [(key: String, level: Level)]) -> [Level:
    Int]
  {
    var points: [Level: Int] = [:]
    for each in levels { points[each.level] = entry.optionalWhole(each.key, in: admitted) }
    entry.refuseOtherKeys()
    return points
  }

  /// Fewest points of levels, the highest first, each above the next.
  private static func falling(_ entry: RuleEntry, _ keys: [String]) -> [Int]? {
    let numbers = keys.map { entry.whole($0, in: 0...9999) }
    entry.refuseOtherKeys()
    for (place, key) in keys.enumerated().dropFirst() {
      if let number = numbers[place], let higher = numbers[place - 1], number >= higher {
        entry.fault(key, "must be below \(keys[place - 1]), \(higher)")
      }
    }
    let read = numbers.compactMap { $0 }
    return read.count == keys.count ? read : nil
  }
}

extension TwoAxisTables.WomensPoints {
  init?(_ entry: RuleEntry) {
    let parenting = entry.whole("parenting", in: 0...99)
    let selfControl = entry.whole("selfControl", in: 0...99)
    let enforcement = entry.whole("enforcement", in: 0...99)
    let violence = entry.has("violence") ? entry.entry("violence") : nil
    let violencePoints = violence?.whole("points", in: 0...99)
    let offences = violence?.codes("offences")
    violence?.refuseOtherKeys()
    let custody = entry.has("longCustody") ? entry.entry("longCustody") : nil
    let custodyPoints = custody?.whole("points", in: 0...99)
    let days = custody?.whole("days", in: 1...36600)
    let indeterminate = custody?.codes("indeterminate")
    custody?.refuseOtherKeys()
    entry.refuseOtherKeys()
    guard let parenting, let selfControl, let enforcement else { return nil }
    self.init(
      parenting: parenting, selfControl: selfControl, enforcement: enforcement, violence: violencePoints ?? 0,
      longCustody: custodyPoints ?? 0, longCustodyDays: days ?? 0, violentOffences: offences ?? [],
      indeterminateOutcomes: indeterminate ?? [])
  }
}
