/// `organisation.yaml`: the levels from the widest down, and the one unit at the widest.
struct OrganisationTable {
  let levels: [OrganisationLevel]
  let nation: NamedCode

  init?(_ file: RuleEntry) {
    var ids = Uniqueness(of: "level")
    var levels: [OrganisationLevel] = []
    for entry in file.entries("levels") {
      let id = entry.text("id")
      let label = entry.text("label")
      let plural = entry.text("plural")
      let short = entry.text("short")
      entry.refuseOtherKeys()
      ids.check(id, at: "id", of: entry)
      guard let id, let label, let plural, let short else { continue }
      levels.append(OrganisationLevel(id: id, label: label, plural: plural, short: short))
    }
    guard let nation = file.entry("nation") else { return nil }
    let code = nation.text("code")
    let name = nation.text("name")
    nation.refuseOtherKeys()
    guard let code, let name else { return nil }
    self.levels = levels
    self.nation = NamedCode(code: code, name: name)
  }
}
