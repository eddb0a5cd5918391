/// `locations.yaml`: where people on probation are supervised, and how the extract writes it.
struct LocationTable {
  private(set) var locations: [CaseLocation] = []
  /// The identifiers of all locations in their order; nil when one of them could not be read.
  private(set) var ids: [String]? = []

  init(_ file: RuleEntry) {
    var ids = Uniqueness(of: "location")
    var prefixes = Uniqueness(of: "column prefix")
    var names = Uniqueness(of: "row name")
    for entry in file.entries("locations") {
      let id = entry.text("id")
      let label = entry.text("label")
      let prefix = entry.lowercaseText("columnPrefix")
      let rowNames = entry.texts("rowNames") ?? []
      entry.refuseOtherKeys()
      ids.check(id, at: "id", of: entry)
      prefixes.check(prefix, at: "columnPrefix", of: entry)
      for (index, name) in rowNames.enumerated() {
        if let objection = names.objection(to: name.text, line: name.line) {
          entry.fault("rowNames", item: index, line: name.line, objection)
        }
        if name.text != name.text.uppercased() {
          entry.fault("rowNames", item: index, line: name.line, "must be in upper case")
        }
      }
      let isColumnOfTiers = id == "tier"
      if isColumnOfTiers { entry.fault("id", "must not be \"tier\": the points tables use that word") }
      if let id, !isColumnOfTiers { self.ids?.append(id) } else { self.ids = nil }
      guard let id, let label, let prefix else { continue }
      locations.append(CaseLocation(id: id, label: label, columnPrefix: prefix, rowNames: rowNames.map(\.text)))
    }
  }
}
