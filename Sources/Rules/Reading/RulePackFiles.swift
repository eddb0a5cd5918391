import Caseload
import FoundationEssentials

/// The files of one pack while it is read: which there are, in which order, and how they make a pack together.
struct RulePackFiles {
  /// What each file holds; a file that is missing or unreadable is not there.
  let contents: [String: Data]
  let faults: FaultList

  /// In the order in which faults are reported.
  static let names = ["pack.yaml"] + tables + [TierFiles.index]

  /// The names of this pack's files with the tables of tiers, which differ from pack to pack.
  var namesWithTierTables: [String] { Self.names + contents.keys.filter(Self.isNamedByAnother).sorted() }

  /// Whether a file is one that another file of the pack names: tables of tiers, sets of time values.
  private static func isNamedByAnother(_ name: String) -> Bool { TierFiles.isTable(name) || HoursTable.isValues(name) }

  /// In the order in which pages list the tables.
  static let tables = [
    "organisation.yaml", "grades.yaml", "targets.yaml", "tiers.yaml", "locations.yaml", "case-types.yaml",
    "points-standard.yaml", "points-t2a.yaml", "contacts.yaml", "reduction-reasons.yaml", "limits.yaml", "extract.yaml",
    "work-kinds.yaml", "register-types.yaml", "supervision.yaml", "data-owners.yaml", "holding.yaml",
    "access.yaml",
    "sign-in.yaml", "disclosures.yaml", "retention.yaml", "programs.yaml", "records.yaml",
    "time-use.yaml", "duties.yaml", "protections.yaml",
    "measures.yaml", "hours.yaml",
    "caseload-lines.yaml", "excess.yaml", "comparison.yaml", "suitability.yaml", "concerns.yaml",
    "rebalancing.yaml",
  ]

