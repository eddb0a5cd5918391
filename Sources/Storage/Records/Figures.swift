public import Caseload
public import Rules
public import Workload

/// Reads and writes frozen figures. Rows are only ever added.
public enum Figures {
  /// One post's figure of a night, with the post and team that it is frozen under.
  public typealias Frozen = (post: Int, team: Int, figure: KeptPostFigure)

  /// Freezes the figures of one night.
  public static func insert(_ connection: any SQLConnection, extract: Int, _ figures: [Frozen]) throws {
    let loader = try connection.loader(
      into: "post_figure", columns: ["extract_id", "post_id", "team_id"] + KeptPostFigure.columns)
    for frozen in figures {
      try loader.add([.integer(extract), .integer(frozen.post), .integer(frozen.team)] + frozen.figure.values)
    }
    try loader.finish()
  }

  /// Whether these and no others are the figures that were frozen for a night.
  public static func areFrozen(_ figures: [Frozen], as extract: Int, _ connection: any SQLConnection) throws -> Bool {
    var others = Dictionary(figures.map { ($0.post, $0) }, uniquingKeysWith: { first, _ in first })
    var areSame = others.count == figures.count
    try connection.each(
      "SELECT post_id, team_id, \(KeptPostFigure.columns.joined(separator: ", ")) FROM post_figure WHERE extract_id = ?",
      [.integer(extract)]
    ) { row in
      guard let figure = others.removeValue(forKey: try row.int(0)), try row.int(1) == figure.team,
        row.values[2...].elementsEqual(figure.figure.values)
      else {
        areSame = false
        return
      }
    }
    return areSame && others.isEmpty
  }

  /// Freezes the figure of one post with its inputs.
  public static func insert(
    _ connection: any SQLConnection, extract: Int, post: Int, team: Int, grade: String, figure: PostFigure,
    inputs: PostInputs, pack: RulePack
  ) throws {
    let kept = try PostFigureKeeping(pack).kept(inputs, figure, grade: grade)
    try insert(connection, extract: extract, [(post: post, team: team, figure: kept)])
  }

  /// Why a figure is not computable, as it is kept: null where it is.
  public static func reasons(_ figure: PostFigure) throws -> SQLValue {
    figure.isComputable ? .null : .text(try KeptJSON.text(figure.notComputable.map(FrozenReason.init)))
  }

  /// Columns of a post's figure, in the order in which `figure(_:from:)` reads them.
  public static let columns = """
    f.cases_held, f.cases_active, f.work, f.available_numerator, f.available_denominator, f.contracted, f.hours_assumed, f.reduced, f.not_computable
    """
  public static let columnCount = 9

  /// A figure from a row whose columns begin at `first`.
  public static func figure(_ row: SQLRow, from first: Int) throws -> PostFigure {
    PostFigure(
      casesHeld: try row.int(first), casesActive: try row.int(first + 1), work: try row.int(first + 2),
      available: Ratio(try row.int(first + 3), over: try row.int(first + 4)),
      contracted: try row.optionalInt(first + 5).map { WeeklyHours(hundredths: $0) },
      hoursAreAssumed: try row.bool(first + 6),
      reduced: WeeklyHours(hundredths: try row.int(first + 7)),
      notComputable: try row.optionalText(first + 8).map {
        try KeptJSON.value([FrozenReason].self, $0).map { try $0.reason }
      } ?? [])
  }

  /// The inputs as they are kept: JSON with its keys in order.
  public static func text(of inputs: PostInputs, _ pack: RulePack) -> String { InputsText(pack).text(inputs) }

  /// The inputs again, in the layout of the pack. Throws ``StorageError`` when they cannot be read by it.
  public static func inputs(_ text: String, _ pack: RulePack) throws -> PostInputs {
    try KeptJSON.value(FrozenInputs.self, text).inputs(pack)
  }
}

/// The caseload of a unit as it is kept: grids and inactive counts summed over its posts.
public struct KeptCaseload: Codable, Sendable {
  public let held: FrozenGrid
  public let active: FrozenGrid
  public let t2a: FrozenGrid
  /// In the order of ``FrozenInputs``.
  let inactive: [Int]

