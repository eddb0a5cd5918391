import Secrets

/// The words of a decision as they are kept, and what is to be put right in them.
struct AllocationWords {
  let rationale: String
  let oversight: String
  let reason: String
  let trainingAction: String
  let approver: String

  /// Characters of each of them.
  static let longest = 2_000

  init(_ new: NewAllocation) {
    func plain(_ text: String?) -> String {
      (text ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    rationale = plain(new.rationale)
    oversight = plain(new.oversight)
    reason = plain(new.override?.reason)
    trainingAction = plain(new.override?.trainingAction)
    approver = plain(new.override?.approver)
  }

  /// By the names of ``DecisionField``. - Parameter approval: what the decision takes beside its rationale.
  func problems(_ approval: AllocationApproval, asksForTraining: Bool) -> [HandProblem] {
    var problems: [HandProblem] = []
    func ask(_ field: DecisionField, _ text: String, isAsked: Bool, _ missing: String) {
      if isAsked, text.isEmpty { problems.append(HandProblem(column: field.rawValue, message: missing)) }
      if text.count > Self.longest {
        let message = "Use at most 2,000 characters: what is longer belongs in the record of the case."
        problems.append(HandProblem(column: field.rawValue, message: message))
      }
    }
    let isOverride = approval == .headOfPDU || approval == .senior
    ask(.rationale, rationale, isAsked: true, "Say why this practitioner, in a sentence or two.")
    ask(.oversight, oversight, isAsked: false, "")
    ask(.reason, reason, isAsked: isOverride, "Say why it is decided otherwise.")
    ask(.training, trainingAction, isAsked: isOverride && asksForTraining, "Say what training follows, and by when.")
    if isOverride, approver.isEmpty {
      problems.append(HandProblem(column: DecisionField.approver.rawValue, message: "Select who approves it."))
    }
    return problems
  }

  /// Of all that a request asks for: what is sent again has the same.
  func digest(_ new: NewAllocation) -> String {
    let parts = [new.crn, new.staff, new.team ?? "", rationale, oversight, reason, trainingAction, approver]
    return SecretToken.digest(parts.map { "\($0.utf8.count):\($0)" }.joined())
  }
}

/// The fields of a decision, as problems name them.
public enum DecisionField: String, Sendable, Hashable, CaseIterable {
  case rationale, oversight, reason, training, approver
}
