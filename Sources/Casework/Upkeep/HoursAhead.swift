public import Caseload
public import Workload

/// The hours that a team has for cases in the weeks ahead, who is away, and what is not covered.
public struct HoursAhead: Sendable {
  /// One week of the team.
  public struct Week: Sendable, Hashable {
    public let monday: LocalDate
    /// Hours a week of the posts that can be worked out, exact.
    public let available: Ratio
    /// Hours a week that absences take, exact.
    public let away: Ratio
    /// Posts in none of the sums, as their hours cannot be told.
    public let leftOut: Int
    /// Cases held by somebody who is away in the week for longer than the rules say, with nobody named to cover them.
    public let uncovered: Int
  }

  /// One post with its weeks, in the order of the team's.
  public struct Post: Sendable, Hashable {
    public let staffCode: String
    /// `Last, First`.
    public let name: String
    public let weeks: [WeekAhead]
  }

  public let unit: UnitReference
  public let path: [UnitReference]
  /// The day that the records are of.
  public let day: LocalDate
  public let weeks: [Week]
  /// By name.
  public let posts: [Post]
  /// Away now or in these weeks, by the first day.
  public let absences: [Away]
  /// Work beside the hours, of the same posts; nil where the rules have no time values for the day.
  public let load: TeamAhead?
  /// Posts of grades that hold cases by exception: in none of the sums.
  public let seniorPosts: Int
  /// Days of an absence up to which nobody has to be named.
  public let coverAfterDays: Int
  /// Title and version of the rules.
  public let rules: String
}

/// An absence of somebody who holds cases, as far as whoever reads may know of it.
public struct Away: Sendable, Hashable {
  public let staffCode: String
  /// `Last, First`.
  public let name: String
  /// As the sheet of absences has it; nil for whoever may not see why somebody is away.
  public let kind: String?
  public let days: DayRange
  /// Cases held in the team.
  public let cases: Int
  /// Of these, cases that nobody is named to cover for all the days of the absence from today on.
  public let uncovered: Int
  /// Whether it has lasted so long that each case needs a name.
  public let isDue: Bool
  /// Who covers, with how many of the cases, by name.
  public let coverers: [Coverer]

  public struct Coverer: Sendable, Hashable {
    public let name: String
    public let cases: Int
  }
}

/// What a manager asks to keep a team in order.
public protocol UpkeepUse: Sendable {
  /// The weeks ahead of a team. Throws ``CaseworkRefusal``.
  func hoursAhead(level: String, code: String) async throws -> HoursAhead
  /// The cases of somebody with who covers them. Throws ``CaseworkRefusal``.
  func cover(staff: String) async throws -> CoverPage
  /// Names a colleague for cases of somebody who is away. Given twice it is kept once. Throws ``CaseworkRefusal``.
  func giveCover(_ new: NewCover) async throws -> CoverOutcome
  /// Who of a team lacks a protection, and the breaches of protected limits. Throws ``CaseworkRefusal``.
  func protections(level: String, code: String) async throws -> ProtectionsPage
  /// Records that the manager above a team approves a breach, once. Throws ``CaseworkRefusal``.
  func approveBreach(_ id: Int, reason: String) async throws
  /// What of a team needs a manager this week, and nothing else. Throws ``CaseworkRefusal``.
  func teamWeek(level: String, code: String) async throws -> TeamWeek
  /// Ends cover today; cover that has not begun never does. Throws ``CaseworkRefusal`` where it was ended already.
  func endCover(_ id: Int, of staff: String) async throws
}
