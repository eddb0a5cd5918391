import Caseload
import Casework
import Rules

/// How a period of too much work is said: what it is, since when, and where the response stands.
struct ExcessWords {
  let excess: Excess
  let limits: Limits
  let day: LocalDate

  static func name(_ kind: ExcessKind) -> String {
    switch kind {
    case .sustained: "Sustained excess"
    case .veryHigh: "Very high workload"
    case .caseload: "Caseload over the escalation line"
    }
  }

  /// `7 weeks over 110%`, `63.2 cases for a full-time post`.
  var measure: String {
    switch excess.kind {
    case .sustained: Self.weeks(excess.weeks, over: limits.highPercent)
    case .veryHigh: Self.weeks(excess.weeks, over: limits.veryHighPercent)
    case .caseload: "\(Figures.number(excess.figure, places: 1)) cases for a full-time post"
    }
  }

  static func weeks(_ weeks: Int, over line: Int) -> String {
    "\(Figures.counted(weeks, "week", "weeks")) over \(line)%"
  }

  var since: String {
    let until = excess.endedOn.map { ", ended \($0.shortText)" } ?? ""
    return "\(excess.began.shortText)\(until)"
  }

  /// Words and a tag, never colour alone.
  var response: HTML {
    switch excess.response(on: day) {
    case .later(let until): Part.tag("Put off until \(until.shortText)")
    case .answered: Part.tag(excess.steps.last { $0.kind == .outcome }?.outcome ?? "Answered", .room)
    case .awaited:
      excess.isOverdue(on: day)
        ? Part.tag("Awaited since \(excess.dueOn.shortText)", .care) : Part.tag("Due \(excess.dueOn.shortText)")
    }
  }
}
