/// `disclosures.yaml`: the grounds on which data are shared with partners.
extension DisclosureRules {
  init(_ file: RuleEntry) {
    var ids = Uniqueness(of: "ground")
    var grounds: [Ground] = []
    for entry in file.entries("grounds") {
      let id = entry.text("id")
      let label = entry.text("label")
      entry.refuseOtherKeys()
      ids.check(id, at: "id", of: entry)
      if let id, let label { grounds.append(Ground(id: id, label: label)) }
    }
    self.init(grounds: grounds)
  }
}
