/// `retention.yaml`: how long each kind of record is kept.
extension RetentionRules {
  init?(_ file: RuleEntry) {
    let review = file.date("review")
    var kinds = Uniqueness(of: "kind")
    var periods: [Period] = []
    for entry in file.entries("periods") {
      let name = entry.text("kind")
      let months = entry.whole("months", in: 1...1_200)
      let source = entry.text("source")
      entry.refuseOtherKeys()
      kinds.check(name, at: "kind", of: entry)
      guard let name else { continue }
      guard let kind = Kind(rawValue: name) else {
        let known = Kind.allCases.map(\.rawValue).joined(separator: ", ")
        entry.fault("kind", "is \"\(name)\"; known are \(known)")
        continue
      }
      if let months, let source { periods.append(Period(kind: kind, months: months, source: source)) }
    }
    guard let review else { return nil }
    self.init(periods: periods, review: review)
  }
}
