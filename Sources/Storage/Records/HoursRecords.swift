import Caseload
public import Workload

/// Reads and writes figures of hours, live and frozen.
public enum HoursRecords {
  /// Columns that `live_hours` and `post_hours` have in common, in the order of ``values(_:set:counts:)``.
  public static let names = [
    "held", "not_counted", "minutes", "travel", "local", "hub", "work_numerator", "work_denominator",
    "available_numerator", "available_denominator", "not_computable", "value_set", "counts",
  ]
  /// The same for a query that calls the table `h`.
  public static let columns = names.map { "h.\($0)" }.joined(separator: ", ")

  /// A figure as it is kept. Throws ``StorageError`` when a reason cannot be written.
  public static func values(_ figure: HoursFigure, set: String, counts: String) throws -> [SQLValue] {
    [
      .integer(figure.held), .integer(figure.notCounted), .integer(figure.minutes), .integer(figure.travel),
      .integer(figure.local), .integer(figure.hub), .integer(figure.work.numerator),
      .integer(figure.work.denominator), .integer(figure.available.numerator), .integer(figure.available.denominator),
      figure.isComputable ? .null : .text(try KeptJSON.text(figure.notComputable.map(FrozenReason.init))), .text(set),
      .text(counts),
    ]
  }

  /// A figure from a row whose columns begin at `first`, with the set of values and the text of what was counted.
  public static func figure(_ row: SQLRow, from first: Int) throws -> (figure: HoursFigure, set: String, counts: String)
  {
    let figure = HoursFigure(
      held: try row.int(first), notCounted: try row.int(first + 1), minutes: try row.int(first + 2),
      travel: try row.int(first + 3), local: try row.int(first + 4), hub: try row.int(first + 5),
      work: Ratio(try row.int(first + 6), over: try row.int(first + 7)),
      available: Ratio(try row.int(first + 8), over: try row.int(first + 9)),
      notComputable: try row.optionalText(first + 10).map {
        try KeptJSON.value([FrozenReason].self, $0).map { try $0.reason }
      } ?? [])
    return (figure, try row.text(first + 11), try row.text(first + 12))
  }

  /// Columns of a unit's sums in the order of ``values(_:)``.
  public static let unitNames = [
    "posts", "held", "not_counted", "minutes", "local", "work_numerator", "work_denominator", "available_numerator",
    "available_denominator", "out_posts", "out_minutes",
  ]

  /// A unit's sums as they are kept.
  public static func values(_ totals: HoursTotals) -> [SQLValue] {
    [
      totals.posts, totals.held, totals.notCounted, totals.minutes, totals.local, totals.work.numerator,
      totals.work.denominator, totals.available.numerator, totals.available.denominator, totals.outPosts,
      totals.outMinutes,
    ].map(SQLValue.integer)
  }

  /// A unit's sums from a row whose columns begin at `first`.
  public static func totals(_ row: SQLRow, from first: Int) throws -> HoursTotals {
    var totals = HoursTotals()
    totals.posts = try row.int(first)
    totals.held = try row.int(first + 1)
    totals.notCounted = try row.int(first + 2)
    totals.minutes = try row.int(first + 3)
    totals.local = try row.int(first + 4)
    totals.work = Ratio(try row.int(first + 5), over: try row.int(first + 6))
    totals.available = Ratio(try row.int(first + 7), over: try row.int(first + 8))
    totals.outPosts = try row.int(first + 9)
    totals.outMinutes = try row.int(first + 10)
    return totals
  }
}
