import ArgumentParser
import Casework
import JSONShapes

struct AllocationCommit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "commit",
    abstract: "Gives a case to a practitioner, with a reason that is kept. Rules and figures are looked at anew.")

  @Argument(help: "The case reference number.") var crn: String
  @Option(help: "Who takes it: a staff code, or STAFF/TEAM for somebody with several posts.") var to: String
  @Option(help: "Why this practitioner.") var reason: String
  @Option(help: "What the practitioner is to know or do first.") var oversight: String?
  @Option(help: "Why it is decided otherwise than a rule says.") var overrideReason: String?
  @Option(help: "What training follows and by when, where training is what is missing.") var trainingAction: String?
  @Option(help: "The account of who approves it: neither who allocates nor who receives.") var approver: String?
  @Option(help: "A key of your choice: the same request sent again with it takes effect once.") var key: String?
  @Option(
    help: ArgumentHelp(
      "What headroom allocation preview printed as seen: what is another since is told, and nothing changes.",
      valueName: "SEAL"))
  var seen: String?
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      let outcome = try await service.commit(allocation)
      guard case .committed(let id, let isRepeated) = outcome else { throw DecisionRefusal(outcome) }
      let decision = try await service.allocationDecision(id)
      if output.json {
        try Output.json(DecisionJSON(decision, isRepeated: isRepeated))
      } else {
        let again = isRepeated ? "\nThis request had taken effect before; nothing was changed by it now." : ""
        Output.result(DecisionText(decision: decision).text + again)
      }
    }
  }

  private var allocation: NewAllocation {
    let post = PostName(to)
    let isOverride = overrideReason != nil || approver != nil || trainingAction != nil
    return NewAllocation(
      crn: crn, staff: post.staff, team: post.team, rationale: reason,
      oversight: oversight ?? "",
      override: isOverride
        ? .init(reason: overrideReason ?? "", trainingAction: trainingAction ?? "", approver: approver ?? "") : nil,
      key: key, seen: seen)
  }
}

/// Why a case was not given to somebody, for a terminal. Nothing was changed.
struct DecisionRefusal: Error {
  let sentence: String
  /// Whether what was asked for is wrong in itself; otherwise it is not allowed as things stand.
  let isBadInput: Bool

  init(_ outcome: CommitOutcome) {
    switch outcome {
    case .refused(let problems):
      sentence = "Nothing was changed.\n" + problems.map(Self.line).joined(separator: "\n")
      isBadInput = true
    case .changed(let sentences):
      sentence = "Nothing was changed, as something is another since.\n" + sentences.joined(separator: "\n")
      isBadInput = false
    case .ruledOut(let words, let approval):
      sentence = "Nothing was changed.\n" + words.map { "\($0)." }.joined(separator: "\n") + "\n" + Self.words(approval)
      isBadInput = false
    case .keyReused:
      sentence =
        "Nothing was changed: this key was used for another request before. Look at the case, and use a new key."
      isBadInput = false
    case .committed:
      sentence = "Nothing stands against it."
      isBadInput = false
    }
  }

  private static func line(_ problem: HandProblem) -> String {
    let option: String? =
      switch problem.column.flatMap(DecisionField.init) {
      case .rationale: "--reason"
      case .oversight: "--oversight"
      case .reason: "--override-reason"
      case .training: "--training-action"
      case .approver: "--approver"
      case nil: nil
      }
    return option.map { "\($0): \(problem.message)" } ?? problem.message
  }

  private static func words(_ approval: AllocationApproval) -> String {
    switch approval {
    case .never: "Nobody may decide otherwise. Choose somebody else."
    case .senior: "The senior of the other team, or the head of the PDU, agrees by --override-reason and --approver."
    case .headOfPDU: "The head of the PDU may decide otherwise: give --override-reason and --approver."
    case .none: ""
    }
  }
}
