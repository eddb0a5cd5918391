public import Caseload

/// Hours for cases for each person on probation, unit by unit, in the months that nights were frozen in.
public struct TimeByMonth: Sendable, Hashable {
  /// A calendar month.
  public struct Month: Sendable, Hashable, Comparable {
    public let year: Int
    public let month: Int

    public init(year: Int, month: Int) {
      self.year = year
      self.month = month
    }

    /// For instance `November 2026`.
    public var text: String {
      let words = (LocalDate(year: year, month: month, day: 1)?.text ?? "").split(separator: " ").dropFirst()
      return words.joined(separator: " ")
    }
    /// For instance `2026-11`.
    public var iso: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
    public static func < (one: Month, other: Month) -> Bool { (one.year, one.month) < (other.year, other.month) }
  }

  /// What the nights of one month come to in one unit.
  public struct Figure: Sendable, Hashable {
    public let month: Month
    public let nights: Int
    /// Hours a month for cases and people on probation held, each summed over the nights.
    public let hours: Ratio
    public let people: Int

    public init(month: Month, nights: Int, hours: Ratio, people: Int) {
      self.month = month
      self.nights = nights
      self.hours = hours
      self.people = people
    }

    /// Nil where nobody was held.
    public var hoursPerPerson: Ratio? { people > 0 ? hours / Ratio(people) : nil }
  }

  /// One unit with its months, the oldest first; a month without a night is not there.
  public struct Line: Sendable, Hashable {
    public let unit: UnitReference
    public let figures: [Figure]

    public init(unit: UnitReference, figures: [Figure]) {
      self.unit = unit
      self.figures = figures
    }
  }

  /// The months of any line, the oldest first.
  public let months: [Month]
  /// The unit itself, then those directly below it by name.
  public let lines: [Line]
  /// Units below that are kept back because too few people work there.
  public let keptBack: Int

  public init(lines: [Line], keptBack: Int) {
    self.lines = lines
    self.keptBack = keptBack
    months = Set(lines.flatMap { $0.figures.map(\.month) }).sorted()
  }

  public static let none = TimeByMonth(lines: [], keptBack: 0)
}
