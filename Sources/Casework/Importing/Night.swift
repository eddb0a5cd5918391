import Caseload
import Exchange
import Rules
import Storage
import Workload

/// One post of a night, wherever the night came from.
struct NightPost {
  let key: PostKey
  let forename: String
  let surname: String
  /// From the widest unit down to the post's own, each with its index in the rule pack's levels.
  let path: [PlacedUnit]
  /// With the hours of the day.
  let inputs: PostInputs
  /// The figure of the inputs, where it was worked out before.
  var figure: KeptPostFigure?
}

/// A unit at one of the rule pack's levels.
struct PlacedUnit {
  let level: Int
  let unit: NamedCode
}

/// Freezes one night: organisation, people and posts brought up to date, everyone's figure, every unit's sums.
struct Night {
  /// What the nightly workbook names: nation, region, PDU, team.
  static let levels = 4

  let pack: RulePack
  let date: LocalDate
  let posts: [NightPost]
  /// Names and leavers follow the newest extract only; an older one adds its figures to the history and no more.
  let isNewest: Bool

  /// Brings units, people and posts up to date, and works out what is to be frozen.
  func placed(_ connection: any SQLConnection) throws -> PlacedNight {
    try keepRules(connection)
    let keeping = PostFigureKeeping(pack)
    var organisation = try OrganisationUpsert(connection, renames: isNewest)
    var people = try PeopleUpsert(connection, date: date, renames: isNewest)
    var night = PlacedNight(sums: UnitSums(pack: pack))

    for post in posts {
      let kept = try post.figure ?? keeping.kept(post.inputs)
      let path = try organisation.path(of: post.path)
      let team = path[path.count - 1]
      night.figures.append((post: try people.post(of: post, team: team), team: team, figure: kept))
      night.sums.add(kept.figure, post.inputs, grade: kept.grade, path: path)
    }
    if isNewest { try people.markLeavers() }
    return night
  }

  /// The posts of a workbook, with the hours that people recorded.
  static func posts(of extract: NightlyExtract, pack: RulePack, _ connection: any SQLConnection) throws -> [NightPost] {
    let hours = try RecordedHours(connection, on: extract.date)
    let postsOfPerson = Dictionary(extract.owners.map { ($0.key.staff, 1) }, uniquingKeysWith: +)
    return extract.owners.map { owner in
      var inputs = owner.inputs
      inputs.hours = hours[owner.key]
      let posts = postsOfPerson[owner.key.staff] ?? 1
      // Two full weeks for one person would count hours twice: without recorded hours the posts share one week nobody divided.
      if posts > 1, inputs.hours.contracted == nil { inputs.faults.append(.hoursNotDivided(posts: posts)) }
      return NightPost(
        key: owner.key, forename: owner.forename, surname: owner.surname,
        path: [pack.nation, owner.region, owner.pdu, owner.team].enumerated().map { PlacedUnit(level: $0, unit: $1) },
        inputs: inputs)
    }
  }

  /// Keeps the rules with the figures. Rules that differ from kept ones of the same version are refused: the version would say nothing.
  private func keepRules(_ connection: any SQLConnection) throws {
    let kept = try connection.query(
      "SELECT file, content FROM rule_pack_file WHERE pack = ? AND version = ?", [.text(pack.id), .text(pack.version)]
    ) { (try $0.text(0), try $0.text(1)) }
    if !kept.isEmpty {
      let changed = kept.filter { pack.files[$0.0] != $0.1 }.map(\.0).sorted()
      guard changed.isEmpty else {
        throw CaseworkRefusal.invalid(
          "The rules \(pack.id) \(pack.version) are not those of this version that earlier figures were made by: "
            + "\(changed.joined(separator: ", ")) changed. Give the changed rules a version of their own in pack.yaml.")
      }
      return
    }
    for (file, content) in pack.files.sorted(by: { $0.key < $1.key }) {
      try connection.execute(
        "INSERT INTO rule_pack_file (pack, version, file, content) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [.text(pack.id), .text(pack.version), .text(file), .text(content)])
    }
  }
}

/// The figures of one night by the numbers of posts and units, ready to be frozen.
struct PlacedNight {
  fileprivate(set) var figures: [Figures.Frozen] = []
  fileprivate(set) var sums: UnitSums

  var notComputable: Int { sums.notComputable }

  /// Freezes all of it as the figures of one extract.
  func freeze(_ connection: any SQLConnection, extract: Int) throws {
    try Figures.insert(connection, extract: extract, figures)
    try sums.insert(connection, extract: extract)
  }

  /// Whether an extract has been frozen with these figures of these posts, in units that are placed in the same way: the
  /// sums of units follow from them.
  func isFrozen(as extract: Int, _ connection: any SQLConnection) throws -> Bool {
    try Figures.areFrozen(figures, as: extract, connection)
      && UnitFigures.parents(of: extract, connection) == sums.parents
  }
}

/// Sums of every unit over its posts, built up post by post.
struct UnitSums {
  fileprivate struct Sum {
    let parent: Int?
    var all = UnitTotals()
    var byGrade: [String: UnitTotals] = [:]
    var held: TierCounts
    var active: TierCounts
    var t2a: TierCounts
    var inactive = InactiveCases()
  }

  let pack: RulePack
  private var units: [Int: Sum] = [:]

  init(pack: RulePack) { self.pack = pack }

  var notComputable: Int { units.values.first { $0.parent == nil }?.all.notComputable.posts ?? 0 }

  /// The unit above each unit; nil for the widest.
  var parents: [Int: Int?] { units.mapValues(\.parent) }

  /// - Parameter path: units from the widest down to the post's team.
  mutating func add(_ figure: PostFigure, _ inputs: PostInputs, grade: String, path: [Int]) {
    for (level, unit) in path.enumerated() {
      units[
        unit,
        default: Sum(
          parent: level == 0 ? nil : path[level - 1], held: pack.noCases, active: pack.noCases, t2a: pack.noCases)
      ]
      .add(figure, inputs, grade)
    }
  }

  func insert(_ connection: any SQLConnection, extract: Int) throws {
    let keeping = PostFigureKeeping(pack)
    let freezing = try UnitFigures.Freezing(connection, extract: extract)
    for (unit, sum) in units.sorted(by: { $0.key < $1.key }) {
      let caseload = keeping.caseload(held: sum.held, active: sum.active, t2a: sum.t2a, inactive: sum.inactive)
      try freezing.add(unit: unit, parent: sum.parent, grade: "", totals: sum.all, caseload: caseload)
      for (grade, totals) in sum.byGrade.sorted(by: { $0.key < $1.key }) {
        try freezing.add(unit: unit, parent: sum.parent, grade: grade, totals: totals, caseload: nil)
      }
    }
    try freezing.finish()
  }
}

extension UnitSums.Sum {
  fileprivate mutating func add(_ figure: PostFigure, _ inputs: PostInputs, _ grade: String) {
    all.add(figure)
    byGrade[grade, default: UnitTotals()].add(figure)
    held += inputs.held
    active += inputs.active
    t2a += inputs.t2a
    inactive.warrants += inputs.inactive.warrants
    inactive.unpaidWork += inputs.inactive.unpaidWork
    inactive.overdueTermination += inputs.inactive.overdueTermination
    inactive.standaloneSuspended += inputs.inactive.standaloneSuspended
    inactive.suspendedLifers += inputs.inactive.suspendedLifers
  }
}
