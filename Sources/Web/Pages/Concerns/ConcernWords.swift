import Caseload
import Casework
import Rules

/// How a concern is said: what it is, whom it is with, and where it stands.
struct ConcernWords {
  let concern: Concern
  let state: ConcernState
  let day: LocalDate

  static func name(_ kind: Concern.Kind) -> String {
    switch kind {
    case .objection: "I cannot take this safely"
    case .report: "Stress or overload"
    }
  }

  static func meaning(_ meaning: ConcernRules.Meaning) -> String {
    switch meaning {
    case .tooMuch: "Too much work"
    case .beyondSkill: "Beyond skill or training"
    }
  }

  var meanings: String { concern.meanings.map(Self.meaning).joined(separator: "; ") }

  /// The case in words; nil for what is about no single case.
  var aboutCase: HTML? {
    guard concern.kind == .objection else { return nil }
    return concern.crn.map { Part.link($0, .cases(.detail(crn: $0))) } ?? "A case that is not shown to you"
  }

  /// Words and a tag, never colour alone.
  var tag: HTML {
    switch state.phase {
    case .closed: return Part.tag("Closed by the reporter", .room)
    case .answered: return Part.tag("Answered", .room)
    case .agreement: return Part.tag("No action put forward, agreement awaited", isLate ? .care : .plain)
    case .awaiting:
      guard let due = state.due else { return Part.tag("Awaiting an answer") }
      return isLate
        ? Part.tag("Answer awaited since \(due.shortText)", .care) : Part.tag("Answer due \(due.shortText)")
    }
  }

  private var isLate: Bool { state.isOverdue(on: day) }

  /// Who is accountable for the case meanwhile; nil for what is about no single case.
  var accountable: String? {
    guard concern.kind == .objection else { return nil }
    if let answer = concern.steps(until: day).last(where: { $0.kind == .answered || $0.kind == .putForward }),
      let covers = answer.covers,
      state.phase == .answered || state.phase == .closed
    {
      return "As the answer says: \(covers)"
    }
    return concern.isHeld
      ? "Whoever reported it, who held the case on that day, until an answer says otherwise."
      : "The senior probation officer of the team, until the case is allocated."
  }

  /// A step as the heading of a line.
  static func name(_ step: ConcernStep) -> String {
    switch step.kind {
    case .acknowledged: "Acknowledged"
    case .answered: "Answered"
    case .putForward: "No action put forward; it needs somebody else’s agreement"
    case .agreed: "Agreed by a second person"
    case .returned: "Not agreed: to be looked at again"
    case .takenHigher: "The reporter asked the next level to look at it"
    case .closed: "Closed by the reporter"
    }
  }
}
