import Caseload
import DataFormat
import Exchange
import Rules
import Storage
import Workload

/// What a reduction recorded by hand must satisfy beside the form of its row.
struct ReductionChecks {
  let connection: any SQLConnection
  let pack: RulePack
  let day: LocalDate
  /// Whether whoever records it may do without another person's approval.
  let isApproved: Bool

  /// What is wrong with a row, by column. - Parameter texts: the row as the sheet writes it.
  func problems(_ texts: [String: String]) throws -> [DataProblem] {
    guard let staff = texts["staff_code"], let team = texts["team"], let id = texts["reason"],
      let hours = texts["hours"].flatMap({ WeeklyHours($0) }),
      let from = texts["starts_on"].flatMap({ LocalDate(iso: $0) }),
      let until = texts["ends_on"].flatMap({ LocalDate(iso: $0) }),
      let reason = pack.reductionReasons.first(where: { $0.id == id })
    else { return [] }
    let key = PostKey(staff: StaffCode(staff), team: TeamCode(team))
    let reader = AvailabilityReader(connection: connection, pack: pack, day: min(day, from))
    guard let inputs = try reader.inputs(of: [staff])[key] else {
      return [problem("team", team, "This person has no post in this team. Add the post first.")]
    }
    let days = DayRange(from: from, until: until)
    // The row itself may be there already: then this is a change of it.
    let others = inputs.reductions.filter { $0.reason != id || $0.days.from != from }
    var found: [DataProblem] = []
    if hours == .zero { found.append(problem("hours", hours.text, "Enter more than no hours.")) }
    if let other = others.first(where: { $0.reason == id && $0.days.overlaps(days) }) {
      let last = other.days.until.map { " until \($0.text)" } ?? ""
      found.append(
        problem(
          "starts_on", from.iso,
          "There is a reduction for this reason from \(other.days.from.text)\(last) already. End or change that one."))
    }
    let turns = [from] + (others.map(\.days.from) + inputs.contracts.map(\.days.from)).filter { days.contains($0) }
    let rules = AvailabilityRules(pack)
    for turn in turns.sorted() {
      guard let contracted = rules.available(inputs, on: turn).contracted else { continue }
      let sum = others.filter { $0.days.contains(turn) }.reduce(hours) { $0 + $1.hours }
      if sum > contracted {
        found.append(
          problem(
            "hours", hours.text,
            "All reductions on \(turn.text) would come to \(sum.text) hours a week, and the contract is \(contracted.text)."
          ))
        break
      }
      if let most = reason.maximumPercent ?? reason.allowancePercent,
        hours.ratio > Ratio((contracted.ratio * Ratio(most, over: 100)).rounded(toPlaces: 2), over: 100)
      {
        let allowed = (contracted.ratio * Ratio(most, over: 100)).text(places: 2)
        found.append(
          problem(
            "hours", hours.text,
            "For this reason at most \(most) percent may be taken: \(allowed) of \(contracted.text) hours on \(turn.text)."
          ))
        break
      }
    }
    if reason.needsApproval, !isApproved {
      found.append(
        problem(
          "reason", id,
          "Somebody else approves this reason. Ask for it on the page of this person’s available time."))
    }
    return found
  }

  private func problem(_ column: String, _ value: String, _ message: String) -> DataProblem {
    DataProblem(
      kind: .outOfRange, file: DataSheets.reductions.name, line: 1, column: column, value: value, message: message)
  }
}

extension DayRange {
  fileprivate func overlaps(_ other: DayRange) -> Bool {
    (until.map { other.from <= $0 } ?? true) && (other.until.map { from <= $0 } ?? true)
  }
}
