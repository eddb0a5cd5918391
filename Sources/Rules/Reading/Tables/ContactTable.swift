/// `contacts.yaml`: the kinds of contact that are done for a colleague, with their points.
struct ContactTable {
  let days: Int?
  private(set) var types: [ContactType] = []

  private static let admitted = 0...999

  init(_ file: RuleEntry) {
    days = file.whole("days", in: 1...366)
    let levels = file.texts("levels", mayBeEmpty: true)?.map(\.text)
    var categories = Uniqueness(of: "category")
    var codes = Uniqueness(of: "contact code")
    for group in file.entries("categories") {
      let category = group.text("category")
      categories.check(category, at: "category", of: group)
      for entry in group.optionalEntries("byLevel") {
        types += Self.row(entry, levels: levels, category: category ?? "", codes: &codes)
      }
      for entry in group.optionalEntries("withoutLevel") {
        let code = entry.text("code")
        let points = entry.whole("points", in: Self.admitted)
        let activity = entry.text("activity")
        entry.refuseOtherKeys()
        codes.check(code, at: "code", of: entry)
        guard let code, let points, let activity else { continue }
        types.append(ContactType(code: code, activity: activity, level: nil, points: points, category: category ?? ""))
      }
      group.refuseOtherKeys()
    }
  }

  /// One activity with a code and points for each level.
  private static func row(
    _ entry: RuleEntry, levels: [String]?, category: String, codes unique: inout Uniqueness
  ) -> [ContactType] {
    let codes = entry.texts("codes")
    let points = entry.wholes("points", in: admitted)
    let activity = entry.text("activity")
    entry.refuseOtherKeys()
    for (index, code) in (codes ?? []).enumerated() {
      if let objection = unique.objection(to: code.text, line: code.line) {
        entry.fault("codes", item: index, line: code.line, objection)
      }
    }
    guard let levels, let codes, let points, let activity else { return [] }
    if codes.count != levels.count { entry.fault("codes", "must hold one code for each of the \(levels.count) levels") }
    if points.count != levels.count { entry.fault("points", "must hold points for each of the \(levels.count) levels") }
    return zip(levels, zip(codes, points)).map { level, cell in
      ContactType(code: cell.0.text, activity: activity, level: level, points: cell.1, category: category)
    }
  }

  /// Nil when the number of days could not be read.
  var points: ContactPoints? { days.map { ContactPoints(types: types, days: $0) } }
}
