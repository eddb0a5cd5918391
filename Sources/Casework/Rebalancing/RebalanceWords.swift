import Caseload
import Rules

/// A plan in words, the same on the page and at the terminal. A person decides.
extension RebalanceProposal {
  /// What moving cases inside the unit comes to, in a sentence or two.
  public var sentence: String {
    switch outcome {
    case .nobodyOver: "Nobody here is over \(limits.highPercent)% or over a limit of cases, so no move is needed."
    case .clears(let moves):
      "\(Self.counted(moves, "move brings", "moves bring")) everybody within \(limits.highPercent)% and their limits, and nobody "
        + "who receives comes over \(limits.fullPercent)%."
    case .impossible:
      "No safe plan exists: no moves inside this unit bring everybody within \(limits.highPercent)%. That is proven."
    case .notFound(let over, _):
      "No plan was found that brings everybody within \(limits.highPercent)%; one is not excluded. After the best that was found, "
        + "\(Self.counted(over, "post is", "posts are")) still over a line."
    }
  }

  /// Why the case, in sentences.
  public func reasons(of move: Move) -> [String] {
    let (giver, receiver) = (people[move.from], people[move.to])
    var lines = [
      "\(giver.name) is at \(Self.percent(move.giver.before)) and would be at \(Self.percent(move.giver.after)).",
      "\(receiver.name) may hold it by every rule, is at \(Self.percent(move.receiver.before)) and would be at "
        + "\(Self.percent(move.receiver.after)).",
    ]
    if let months = move.monthsHeld {
      lines.append(
        "\(giver.name) has held it for \(months == 0 ? "less than a month" : Self.counted(months, "month", "months")).")
    }
    if !move.needs.isEmpty { lines.append("It asks for training or clearance: \(move.needs.joined(separator: ", ")).") }
    if let until = move.heldBefore { lines.append("\(receiver.name) held this person before, until \(until.text).") }
    if let next = move.next {
      let other = people[next.person]
      let place = other.team == receiver.team ? "" : " in \(other.team)"
      lines.append("Next best: \(other.name)\(place), who would be at \(Self.percent(next.after)).")
    } else {
      lines.append("Nobody else here could receive it now.")
    }
    return lines
  }

  /// `104.2%`.
  public static func percent(_ side: Side) -> String {
    side.percent.map { "\($0.text(places: 1))%" } ?? "no percentage"
  }

  private static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }
}
