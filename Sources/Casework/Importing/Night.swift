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
  let id: Int
  /// Names and leavers follow the newest extract only; an older one adds its figures to the history and no more.
  let isNewest: Bool

  /// Returns how many posts are not computable.
  func freeze(_ connection: any SQLConnection) throws -> Int {
    try keepRules(connection)
    let keeping = PostFigureKeeping(pack)
    var organisation = try OrganisationUpsert(connection, renames: isNewest)
    var people = try PeopleUpsert(connection, date: date, renames: isNewest)
    var sums = UnitSums(pack: pack)
    var figures: [Figures.Frozen] = []

    for post in posts {
      let kept = try post.figure ?? keeping.kept(post.inputs)
      let path = try organisation.path(of: post.path)
      let team = path[path.count - 1]
      figures.append((post: try people.post(of: post, team: team), team: team, figure: kept))
      sums.add(kept.figure, post.inputs, grade: kept.grade, path: path)
    }
    try Figures.insert(connection, extract: id, figures)
    try sums.insert(connection, extract: id)
    if isNewest { try people.markLeavers() }
    return sums.notComputable
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
    for (unit, sum) in units.sorted(by: { $0.key < $1.key }) {
      let caseload = KeptCaseload(held: sum.held, active: sum.active, t2a: sum.t2a, inactive: sum.inactive, pack: pack)
      try UnitFigures.insert(
        connection, extract: extract, unit: unit, parent: sum.parent, grade: "", totals: sum.all, caseload: caseload)
      for (grade, totals) in sum.byGrade.sorted(by: { $0.key < $1.key }) {
        try UnitFigures.insert(
          connection, extract: extract, unit: unit, parent: sum.parent, grade: grade, totals: totals, caseload: nil)
      }
    }
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
