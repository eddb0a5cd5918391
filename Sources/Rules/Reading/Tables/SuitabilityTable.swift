/// `suitability.yaml`: who may take a case, who may decide otherwise, and what gives points.
extension SuitabilityRules {
  /// - Parameters:
  ///   - grades: identifiers of the pack's grades; empty when that table could not be read.
  ///   - registers: codes of registrations; empty when that table could not be read.
  init?(_ file: RuleEntry, grades: [String], registers: [String]) {
    var ids = Uniqueness(of: "id")
    let entries = file.isEmptyList("needs") ? [] : file.entries("needs")
    let needs = entries.compactMap { entry -> Need? in
      let need = Need(entry, grades: grades, registers: registers)
      ids.check(need?.id, at: "id", of: entry)
      return need
    }
    let clearances = file.texts("clearances", mayBeEmpty: true)
    let overrides = Self.overrides(file)
    let days = file.entry("days").flatMap(Days.init)
    let points = file.entry("points").flatMap { SuitabilityPoints($0) }
    // Packs that were kept before there were the lists do not have them.
    let standing = file.has("standing") ? file.entry("standing").flatMap(Standing.init) : Standing.none
    guard let clearances, let overrides, let days, let points, let standing else { return nil }
    self.init(
      needs: needs, clearances: clearances.map(\.text), overrides: overrides, days: days, points: points,
      standing: standing)
  }

  /// Every rule once: one that is left out would be nobody's to decide, without anybody having said so.
  private static func overrides(_ file: RuleEntry) -> [HardRule: Override]? {
    guard let entry = file.entry("overrides") else { return nil }
    var found: [HardRule: Override] = [:]
    for who in Override.allCases {
      for (index, name) in (entry.texts(who.rawValue, mayBeEmpty: true) ?? []).enumerated() {
        guard let rule = HardRule(rawValue: name.text) else {
          let known = HardRule.allCases.map(\.rawValue).joined(separator: ", ")
          entry.fault(
            who.rawValue, item: index, line: name.line, "\"\(name.text)\" is no rule; rules are \(known)")
          continue
        }
        if found.updateValue(who, forKey: rule) != nil {
          entry.fault(who.rawValue, item: index, line: name.line, "\"\(name.text)\" stands here twice")
        }
      }
    }
    entry.refuseOtherKeys()
    for rule in HardRule.allCases where found[rule] == nil {
      file.fault("overrides", "leaves out \"\(rule.rawValue)\"")
    }
    return found
  }
}

extension SuitabilityRules.Need {
  fileprivate init?(_ entry: RuleEntry, grades: [String], registers known: [String]) {
    func texts(_ key: String) -> [String] { entry.has(key) ? (entry.texts(key) ?? []).map(\.text) : [] }
    let id = entry.text("id")
    let label = entry.text("label")
    let registers = texts("registers")
    for (index, code) in registers.enumerated() where !known.isEmpty && !known.contains(code) {
      entry.fault("registers", item: index, line: nil, "\"\(code)\" is no registration of register-types.yaml")
    }
    let levels = entry.has("mappaLevels") ? entry.wholes("mappaLevels", in: 1...3) ?? [] : []
    let sexualOffence = entry.optionalFlag("sexualOffence")
    let courses = texts("courses")
    let clearances = texts("clearances")
    let notAlone = texts("notAlone")
    for (index, grade) in notAlone.enumerated() where !grades.isEmpty && !grades.contains(grade) {
      entry.fault("notAlone", item: index, line: nil, "\"\(grade)\" is no grade of grades.yaml")
    }
    entry.refuseOtherKeys()
    if registers.isEmpty, levels.isEmpty, !sexualOffence {
      entry.fault("id", "has no condition: give registers, mappaLevels or sexualOffence")
    }
    guard let id, let label else { return nil }
    self.init(
      id: id, label: label, registers: registers, mappaLevels: levels, sexualOffence: sexualOffence, courses: courses,
      clearances: clearances, notAlone: notAlone)
  }
}

extension SuitabilityRules.Days {
  fileprivate init?(_ entry: RuleEntry) {
    let back = entry.whole("backWithin", in: 0...365)
    let ahead = entry.whole("awayAhead", in: 0...365)
    let least = entry.whole("awayAtLeast", in: 1...365)
    let ends = entry.whole("postEnds", in: 0...3_660)
    let escalate = entry.whole("escalateAfter", in: 0...365)
    // Packs that were kept before there was the mark do not have it.
    let notForNow = entry.has("notForNowAtMost") ? entry.whole("notForNowAtMost", in: 0...365) : 0
    entry.refuseOtherKeys()
    guard let back, let ahead, let least, let ends, let escalate, let notForNow else { return nil }
    self.init(
      backWithin: back, awayAhead: ahead, awayAtLeast: least, postEnds: ends, escalateAfter: escalate,
      notForNowAtMost: notForNow)
  }
}

extension SuitabilityRules.Standing {
  fileprivate init?(_ entry: RuleEntry) {
    let listed = entry.whole("changesListed", in: 1...100)
    let within = entry.whole("changesWithin", in: 1...3_660)
    let same = entry.wholes("sameAfter", in: 1...3_660)
    let heavy = entry.whole("heavyMonths", in: 1...120)
    let back = entry.whole("monthsBack", in: 1...120)
    entry.refuseOtherKeys()
    guard let listed, let within, let same, let heavy, let back else { return nil }
    self.init(changesListed: listed, changesWithin: within, sameAfter: same, heavyMonths: heavy, monthsBack: back)
  }
}

extension SuitabilityPoints {
  /// The table under `points`. What gives is 0 or more, what takes is 0 or less.
  fileprivate init?(_ entry: RuleEntry) {
    let (gives, takes) = (0...1_000, -1_000...0)
    var room: Room?
    if let part = entry.entry("room") {
      let most = part.whole("most", in: gives)
      let percent = part.whole("allUpToPercent", in: 0...1_000)
      part.refuseOtherKeys()
      room = most.flatMap { most in percent.map { Room(most: most, allUpToPercent: $0) } }
    }
    let experience = Each(entry, "experience", in: gives)
    let week = Each(entry, "recentWeek", in: takes)
    let month = Each(entry, "recentMonth", in: takes)
    let team = entry.whole("sameTeam", in: gives)
    let held = entry.whole("heldBefore", in: gives)
    let mix = entry.whole("heavyMix", in: takes)
    let place = entry.whole("lastPlace", in: takes)
    let away = entry.whole("awayAhead", in: takes)
    let ends = entry.whole("postEnds", in: takes)
    entry.refuseOtherKeys()
    guard let room, let experience, let week, let month, let team, let held, let mix, let place, let away, let ends
    else { return nil }
    self.init(
      room: room, sameTeam: team, heldBefore: held, experience: experience, recentWeek: week, recentMonth: month,
      heavyMix: mix, lastPlace: place, awayAhead: away, postEnds: ends)
  }
}

extension SuitabilityPoints.Each {
  fileprivate init?(_ entry: RuleEntry, _ key: String, in range: ClosedRange<Int>) {
    guard let part = entry.entry(key) else { return nil }
    let each = part.whole("each", in: range)
    let most = part.whole("most", in: range)
    part.refuseOtherKeys()
    guard let each, let most else { return nil }
    self.init(each: each, most: most)
  }
}
