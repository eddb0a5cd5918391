/// `programs.yaml`: how programs ask.
extension ProgramRules {
  init?(_ file: RuleEntry) {
    let usual = file.whole("usualTokenDays", in: 1...3_660)
    let longest = file.whole("longestTokenDays", in: 1...3_660)
    let kept = file.whole("keptAnswerHours", in: 1...720)
    let madeUp = file.entry("madeUpTokens").flatMap(MadeUpTokens.init)
    guard let usual, let longest, let kept, let madeUp else { return nil }
    if usual > longest { file.fault("usualTokenDays", "is more than the days for which a token is good at most") }
    self.init(usualTokenDays: usual, longestTokenDays: longest, keptAnswerHours: kept, madeUpTokens: madeUp)
  }
}

extension ProgramRules.MadeUpTokens {
  fileprivate init?(_ entry: RuleEntry) {
    let perSource = entry.whole("perSource", in: 1...1_000)
    let inAll = entry.whole("inAll", in: 1...10_000)
    entry.refuseOtherKeys()
    guard let perSource, let inAll else { return nil }
    if perSource > inAll { entry.fault("perSource", "is more than over all addresses") }
    self.init(perSource: perSource, inAll: inAll)
  }
}

/// `records.yaml`: what a record may hold.
extension RecordRules {
  init?(_ file: RuleEntry) {
    // A week has 168 hours; the format keeps up to 100.
    guard let most = file.whole("mostWeeklyHours", in: 1...100) else { return nil }
    self.init(mostWeeklyHours: most)
  }
}
