import Caseload

/// `tier-single-axis.yaml`: the tables of the single-axis model.
extension SingleAxisTables {
  init?(_ file: RuleEntry) {
    let versions = file.codes("predictorVersions")
    let reoffending = file.entry("reoffending").flatMap(Matrix.init)
    let sexual = file.entry("sexualReoffending").flatMap(SexualBands.init)
    let mappaRosh = file.entry("mappaAndRosh").flatMap(MAPPARosh.init)
    let lifer = file.entry("lifer")
    let releases = lifer.map(Self.releases)
    let earlier = lifer?.singleAxisTier("earlier")
    lifer?.refuseOtherKeys()
    let domesticAbuse = file.singleAxisTier("domesticAbuse")
    let stalking = file.singleAxisTier("stalking")
    let childProtection = file.singleAxisTier("childProtection")
    let sexualOffence = file.singleAxisTier("sexualOffence")
    guard let reoffending, let sexual, let mappaRosh, let releases, let earlier, let domesticAbuse, let stalking,
      let childProtection, let sexualOffence
    else { return nil }
    self.init(
      reoffending: reoffending, sexual: sexual, mappaRosh: mappaRosh, lifer: releases, liferLater: earlier,
      domesticAbuse: domesticAbuse, stalking: stalking, childProtection: childProtection,
      sexualOffence: sexualOffence, predictorVersions: versions)
  }

  private static func releases(_ lifer: RuleEntry) -> [Release] {
    var releases: [Release] = []
    for entry in lifer.entries("released") {
      let years = entry.whole("withinYears", in: 1...100)
      let tier = entry.singleAxisTier("tier")
      entry.refuseOtherKeys()
      if let years, let last = releases.last, years <= last.withinYears {
        entry.fault("withinYears", "must be above the one before, \(last.withinYears)")
      }
      if let years, let tier { releases.append(Release(withinYears: years, tier: tier)) }
    }
    return releases
  }
}

extension SingleAxisTables.Matrix {
  init?(_ entry: RuleEntry) {
    let all = entry.fallingScores("all")
    var serious: [(bound: RiskScore, entry: RuleEntry)] = []
    var tiers: [SingleAxisTier] = []
    var isWhole = true
    for row in entry.entries("rows") {
      let bound = row.score("serious")
      let letters = row.texts("tiers")
      row.refuseOtherKeys()
      if let bound, let last = serious.last, bound >= last.bound {
        row.fault("serious", "must be below the row before, \(last.bound.text)")
      }
      if let bound { serious.append((bound, row)) }
      if let all, let letters, letters.count != all.count {
        row.fault("tiers", "holds \(letters.count) tiers for \(all.count) columns")
      }
      for (index, letter) in (letters ?? []).enumerated() {
        if let tier = SingleAxisTier(letter: letter.text) {
          tiers.append(tier)
        } else {
          row.fault("tiers", item: index, line: letter.line, "is \"\(letter.text)\"; tiers are A to G")
        }
      }
      isWhole = isWhole && bound != nil && letters != nil
    }
    entry.refuseOtherKeys()
    if isWhole, let last = serious.last, last.bound != .zero {
      last.entry.fault("serious", "must be 0, the lowest bound")
    }
    // A table with a hole has its fault by now; the matrix itself must be whole.
    guard let all, isWhole, !tiers.isEmpty, tiers.count == all.count * serious.count else { return nil }
    self.init(all: all, serious: serious.map(\.bound), tiers: tiers)
  }
}

extension SingleAxisTables.SexualBands {
  init?(_ entry: RuleEntry) {
    let bands = entry.entry("bands")
    let veryHigh = bands?.singleAxisTier("very-high")
    let high = bands?.singleAxisTier("high")
    let low = bands?.singleAxisTier("low")
    bands?.refuseOtherKeys()
    var medium: [Limit] = []
    for row in entry.entries("medium") {
      let from = row.score("from")
      let tier = row.singleAxisTier("tier")
      row.refuseOtherKeys()
      if let from, let last = medium.last, from >= last.from {
        row.fault("from", "must be below the one before, \(last.from.text)")
      }
      if let from, let tier { medium.append(Limit(from: from, tier: tier)) }
    }
    entry.refuseOtherKeys()
    guard let veryHigh, let high, let low, !medium.isEmpty else { return nil }
    self.init(veryHigh: veryHigh, high: high, low: low, medium: medium)
  }
}

extension SingleAxisTables.MAPPARosh {
  init?(_ entry: RuleEntry) {
    let with = entry.entry("withMappa").map(Self.column)
    let without = entry.entry("withoutMappa").map(Self.column)
    entry.refuseOtherKeys()
    guard let with, let without else { return nil }
    self.init(
      withMAPPA: with.levels, withoutMAPPA: without.levels, unrecordedWithMAPPA: with.unrecorded,
      unrecordedWithoutMAPPA: without.unrecorded)
  }

  private static func column(
    _ entry: RuleEntry
  ) -> (levels: [RiskOfSeriousHarm: SingleAxisTier], unrecorded: SingleAxisTier?) {
    var levels: [RiskOfSeriousHarm: SingleAxisTier] = [:]
    for level in RiskOfSeriousHarm.allCases where entry.has(level.id) { levels[level] = entry.singleAxisTier(level.id) }
    let unrecorded = entry.has("not-recorded") ? entry.singleAxisTier("not-recorded") : nil
    entry.refuseOtherKeys()
    return (levels, unrecorded)
  }
}
