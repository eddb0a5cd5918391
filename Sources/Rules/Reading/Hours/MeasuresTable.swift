/// `measures.yaml`: the measures that are shown, and which leads.
extension Measures {
  init?(_ file: RuleEntry) {
    func kind(_ name: String?, at key: String, of entry: RuleEntry) -> Kind? {
      guard let name else { return nil }
      let kind = Kind(rawValue: name)
      if kind == nil {
        entry.fault(key, "is \"\(name)\"; known are \(Kind.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      return kind
    }
    let headline = kind(file.text("headline"), at: "headline", of: file)
    var unique = Uniqueness(of: "measure")
    var all: [Measure] = []
    for entry in file.entries("measures") {
      let id = entry.text("id")
      let label = entry.text("label")
      let unit = entry.text("unit")
      entry.refuseOtherKeys()
      unique.check(id, at: "id", of: entry)
      guard let kind = kind(id, at: "id", of: entry), let label, let unit else { continue }
      all.append(Measure(kind: kind, label: label, unit: unit))
    }
    if let headline, !all.isEmpty, !all.contains(where: { $0.kind == headline }) {
      file.fault("headline", "is no measure of the list")
    }
    guard let headline else { return nil }
    self.init(headline: headline, all: all)
  }
}
