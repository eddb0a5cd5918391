public import Caseload

/// Where a concern stands on a day. It follows from the dates of what was reported and answered, and from nothing else:
/// no night has to run for it to climb, and what stood on a past day stays what it was.
public struct ConcernState: Sendable, Hashable {
  public enum Phase: Sendable, Hashable {
    /// Awaiting an answer.
    case awaiting
    /// No action was put forward: somebody else's agreement is awaited, while the clock goes on.
    case agreement
    case answered
    case closed
  }

  /// A step up to the next level.
  public struct Climb: Sendable, Hashable {
    public let day: LocalDate
    /// Index of the level that it went to.
    public let level: Int
    /// Whether the reporter asked for it; else the days for an answer had passed.
    public let isAsked: Bool
  }

  public fileprivate(set) var phase = Phase.awaiting
  /// Index of the level that it is with.
  public fileprivate(set) var level: Int
  public fileprivate(set) var climbs: [Climb] = []
  /// The last day for an answer at this level; nil while the clock stands.
  public fileprivate(set) var due: LocalDate?
  public fileprivate(set) var isAcknowledged = false

  /// Whether the last level has let its days pass.
  public func isOverdue(on day: LocalDate) -> Bool { due.map { $0 < day } ?? false }
}

extension Concern {
  /// Index of the highest level.
  var top: Int { max(0, levels.count - 1) }

  /// The steps up to the end of a day.
  public func steps(until day: LocalDate) -> [ConcernStep] { steps.filter { $0.day <= day } }

  /// The step that no action was put forward in, while nobody has agreed to it or given it back.
  public func proposal(on day: LocalDate) -> ConcernStep? {
    let last = steps(until: day).last { $0.kind != .acknowledged }
    return last?.kind == .putForward ? last : nil
  }

  /// Where it stands at the end of a day, with the levels that it climbed to until then.
  public func state(on day: LocalDate) -> ConcernState {
    var state = ConcernState(level: firstLevel)
    var began: LocalDate? = reportedOn
    for step in steps(until: day) {
      began = climb(&state, from: began, until: step.day)
      apply(step, to: &state, &began)
    }
    began = climb(&state, from: began, until: day)
    state.due = began?.after(workingDays: answerDays)
    return state
  }

  /// Lets the clock run to a day. The days of a level end with its last one: it climbs on the day after.
  private func climb(_ state: inout ConcernState, from began: LocalDate?, until day: LocalDate) -> LocalDate? {
    guard var began else { return nil }
    while state.level < top {
      let due = began.after(workingDays: answerDays)
      guard due < day else { break }
      state.level += 1
      state.climbs.append(ConcernState.Climb(day: due + 1, level: state.level, isAsked: false))
      began = due
    }
    return began
  }

  private func apply(_ step: ConcernStep, to state: inout ConcernState, _ began: inout LocalDate?) {
    switch step.kind {
    case .acknowledged: state.isAcknowledged = true
    case .putForward:
      state.isAcknowledged = true
      state.phase = .agreement
    case .returned: state.phase = .awaiting
    case .answered, .agreed:
      state.isAcknowledged = true
      state.phase = .answered
      began = nil
    case .takenHigher:
      state.phase = .awaiting
      state.level = min(top, state.level + 1)
      state.climbs.append(ConcernState.Climb(day: step.day, level: state.level, isAsked: true))
      began = step.day
    case .closed:
      state.phase = .closed
      began = nil
    }
  }
}
