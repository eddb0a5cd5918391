/// `concerns.yaml`: who answers a concern, by when, and with what.
extension ConcernRules {
  init?(_ file: RuleEntry, roles: [String]) {
    let days = file.whole("answerDays", in: 1...60)
    let levels = file.texts("levels")
    for (index, level) in (levels ?? []).enumerated() where !roles.contains(level.text) {
      file.fault("levels", item: index, line: level.line, "is \"\(level.text)\", which is no role of access.yaml")
    }
    var ids = Uniqueness(of: "id")
    let remedies = file.entries("remedies").compactMap { entry -> Remedy? in
      let id = entry.text("id")
      let label = entry.text("label")
      let name = entry.text("meaning")
      entry.refuseOtherKeys()
      ids.check(id, at: "id", of: entry)
      if id == Self.noAction { entry.fault("id", "is \"\(Self.noAction)\", which stands for no remedy") }
      let meaning = name.flatMap(Meaning.init)
      if let name, meaning == nil {
        let known = Meaning.allCases.map(\.rawValue).joined(separator: ", ")
        entry.fault("meaning", "is \"\(name)\"; known are \(known)")
      }
      guard let id, let label, let meaning else { return nil }
      return Remedy(id: id, meaning: meaning, label: label)
    }
    guard let days, let levels else { return nil }
    self.init(answerDays: days, levels: levels.map(\.text), remedies: remedies)
  }
}
