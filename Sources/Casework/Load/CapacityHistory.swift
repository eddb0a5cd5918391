public import Caseload

/// The weeks of one unit as its frozen nights have them, on both measures.
public struct CapacityHistory: Sendable {
  /// One measure on a night or over a week.
  public struct Measure: Sendable, Hashable {
    /// Work over available time in percent, unrounded; nil where no post has a percentage, or it is kept back.
    public let percent: Ratio?
    /// Posts in the figure, and posts that are in neither side of it; zero where it is kept back.
    public let posts: Int
    public let leftOut: Int

    static let unknown = Measure(percent: nil, posts: 0, leftOut: 0)
  }

  /// One frozen night.
  public struct Night: Sendable, Hashable {
    public let day: LocalDate
    public let held: Int
    public let points: Measure
    public let hours: Measure
    /// Version of the rules that it was frozen with.
    public let version: String
    /// Whether so few people had a post that the figures are kept back.
    public let isKeptBack: Bool
  }

  /// A calendar week, Monday to Sunday.
  public struct Week: Sendable, Hashable {
    public let monday: LocalDate
    /// In the order of days; empty where none was frozen.
    public let nights: [Night]
    /// Of the week's nights as the rules have a week; nil for a gap, never zero.
    public let points: Ratio?
    public let hours: Ratio?
  }

  public let unit: UnitReference
  public let path: [UnitReference]
  /// A Monday.
  public let from: LocalDate
  /// A Sunday.
  public let until: LocalDate
  /// The newest frozen night there is; nil for none.
  public let newest: LocalDate?
  /// Every week from the first to the last, those without a night as well.
  public let weeks: [Week]
  /// Whether the unit is so small that its figures are kept back from whoever reads.
  public let isKeptBack: Bool
  /// Fewer people than this are kept back.
  public let fewestPeople: Int
  /// How a week is made of its nights, in words of the rules.
  public let isMeanOfNights: Bool

  /// Weeks in which other rules begin than those of the night before, with their version.
  public var changesOfRules: [(monday: LocalDate, version: String)] {
    var changes: [(LocalDate, String)] = []
    var last: String?
    for week in weeks {
      for night in week.nights {
        if let last, last != night.version { changes.append((week.monday, night.version)) }
        last = night.version
      }
    }
    return changes
  }
}

/// The days of a history as somebody asked for them; nil for those that are usual.
public struct HistoryDays: Sendable, Hashable {
  public let from: LocalDate?
  public let until: LocalDate?

  public init(from: LocalDate? = nil, until: LocalDate? = nil) {
    self.from = from
    self.until = until
  }

  /// Weeks that are shown when nobody says which.
  public static let usualWeeks = 26
  /// The most weeks that are shown at once: three years and a little.
  public static let mostWeeks = 160
}

/// What pages ask of the history of units.
public protocol HistoryUse: Sendable {
  /// The weeks of a unit, of the whole service for nil. Throws ``CaseworkRefusal`` for a unit out of reach and for days that
  /// do not follow one another or are too many.
  func history(level: String?, code: String?, _ days: HistoryDays) async throws -> CapacityHistory
  /// The same for a file.
  func historyFile(level: String?, code: String?, _ days: HistoryDays) async throws -> CapacityHistory
}
