import Caseload

/// `time-use.yaml`: shares of the week that are not available for cases, and how absences count.
extension TimeUseRules {
  /// - Parameter levels: identifiers of the pack's organisation levels; empty when that table could not be read.
  init?(_ file: RuleEntry, levels: [String]) {
    var shares: [Shares] = []
    for entry in file.entries("shares") {
      guard let read = Shares(entry) else { continue }
      if let last = shares.last, read.from <= last.from { entry.fault("from", "must be after \(last.from.iso)") }
      shares.append(read)
    }
    var allowed: Set<AssumedShare> = []
    for (index, name) in (file.texts("localAllowed", mayBeEmpty: true) ?? []).enumerated() {
      if let share = AssumedShare(rawValue: name.text) {
        allowed.insert(share)
      } else {
        file.fault("localAllowed", item: index, line: name.line, "\"\(name.text)\" is no assumed share")
      }
    }
    let local = file.optionalEntries("local").compactMap { Local($0, levels: levels, allowed: allowed) }
    guard let times = file.entry("supervision"), let away = file.entry("absences") else { return nil }
    let hours = times.hours("hours", upTo: 37)
    let floor = times.hours("floor", upTo: 37)
    times.refuseOtherKeys()
    if let hours, let floor, floor > hours { times.fault("floor", "must not be above hours, \(hours.text)") }
    let absences = Absences(away)
    guard let hours, let floor, let absences else { return nil }
    self.init(shares: shares, local: local, supervision: hours, supervisionFloor: floor, absences: absences)
  }
}

extension TimeUseRules.Shares {
  fileprivate init?(_ entry: RuleEntry) {
    let from = entry.date("from")
    let nonEffective = entry.whole("nonEffectivePercent", in: 0...90)
    let nonAttributable = entry.whole("nonAttributablePercent", in: 0...90)
    let combination = entry.text("combination")
    entry.refuseOtherKeys()
    if let nonEffective, let nonAttributable, nonEffective + nonAttributable > 99 {
      entry.fault("nonAttributablePercent", "leaves no time: the two come to \(nonEffective + nonAttributable) percent")
    }
    guard let from, let nonEffective, let nonAttributable, let combination else { return nil }
    guard let way = TimeUseRules.Combination(rawValue: combination) else {
      entry.fault("combination", "is \"\(combination)\"; known are multiplicative, additive")
      return nil
    }
    self.init(from: from, nonEffective: nonEffective, nonAttributable: nonAttributable, combination: way)
  }
}

extension TimeUseRules.Local {
  fileprivate init?(_ entry: RuleEntry, levels: [String], allowed: Set<AssumedShare>) {
    let level = entry.text("level")
    let unit = entry.text("unit")
    let from = entry.date("from")
    let nonEffective = entry.optionalWhole("nonEffectivePercent", in: 0...49)
    let nonAttributable = entry.optionalWhole("nonAttributablePercent", in: 0...49)
    let source = entry.text("source")
    entry.refuseOtherKeys()
    if let level, !levels.isEmpty, !levels.contains(level) {
      entry.fault("level", "\"\(level)\" is no level of organisation.yaml")
    }
    if nonEffective != nil, !allowed.contains(.nonEffective) {
      entry.fault("nonEffectivePercent", "is not among localAllowed")
    }
    if nonAttributable != nil, !allowed.contains(.nonAttributable) {
      entry.fault("nonAttributablePercent", "is not among localAllowed")
    }
    guard let level, let unit, let from, let source else { return nil }
    self.init(
      level: level, unit: unit, from: from, nonEffective: nonEffective, nonAttributable: nonAttributable,
      source: source)
  }
}

extension TimeUseRules.Absences {
  fileprivate init?(_ entry: RuleEntry) {
    let long = entry.whole("longAfterDays", in: 1...365)
    let cover = entry.whole("coverAfterDays", in: 0...365)
    let always = entry.texts("always", mayBeEmpty: true)
    entry.refuseOtherKeys()
    guard let long, let cover, let always else { return nil }
    self.init(longAfterDays: long, coverAfterDays: cover, always: always.map(\.text))
  }
}
