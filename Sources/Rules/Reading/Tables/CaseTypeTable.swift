/// `case-types.yaml`: the kinds of case and the location at which each is counted.
struct CaseTypeTable {
  private(set) var types: [CaseType] = []

  /// - Parameter locations: nil when that table could not be read; the names of locations then go unchecked.
  init(_ file: RuleEntry, locations: [String]?) {
    var unique = Uniqueness(of: "case type")
    for entry in file.entries("caseTypes") {
      let id = entry.text("id")
      let label = entry.text("label")
      let location = entry.text("location")
      entry.refuseOtherKeys()
      unique.check(id, at: "id", of: entry)
      if let location, let locations, !locations.contains(location) {
        entry.fault("location", "names \"\(location)\", which is no location of locations.yaml")
      }
      guard let id, let label, let location else { continue }
      types.append(CaseType(id: id, label: label, location: location))
    }
  }
}
