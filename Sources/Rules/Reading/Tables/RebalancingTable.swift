/// `rebalancing.yaml`: moves of cases between practitioners, as plans propose them.
extension RebalancingRules {
  /// - Parameter kinds: identifiers of the kinds of work.
  init?(_ file: RuleEntry, kinds: [String]) {
    let receivers = file.entry("receivers").flatMap(Receivers.init)
    let pins = file.entry("pins").flatMap { Pins($0, kinds: kinds) }
    let handover = file.entry("handover").flatMap(Handover.init)
    var last = -1
    let load = file.entries("load").compactMap { entry -> LoadStep? in
      let percent = entry.whole("percent", in: 0...1_000)
      let point = entry.whole("eachPoint", in: 0...100_000)
      entry.refuseOtherKeys()
      guard let percent, let point else { return nil }
      if percent <= last { entry.fault("percent", "is not above the line before it; the lines go up") }
      last = percent
      return LoadStep(percent: percent, eachPoint: point)
    }
    let overLimit = file.whole("overLimit", in: 0...10_000_000)
    let overShare = file.whole("overShare", in: 0...10_000_000)
    let highRisk = file.whole("highRiskPercent", in: 0...100)
    let sexualOffence = file.whole("sexualOffencePercent", in: 0...100)
    let proposal = file.entry("proposal").flatMap(Proposal.init)
    guard let receivers, let pins, let handover, let overLimit, let overShare, let highRisk, let sexualOffence,
      let proposal
    else { return nil }
    self.init(
      receivers: receivers, pins: pins, handover: handover, load: load, overLimit: overLimit, overShare: overShare,
      highRiskPercent: highRisk, sexualOffencePercent: sexualOffence, proposal: proposal)
  }
}

extension RebalancingRules.Receivers {
  fileprivate init?(_ entry: RuleEntry) {
    let most = entry.whole("mostMoves", in: 0...100)
    let days = entry.whole("withinDays", in: 1...366)
    entry.refuseOtherKeys()
    guard let most, let days else { return nil }
    self.init(mostMoves: most, withinDays: days)
  }
}

extension RebalancingRules.Pins {
  fileprivate init?(_ entry: RuleEntry, kinds: [String]) {
    let start = entry.whole("afterStart", in: 0...366)
    let release = entry.whole("beforeRelease", in: 0...366)
    let end = entry.whole("beforeEnd", in: 0...366)
    let work = entry.texts("openWork", mayBeEmpty: true)
    entry.refuseOtherKeys()
    for (index, kind) in (work ?? []).enumerated() where !kinds.contains(kind.text) {
      entry.fault("openWork", item: index, line: kind.line, "is \"\(kind.text)\", which is no kind of work-kinds.yaml")
    }
    guard let start, let release, let end, let work else { return nil }
    self.init(afterStart: start, beforeRelease: release, beforeEnd: end, openWork: work.map(\.text))
  }
}

extension RebalancingRules.Handover {
  fileprivate init?(_ entry: RuleEntry) {
    func cost(_ key: String) -> Int? { entry.whole(key, in: 0...1_000_000) }
    let (leave, month, highRisk) = (cost("leave"), cost("eachMonth"), cost("highRisk"))
    let (nearEnd, otherTeam) = (cost("nearEnd"), cost("otherTeam"))
    let months = entry.whole("mostMonths", in: 0...600)
    let days = entry.whole("nearEndDays", in: 0...366)
    entry.refuseOtherKeys()
    guard let leave, let month, let highRisk, let nearEnd, let otherTeam, let months, let days else { return nil }
    self.init(
      leave: leave, eachMonth: month, mostMonths: months, highRisk: highRisk, nearEnd: nearEnd, nearEndDays: days,
      otherTeam: otherTeam)
  }
}

extension RebalancingRules.Proposal {
  fileprivate init?(_ entry: RuleEntry) {
    let moves = entry.whole("moves", in: 1...20)
    let rounds = entry.whole("rounds", in: 0...1_000)
    entry.refuseOtherKeys()
    guard let moves, let rounds else { return nil }
    self.init(moves: moves, rounds: rounds)
  }
}
