import Caseload
public import DataFormat
import Exchange
import Storage

/// What pages and commands can change by hand.
public protocol CaseworkWrites: Sendable {
  /// Records a row by hand, with the checks of an import. A preview does all of it and takes it back.
  func record(_ entry: HandEntry, preview: Bool) async throws -> HandOutcome
  /// A row as a form shows it for change, by the name of its columns; nil when there is none of that key.
  func row(of sheet: Sheet, key: [String]) async throws -> [String: String]?
  /// Whether a case is kept from the actor or is not there: nobody is told which.
  ///
  /// - Parameter mayBeNew: whether one that is not there is asked for, to be made.
  func isKept(crn: String, mayBeNew: Bool) async throws -> Bool
}

/// All that pages need of the service.
public typealias CaseworkUse = AllocationUse & BreakGlassUse & CaseworkReads & CaseworkWrites & DecidingUse
  & FigureFileUse
  & LoadUse & PeopleUse & PlanUse & ProgramUse & RebalanceUse & WayUse

extension Service: CaseworkWrites {
  public func isKept(crn: String, mayBeNew: Bool) async throws -> Bool {
    try await database.read { connection in
      let isThere =
        try connection.first("SELECT 1 FROM case_record WHERE crn = ?", [.text(crn)]) { try $0.int(0) } != nil
      // Looked at either way, so that one takes as long as the other.
      let isHidden = try self.isHidden(crn: crn, on: self.liveDay(connection), connection)
      return isHidden || (!isThere && !mayBeNew)
    }
  }
}

/// Something to put right before a row can be recorded.
public struct HandProblem: Sendable, Hashable {
  /// Name of the column; nil when the problem is the row's.
  public let column: String?
  /// One or two sentences: what is wrong, and what to do.
  public let message: String

  public init(column: String?, message: String) {
    self.column = column
    self.message = message
  }
}

extension HandOutcome {
  /// What has to be put right; empty when nothing was refused.
  public var handProblems: [HandProblem] {
    guard case .refused(let problems) = self else { return [] }
    return problems.map { HandProblem(column: $0.column, message: $0.message) }
  }
}
