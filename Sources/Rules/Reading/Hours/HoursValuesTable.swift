import Caseload

/// A file of time values: who proposed and agreed them, and the minutes.
extension HoursValueSet {
  init?(_ file: RuleEntry, id: String, label: String, from: LocalDate?, layout: HoursLayout) {
    let version = file.text("version")
    let proposed = file.text("proposedBy")
    let agreed = file.text("agreedBy")
    let consulted = file.text("consulted")
    let evidence = file.text("evidence")
    let values = HoursValues(file, layout: layout)
    if let from, let effective = file.date("effective"), effective > from {
      file.fault("effective", "is after \(from.iso), from which hours.yaml has these values count")
    }
    guard let version, let proposed, let agreed, let consulted, let evidence, let values else { return nil }
    self.init(
      id: id, label: label, file: file.file, from: from, version: version, proposedBy: proposed, agreedBy: agreed,
      consulted: consulted, evidence: evidence, values: values)
  }
}

extension HoursValues {
  /// Minutes of one thing at most: a week of 40 hours.
  fileprivate static let admitted = 0...2_400

  init?(_ file: RuleEntry, layout: HoursLayout) {
    let cases = HoursCaseRows(file, layout: layout)
    let contacts = file.entry("contacts")
    let office = contacts?.timeValue("office")
    let home = contacts?.timeValue("home")
    let remote = contacts?.timeValue("remote")
    let travel = contacts?.timeValue("travel")
    contacts?.refuseOtherKeys()
    let stages = file.entry("stages")
    let start = stages?.stage("start")
    let last = stages?.stage("last")
    let release = stages?.stage("release")
    let overdue = stages?.timeValue("overdue")
    stages?.refuseOtherKeys()
    let needs = Self.byName(file, "needs", "register", layout.registerTypes.map { $0.all.map(\.code) }, complete: false)
    let tasks = Self.byName(file, "tasks", "kind", layout.workKinds.map { $0.map(\.id) }, complete: true)
    let requirements = Self.requirements(file)
    let colleagues = file.entry("forColleagues")
    let levels = layout.contactLevels.map { ($0, colleagues?.whole($0, in: Self.admitted) ?? 0) }
    let withoutLevel = colleagues?.whole("withoutLevel", in: Self.admitted)
    let colleaguesSource = colleagues?.text("source")
    colleagues?.refuseOtherKeys()
    let cover = file.timeValue("cover")
    let oversight = file.timeValue("oversight")
    guard let cases, let office, let home, let remote, let travel, let start, let last, let release, let overdue,
      let withoutLevel, let colleaguesSource, let cover, let oversight
    else { return nil }
    self.init(
      caseMinutes: cases.minutes, caseSources: cases.sources, plans: cases.plans,
      contactsCountFor: cases.countsContacts,
      office: office, home: home, remote: remote, travel: travel, start: start, last: last, release: release,
      overdue: overdue, needs: needs, requirements: requirements, tasks: tasks,
      forColleagues: ForColleagues(
        byLevel: Dictionary(levels, uniquingKeysWith: { first, _ in first }), withoutLevel: withoutLevel,
        source: colleaguesSource),
      cover: cover, oversight: oversight)
  }

  /// - Parameter complete: whether every name that is known must have a value.
  private static func byName(
    _ file: RuleEntry, _ list: String, _ key: String, _ known: [String]?, complete: Bool
  ) -> [String: Value] {
    var values: [String: Value] = [:]
    var named: Set<String>? = []
    var unique = Uniqueness(of: key)
    for entry in file.entries(list) {
      let name = entry.text(key)
      let value = entry.value()
      unique.check(name, at: key, of: entry)
      if let name { named?.insert(name) } else { named = nil }
      if let name, let known, !known.contains(name) {
        entry.fault(key, "names \"\(name)\", which this pack does not have")
      }
      if let name, let value { values[name] = value }
    }
    if complete, let named, let known {
      for name in known where !named.contains(name) {
        file.fault(list, "lacks \"\(name)\"; name it with 0 if it takes none")
      }
    }
    return values
  }

  private static func requirements(_ file: RuleEntry) -> [Requirement] {
    var unique = Uniqueness(of: "category")
    return file.entries("requirements").compactMap { entry in
      let category = entry.text("category")
      let label = entry.text("label")
      let days = entry.optionalWhole("daysAMonth", in: 1...31)
      let value = entry.value()
      unique.check(category, at: "category", of: entry)
      guard let category, let label, let value else { return nil }
      return Requirement(category: category, label: label, value: value, daysAMonth: days)
    }
  }
}

extension RuleEntry {
  /// The minutes, hub share and source of this mapping.
  fileprivate func value() -> HoursValues.Value? {
    let minutes = whole("minutes", in: HoursValues.admitted)
    let hub = optionalWhole("hub", in: 0...100)
    let source = text("source")
    refuseOtherKeys()
    guard let minutes, let source else { return nil }
    return HoursValues.Value(minutes: minutes, hub: hub ?? 0, source: source)
  }

  fileprivate func timeValue(_ key: String) -> HoursValues.Value? { entry(key)?.value() }

  fileprivate func stage(_ key: String) -> HoursValues.Stage? {
    guard let entry = entry(key) else { return nil }
    let days = entry.whole("days", in: 1...3_660)
    guard let value = entry.value(), let days else { return nil }
    return HoursValues.Stage(days: days, value: value)
  }
}