  public init(held: TierCounts, active: TierCounts, t2a: TierCounts, inactive: InactiveCases, pack: RulePack) {
    self.held = FrozenGrid(held, pack)
    self.active = FrozenGrid(active, pack)
    self.t2a = FrozenGrid(t2a, pack)
    self.inactive = [
      inactive.warrants, inactive.unpaidWork, inactive.overdueTermination, inactive.standaloneSuspended,
      inactive.suspendedLifers,
    ]
  }

  public var inactiveCases: InactiveCases {
    get throws {
      guard inactive.count == 5 else { throw StorageError.damaged("a kept caseload is incomplete") }
      return InactiveCases(
        warrants: inactive[0], unpaidWork: inactive[1], overdueTermination: inactive[2],
        standaloneSuspended: inactive[3],
        suspendedLifers: inactive[4])
    }
  }

  public static func read(_ text: String) throws -> KeptCaseload { try KeptJSON.value(KeptCaseload.self, text) }
}

/// Frozen sums of a unit.
public enum UnitFigures {
  /// Adds frozen sums of one night; it is finished before anything else is done with the connection.
  public struct Freezing {
    private let loader: any SQLLoader
    private let extract: Int

    public init(_ connection: any SQLConnection, extract: Int) throws {
      self.extract = extract
      loader = try connection.loader(
        into: "unit_figure",
        columns: [
          "extract_id", "unit_id", "parent_id", "grade", "posts", "held", "active", "work", "available_numerator",
          "available_denominator", "contracted", "reduced", "out_posts", "out_held", "out_active", "out_work",
          "out_contracted", "out_reduced", "caseload",
        ])
    }

    /// Freezes the sums of one unit; `caseload`, as ``PostFigureKeeping`` writes it, belongs to the row of all grades.
    public func add(unit: Int, parent: Int?, grade: String, totals: UnitTotals, caseload: String?) throws {
      let (sum, out) = (totals.computable, totals.notComputable)
      try loader.add([
        .integer(extract), .integer(unit), .optional(parent), .text(grade),
        .integer(sum.posts), .integer(sum.casesHeld), .integer(sum.casesActive), .integer(sum.work),
        .integer(sum.available.numerator), .integer(sum.available.denominator), .integer(sum.contracted.hundredths),
        .integer(sum.reduced.hundredths), .integer(out.posts), .integer(out.casesHeld), .integer(out.casesActive),
        .integer(out.work), .integer(out.contracted.hundredths), .integer(out.reduced.hundredths),
        .optional(caseload),
      ])
    }

    public func finish() throws { try loader.finish() }
  }

  /// The unit above each unit on one night, by their numbers; nil for the widest.
  public static func parents(of extract: Int, _ connection: any SQLConnection) throws -> [Int: Int?] {
    let units = try connection.query(
      "SELECT unit_id, parent_id FROM unit_figure WHERE extract_id = ? AND grade = ''", [.integer(extract)]
    ) { (try $0.int(0), try $0.optionalInt(1)) }
    return Dictionary(units, uniquingKeysWith: { first, _ in first })
  }

  /// Columns of a unit's totals, in the order in which `totals(_:from:)` reads them.
  public static let columns = """
    t.posts, t.held, t.active, t.work, t.available_numerator, t.available_denominator, t.contracted, t.reduced,
    t.out_posts, t.out_held, t.out_active, t.out_work, t.out_contracted, t.out_reduced
    """
  public static let columnCount = 14

  /// Totals from a row whose columns begin at `first`.
  public static func totals(_ row: SQLRow, from first: Int) throws -> UnitTotals {
    var totals = UnitTotals()
    totals.computable.posts = try row.int(first)
    totals.computable.casesHeld = try row.int(first + 1)
    totals.computable.casesActive = try row.int(first + 2)
    totals.computable.work = try row.int(first + 3)
    totals.computable.available = Ratio(try row.int(first + 4), over: try row.int(first + 5))
    totals.computable.contracted = WeeklyHours(hundredths: try row.int(first + 6))
    totals.computable.reduced = WeeklyHours(hundredths: try row.int(first + 7))
    totals.notComputable.posts = try row.int(first + 8)
    totals.notComputable.casesHeld = try row.int(first + 9)
    totals.notComputable.casesActive = try row.int(first + 10)
    totals.notComputable.work = try row.int(first + 11)
    totals.notComputable.contracted = WeeklyHours(hundredths: try row.int(first + 12))
    totals.notComputable.reduced = WeeklyHours(hundredths: try row.int(first + 13))
    return totals
  }
}
