/// `supervision.yaml`: custodial sentences, the order in which types count, and the cohorts of post-sentence supervision.
extension SupervisionRules {
  /// - Parameter caseTypes: empty when that table could not be read; the names of types then go unchecked.
  init?(_ file: RuleEntry, caseTypes: [String]) {
    let custodial = file.texts("custodialSentences")
    let precedence = file.texts("precedence")
    if let precedence, !caseTypes.isEmpty {
      for (index, type) in precedence.enumerated() where !caseTypes.contains(type.text) {
        file.fault("precedence", item: index, line: type.line, "\"\(type.text)\" is no case type of case-types.yaml")
      }
      for type in caseTypes where !precedence.contains(where: { $0.text == type }) {
        file.fault("precedence", "leaves out \"\(type)\"")
      }
    }
    let cohorts = file.optionalEntries("postSentenceSupervision").compactMap(PostSentenceCohort.init)
    let target = file.whole("allocationTargetDays", in: 0...365)
    guard let custodial, let precedence, let target else { return nil }
    self.init(
      custodialSentences: custodial.map(\.text), precedence: precedence.map(\.text), cohorts: cohorts,
      allocationTargetDays: target)
  }
}

extension PostSentenceCohort {
  fileprivate init?(_ entry: RuleEntry) {
    let from = entry.date("offencesFrom")
    let age = entry.whole("minimumAge", in: 0...120)
    let least = entry.whole("leastDays", in: 0...36_500)
    let most = entry.whole("mostDays", in: 0...36_500)
    let days = entry.whole("endsDaysAfterRelease", in: 1...36_500)
    entry.refuseOtherKeys()
    if let least, let most, most < least { entry.fault("mostDays", "must not be below leastDays, \(least)") }
    guard let from, let age, let least, let most, let days else { return nil }
    self.init(offencesFrom: from, minimumAge: age, leastDays: least, mostDays: most, endsDaysAfterRelease: days)
  }
}
