/// `tiers.yaml`: the tiers in the order of their numbers, the first of them untiered.
struct TierTable {
  private(set) var tiers: [Tier] = []
  /// The identifiers of all tiers in their order; nil when one of them could not be read.
  private(set) var ids: [String]? = []
  private(set) var untieredID: String?

  init(_ file: RuleEntry) {
    var unique = (ids: Uniqueness(of: "tier"), columns: Uniqueness(of: "column"))
    let entries = file.entries("tiers")
    var untieredSeen = false
    for (place, entry) in entries.enumerated() {
      let id = entry.text("id")
      let label = entry.text("label")
      let number = entry.whole("number", in: 0...999)
      let column = entry.lowercaseText("column")
      let isUntiered = entry.optionalFlag("untiered")
      let isSuspended = entry.optionalFlag("suspended")
      entry.refuseOtherKeys()
      unique.ids.check(id, at: "id", of: entry)
      unique.columns.check(column, at: "column", of: entry)
      if let number, number != place {
        entry.fault("number", "is \(number); numbers run from 0 in the order of the list, so this is \(place)")
      }
      if isUntiered, place > 0 { entry.fault("untiered", "only the first tier may be untiered") }
      if isUntiered, place == 0 { untieredID = id }
      untieredSeen = untieredSeen || isUntiered
      if let id { ids?.append(id) } else { ids = nil }
      guard let id, let label, let number, let column else { continue }
      tiers.append(
        Tier(
          id: id, label: label, number: number, columnSuffix: column, isUntiered: isUntiered, isSuspended: isSuspended))
    }
    if !untieredSeen, !entries.isEmpty {
      file.fault("tiers", "lacks a tier for untiered cases: the first one, with \"untiered: true\"")
    }
  }
}