  /// Nil only when a fault was noted; a pack beside faults is not to be used.
  func pack() -> RulePack? {
    var sources: [TableSource] = []
    /// Reads one table's body between its heading and the search for misspelt keys.
    func table<Value>(_ name: String, _ body: (RuleEntry) -> Value?) -> Value? {
      guard let file = RuleFile.open(name, in: contents, faults: faults) else { return nil }
      if let source = Self.source(file) { sources.append(source) }
      let value = body(file)
      file.refuseOtherKeys()
      return value
    }

    let heading = RuleFile.open("pack.yaml", in: contents, faults: faults).flatMap(PackHeading.init)
    let organisation = table("organisation.yaml", OrganisationTable.init)
    let grades = table("grades.yaml", GradeTable.init)
    let targets = table("targets.yaml") { TargetTable($0, grades: grades) }
    let tiers = table("tiers.yaml", TierTable.init)
    let locations = table("locations.yaml", LocationTable.init)
    let caseTypes = table("case-types.yaml") { CaseTypeTable($0, locations: locations?.ids) }
    let standard = table("points-standard.yaml") { CasePointsTable($0, tiers: tiers, locations: locations) }
    let t2a = table("points-t2a.yaml") { CasePointsTable($0, tiers: tiers, locations: locations) }
    let contacts = table("contacts.yaml", ContactTable.init)
    let reasons = table("reduction-reasons.yaml", ReductionReasonTable.init)
    let limits = table("limits.yaml", Limits.init)
    let extract = table("extract.yaml", ExtractRules.init)
    // Packs that were kept with figures before there were cases do not have the tables of case work.
    func laterTable<Value>(_ name: String, without: Value, _ body: (RuleEntry) -> Value?) -> Value? {
      contents[name] == nil ? without : table(name, body)
    }
    let workKinds = laterTable("work-kinds.yaml", without: []) { WorkKindTable($0).kinds }
    let registerTypes = laterTable("register-types.yaml", without: .none, RegisterTypes.init)
    let supervision = laterTable("supervision.yaml", without: .none) {
      SupervisionRules($0, caseTypes: caseTypes?.types.map(\.id) ?? [])
    }
    let owners = laterTable("data-owners.yaml", without: .none, DataOwners.init)
    let holding = laterTable("holding.yaml", without: .none) { HoldingRules($0, grades: grades?.ids ?? []) }
    let access = laterTable("access.yaml", without: AccessRules.none) {
      AccessTable($0, levels: organisation?.levels.map(\.id) ?? []).rules
    }
    let signIn = laterTable("sign-in.yaml", without: .usual, SignInRules.init)
    let disclosures = laterTable("disclosures.yaml", without: .none) { DisclosureRules($0) }
    let retention = laterTable("retention.yaml", without: .none, RetentionRules.init)
    let programs = laterTable("programs.yaml", without: .usual, ProgramRules.init)
    let records = laterTable("records.yaml", without: .usual, RecordRules.init)
    let reasonIDs = reasons?.reasons.map(\.id) ?? []
    let timeUse = laterTable("time-use.yaml", without: .none) {
      TimeUseRules($0, levels: organisation?.levels.map(\.id) ?? [])
    }
    let duties = laterTable("duties.yaml", without: []) { DutyTable($0, reasons: reasonIDs).kinds }
    let protections = laterTable("protections.yaml", without: .none) {
      ProtectionRules($0, reasons: reasonIDs, grades: grades?.ids ?? [])
    }
    let lines = laterTable("caseload-lines.yaml", without: .none) { CaseloadLines($0, grades: grades?.ids ?? []) }
    let excess = laterTable("excess.yaml", without: .none, ExcessRules.init)
    let comparison = laterTable("comparison.yaml", without: .usual) {
      ComparisonRules($0, grades: grades?.ids ?? [])
    }
    let suitability = laterTable("suitability.yaml", without: .none) {
      SuitabilityRules($0, grades: grades?.ids ?? [], registers: registerTypes?.all.map(\.code) ?? [])
    }
    let concerns = laterTable("concerns.yaml", without: .none) {
      ConcernRules($0, roles: access?.roles.map(\.id) ?? [])
    }
    let rebalancing = laterTable("rebalancing.yaml", without: .none) {
      RebalancingRules($0, kinds: workKinds?.map(\.id) ?? [])
    }
    let measures = laterTable("measures.yaml", without: .points, Measures.init)
    // Files that others name: of those in the folder, the pack is made of these.
    var namedFiles: [String] = []
    func named(_ name: String, _ body: (RuleEntry) -> Void) {
      namedFiles.append(name)
      _ = table(name, body)
    }
    let layout = HoursLayout(
      tiers: tiers, caseTypes: caseTypes?.types.map(\.id), registerTypes: registerTypes, workKinds: workKinds,
      contactLevels: Set(contacts?.types.compactMap(\.level) ?? []).sorted())
    let hours = laterTable("hours.yaml", without: HoursRules.none) {
      HoursTable($0, layout: layout, known: Set(contents.keys), open: named).rules
    }
    let tierFiles = TierFiles(known: contents.keys, open: named)
    let tiering = laterTable(TierFiles.index, without: .none) { TierRuleSetTable($0, files: tierFiles).rules }

    guard faults.faults.isEmpty, let heading, let organisation, let grades, let targets, let tiers, let locations,
      let caseTypes, let reasons, let limits, let extract, let tiering, let grades = grades.grades(with: targets),
      let points = standard.flatMap({ standard in t2a.flatMap { PointsTables(standard: standard, t2a: $0) } }),
      let contacts = contacts?.points, let workKinds, let registerTypes, let supervision, let owners, let holding,
      let access, let signIn, let disclosures, let retention, let programs, let records,
      let timeUse, let duties, let protections,
      let measures, let hours, let lines, let excess, let comparison, let suitability, let concerns,
      let rebalancing
    else { return nil }
    return RulePack(
      id: heading.id, title: heading.title, version: heading.version, effectiveFrom: heading.effectiveFrom,
      tables: sources, levels: organisation.levels, nation: organisation.nation, grades: grades, tiers: tiers.tiers,
      locations: locations.locations,
      caseTypes: caseTypes.types, points: points, contacts: contacts, reductionReasons: reasons.reasons, limits: limits,
      extract: extract, workKinds: workKinds, registerTypes: registerTypes, supervision: supervision,
      owners: owners, holding: holding, access: access, signIn: signIn, disclosures: disclosures, retention: retention,
      programs: programs, records: records,
      timeUse: timeUse, duties: duties, protections: protections,
      measures: measures, hours: hours, lines: lines, excess: excess, comparison: comparison,
      suitability: suitability, concerns: concerns, rebalancing: rebalancing, tiering: tiering,
      files: contents.filter { !Self.isNamedByAnother($0.key) || namedFiles.contains($0.key) }
        .mapValues { String(decoding: $0, as: UTF8.self) })
  }

  /// What the pack's files in a folder hold.
  static func contents(of folder: String) -> [String: Data] {
    var contents: [String: Data] = [:]
    let more = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.filter(isNamedByAnother) ?? []
    for name in names + more { contents[name] = FileManager.default.contents(atPath: folder + "/" + name) }
    return contents
  }

  private static func source(_ file: RuleEntry) -> TableSource? {
    let name = file.text("name")
    let source = file.text("source")
    let effective = file.date("effective")
    let version = file.text("version")
    guard let name, let source, let effective, let version else { return nil }
    return TableSource(name: name, file: file.file, source: source, effectiveFrom: effective, version: version)
  }
}

/// What `pack.yaml` says of the pack as a whole.
private struct PackHeading {
  let id: String
  let title: String
  let version: String
  let effectiveFrom: LocalDate

  init?(_ file: RuleEntry) {
    let id = file.text("id")
    let title = file.text("title")
    let version = file.text("version")
    let effective = file.date("effective")
    file.refuseOtherKeys()
    guard let id, let title, let version, let effective else { return nil }
    self.id = id
    self.title = title
    self.version = version
    effectiveFrom = effective
  }
}
