import Caseload
import Yams

/// A scenario while its files are read: what is given so far, with the place of each for faults that show only in the end.
struct PlanDraft {
  var name: String?
  var about: String?
  var version: String?
  var from: LocalDate?
  var months: Int?
  var availability: TimeUseRules.Combination?
  var parameters: [String: PlanParameter] = [:]
  var tiers: [PlanTier] = []
  var places: [PlanPlace] = []
  var cohorts: [PlanCohort] = []
  var levers: [PlanLeverDraft] = []
  var targets: [PlanTarget] = []
  /// The file that was read last, for what is missing at the end.
  let file: RuleEntry

  /// Longest look ahead: thirty years.
  private static let monthsAdmitted = 3...360

  /// What a file gives, over what it extends: numbers and lists take the place of those before, levers come after them.
  init(_ file: RuleEntry, over parent: PlanDraft?) {
    self.file = file
    if let parent {
      (from, months, availability) = (parent.from, parent.months, parent.availability)
      (parameters, tiers, places) = (parent.parameters, parent.tiers, parent.places)
      (cohorts, levers, targets) = (parent.cohorts, parent.levers, parent.targets)
    }
    name = file.text("name")
    about = file.text("about")
    version = file.text("version")
    if parent == nil || file.has("from") { from = file.date("from") }
    if parent == nil || file.has("months") { months = file.whole("months", in: Self.monthsAdmitted) }
    if parent == nil || file.has("availability") { availability = Self.availability(file) }
    if parent == nil || file.has("parameters"), let entry = file.entry("parameters") { read(parameters: entry) }
    if parent == nil || file.has("tiers") { tiers = file.planTiers() }
    if file.has("places") { places = file.planPlaces() }
    if file.has("cohorts"), !file.isEmptyList("cohorts") { cohorts = file.planCohorts() }
    if file.isEmptyList("cohorts") { cohorts = [] }
    if file.has("levers") { levers += file.planLevers(after: levers) }
    if file.has("targets") { targets = file.planTargets() }
  }

  private static func availability(_ file: RuleEntry) -> TimeUseRules.Combination? {
    guard let text = file.text("availability") else { return nil }
    guard let found = TimeUseRules.Combination(rawValue: text) else {
      file.fault("availability", "is \"\(text)\"; it must be multiplicative or additive")
      return nil
    }
    return found
  }

  private mutating func read(parameters entry: RuleEntry) {
    for (key, _) in entry.mapping {
      let id = key.string ?? ""
      guard let kind = PlanParameterKind.named(id) else {
        let near = PlanParameterKind.all.map(\.id).filter { $0.prefix(4) == id.prefix(4) }.joined(separator: ", ")
        entry.fault(id, "is no number of the model" + (near.isEmpty ? "" : "; known are \(near)"))
        continue
      }
      guard let value = entry.entry(id) else { continue }
      if let parameter = value.planParameter(id: id, unit: kind.unit, range: kind.range) { parameters[id] = parameter }
      value.refuseOtherKeys()
    }
  }

  /// The whole scenario; nil, with faults noted, where something is missing or does not fit together.
  func scenario(id: String, faults: FaultList) -> PlanScenario? {
    for kind in PlanParameterKind.all where parameters[kind.id] == nil {
      faults.add(
        file.file, line: file.line(of: "parameters"), key: "parameters.\(kind.id)",
        "is missing: \(kind.meaning), in \(kind.unit.rawValue)")
    }
    if tiers.isEmpty { file.fault("tiers", "must not be empty") }
    checkSums()
    checkTogether()
    let levers = PlanLeverDraft.resolved(levers)
    guard let name, let about, let version, let from, let months, let availability, let levers else { return nil }
    checkDays(from: from, months: months, levers: levers)
    return PlanScenario(
      id: id, name: name, about: about, version: version, from: from, months: months, availability: availability,
      parameters: PlanParameterKind.all.compactMap { parameters[$0.id] }, tiers: tiers, places: places,
      cohorts: cohorts.sorted { $0.on < $1.on }, levers: levers, targets: targets)
  }

  private func checkSums() {
    let sums: [(key: String, isGiven: Bool, sum: Double)] = [
      ("tiers", !tiers.isEmpty, tiers.reduce(0) { $0 + $1.share }),
      ("places", !places.isEmpty, places.reduce(0) { $0 + $1.people }),
      ("places", !places.isEmpty, places.reduce(0) { $0 + $1.staff }),
    ]
    for (key, isGiven, sum) in sums where isGiven && (sum - 1).magnitude > 1e-6 {
      file.fault(key, "has shares that sum to \(sum); they must sum to 1")
    }
  }

  /// Numbers that are right by themselves and wrong beside each other.
  private func checkTogether() {
    func middle(_ id: String) -> Double? {
      if case .fixed(let value)? = parameters[id]?.distribution { value } else { nil }
    }
    if let low = middle("training-low"), let mode = middle("training-mode"), let high = middle("training-high"),
      !(low <= mode && mode <= high)
    {
      fault("training-mode", "is \(mode); it must lie between training-low and training-high")
    }
    for id in ["training-low", "training-mode", "training-high", "new-months", "full-quarters"]
    where parameters[id]?.distribution.isFixed == false {
      fault(id, "must be one value: the drawn part of training is the share that takes it up")
    }
    let open = PlanScenario.types.compactMap { middle("open.\($0)") }
    if open.count == PlanScenario.types.count, open.reduce(0, +) <= 0 {
      fault("open.CO", "and all other types are 0: the caseload is empty, and nothing can be planned from it")
    }
    let staff = ["NQO", "PO", "PSO"].compactMap { middle("open.\($0)") }
    if staff.count == 3, staff.reduce(0, +) <= 0 {
      fault("open.PO", "and all who hold cases are 0: there is no staff, and no utilisation can be reckoned")
    }
    if let a = middle("non-effective"), let b = middle("non-attributable"), a + b >= 1 {
      fault("non-effective", "and non-attributable leave no time for cases")
    }
    if let share = middle("move.LIC-PRE"), let other = middle("move.LIC-PSS"), share + other > 1 {
      fault("move.LIC-PRE", "and move.LIC-PSS sum to more than 1")
    }
  }

  private func fault(_ id: String, _ reason: String) {
    let entry = file.has("parameters") ? file.entry("parameters") : nil
    if let entry, entry.has(id) { return entry.fault(id, reason) }
    file.faults.add(file.file, line: file.line(of: "parameters"), key: "parameters.\(id)", reason)
  }

  private func checkDays(from: LocalDate, months: Int, levers: [PlanLever]) {
    let end = from.adding(months: months)
    // Those of a scenario that is extended may lie after a nearer end; they are then of no effect.
    let own = file.has("cohorts") ? cohorts : []
    for (index, cohort) in own.enumerated() where cohort.on < from.adding(months: -60) || cohort.on > end {
      file.fault(
        "cohorts", item: index, line: nil,
        "is of \(cohort.on.iso), more than five years before \(from.iso) or after \(end.iso)")
    }
    let names = tiers.map(\.tier)
    for lever in levers {
      for tier in [lever.tier, lever.toTier].compactMap(\.self) where !names.contains(tier) {
        file.fault("levers", "has \(lever.id) with tier \"\(tier)\", which is none of \(names.joined(separator: ", "))")
      }
    }
    for lever in levers where lever.from > end {
      file.fault("levers", "has \(lever.id) from \(lever.from.iso), after the end on \(end.iso): it would do nothing")
    }
  }
}
