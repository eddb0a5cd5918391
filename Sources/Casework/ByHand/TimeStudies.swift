public import Caseload
import Rules
import Storage
public import Workload

/// A study of how long one thing takes: its design, how far it is, and what the records say beside the value in force.
public struct TimeStudy: Sendable, Hashable {
  public let id: Int
  public let work: StudiedWork
  /// For instance `Home visits`.
  public let label: String
  /// Records that the design asks for.
  public let target: Int
  public let from: LocalDate
  public let until: LocalDate
  public let why: String
  public let makerName: String
  /// With an interval from ``TimeStudyEstimate/fewest`` records on.
  public let estimate: TimeStudyEstimate
  /// The value in force on the day of the page; nil where the values have none.
  public let value: HoursValuesEntry?

  /// Whether records of a day are taken.
  public func isOpen(on day: LocalDate) -> Bool { from <= day && day <= until }
}

/// Studies of time, newest first, and what the reader may do about them.
public struct TimeStudiesPage: Sendable {
  /// What a study can be about.
  public struct Work: Sendable, Hashable {
    public let work: StudiedWork
    public let label: String
    public let minutes: Int
  }
  public let day: LocalDate
  public let studies: [TimeStudy]
  public let works: [Work]
  public let mayStart: Bool
  public let mayRecord: Bool
  /// How many records the reader made so far: what a form of this page was made of.
  public let seen: Int
  /// Title and version of the rules, and the set of time values.
  public let rules: String
}

/// The design of a study, as a form says it.
public struct NewTimeStudy: Sendable, Hashable {
  public var work: StudiedWork
  public var target: Int
  public var from: LocalDate
  public var until: LocalDate
  public var why: String

  public init(work: StudiedWork, target: Int, from: LocalDate, until: LocalDate, why: String) {
    self.work = work
    self.target = target
    self.from = from
    self.until = until
    self.why = why
  }
}

/// Minutes that a piece of work took, as a form says them.
public struct NewTimeRecord: Sendable, Hashable {
  public var study: Int
  public var minutes: Int
  public var on: LocalDate
  /// As ``TimeStudiesPage/seen``.
  public var seen: Int

  public init(study: Int, minutes: Int, on: LocalDate, seen: Int) {
    self.study = study
    self.minutes = minutes
    self.on = on
    self.seen = seen
  }
}

/// What pages ask of studies of time.
public protocol TimeStudyUse: Sendable {
  func timeStudies() async throws -> TimeStudiesPage
  /// The same for a file, which the trail notes as an export.
  func timeStudiesFile() async throws -> TimeStudiesPage
  /// Begins a study. Gives what is wrong with it, nothing where it was kept.
  func startTimeStudy(_ new: NewTimeStudy) async throws -> [HandProblem]
  /// Keeps minutes. Gives what is wrong with them, nothing where they were kept.
  func recordTime(_ new: NewTimeRecord) async throws -> [HandProblem]
}

extension Service: TimeStudyUse {}
