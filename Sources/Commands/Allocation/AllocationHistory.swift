import ArgumentParser
import Caseload
import Casework
import JSONShapes

struct AllocationHistory: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "What was decided here about who holds a case: who, when, why, what the rules said, and the figures.")

  @Argument(help: "The case reference number.") var crn: String
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      let decisions = try await database.service().allocationDecisions(crn: crn)
      if output.json {
        try Output.json(DecisionsJSON(decisions))
      } else if decisions.isEmpty {
        Output.result("\(crn): nothing was decided here yet.")
      } else {
        Output.result(decisions.map { DecisionText(decision: $0).text }.joined(separator: "\n\n"))
      }
    }
  }
}

/// A decision about who holds a case as text.
struct DecisionText {
  let decision: AllocationDecision

  var text: String {
    var lines = [
      "Decision \(decision.id): case \(decision.crn) to \(decision.name) (\(decision.staffCode)), \(decision.team), "
        + "at \(decision.madeAt) by \(decision.maker); before: \(decision.previous ?? "nobody")",
      state, appointment,
    ]
    guard let reasons = decision.reasons else { return lines.joined(separator: "\n") }
    lines.append("Why: \(reasons.rationale)")
    if let note = reasons.oversight { lines.append("Note: \(note)") }
    if let override = reasons.override {
      lines.append(
        "Decided otherwise than: \(override.rules.joined(separator: ", ")). Why: \(override.reason). "
          + "Approved by \(override.approver), as \(decision.maker) recorded.")
      if let training = override.trainingAction { lines.append("Training: \(training)") }
    }
    lines.append("\(decision.name): \(Self.change(reasons.figures.taker))")
    if let giver = reasons.figures.giver {
      lines.append("\(decision.previous ?? "The holder before"): \(Self.change(giver))")
    }
    lines += reasons.findings.map { "  \($0.outcome): \($0.words)\($0.points == 0 ? "" : " (\($0.points))")" }
    return (lines + ["Rules: \(reasons.rules)"]).joined(separator: "\n")
  }

  private var state: String {
    switch decision.state {
    case .waiting: "Done here; waiting for the case system."
    case .confirmed: "The case system says the same."
    case .contradicted: "The case system names another holder."
    case .silent: "The case system has said nothing of it for longer than it should."
    case .withdrawn: "A newer change took the place of this one."
    }
  }

  private var appointment: String {
    decision.nextAppointment.map { "The next appointment is due on \($0.iso)." }
      ?? "The next appointment is not known: none is recorded."
  }

  private static func change(_ change: DecisionFigures.Change) -> String {
    func percent(_ side: DecisionSide) -> String { side.percent.map { "\($0.text(places: 1))%" } ?? "not computable" }
    return "\(change.before.cases) to \(counted(change.after.cases, "case")), "
      + "\(percent(change.before)) to \(percent(change.after))"
  }
}
