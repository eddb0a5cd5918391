public import Caseload

/// One reason why a week's work or time differs from the week before.
public struct LoadCause: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// A case begins.
    case starts
    /// The last order of a case reaches its expected end, or the record ends.
    case ends
    /// A person is released, and supervision in the community begins.
    case released
    /// A case becomes one of another type for another reason, for instance after a licence.
    case otherType
    /// A case comes from a colleague, or goes to one.
    case comes, goes
    /// The first days of a case are over; its last days begin; a release is near, or with fewer hours it has been prepared.
    case startIsOver, lastDays, releaseNears
    /// Minutes that a senior accepted begin or end.
    case agreed
    /// Other contacts are agreed from the day on.
    case plan
    /// A piece of work comes within the days in which it counts, or its day has passed.
    case task(String)
    /// Other cases of absent colleagues are covered.
    case cover
    /// What a local setting adds to travel follows the visits.
    case localTravel
    /// A line of available time.
    case time(AvailableTime.Line.Kind)
  }

  public let kind: Kind
  /// ``ForecastCase/reference`` of the case; nil where it is about none.
  public let reference: Int?
  /// The first day on which it is so.
  public let day: LocalDate
  /// Hours a week, exact: of work, or of time for ``Kind/time(_:)``. Above zero there is more.
  public let hours: Ratio

  public init(kind: Kind, reference: Int?, day: LocalDate, hours: Ratio) {
    self.kind = kind
    self.reference = reference
    self.day = day
    self.hours = hours
  }

  /// Whether it is about time and not about work.
  public var isTime: Bool { if case .time = kind { true } else { false } }
}
