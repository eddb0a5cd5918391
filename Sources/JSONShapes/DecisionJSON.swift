import Caseload
package import Casework

/// A decision about who holds a case, with its reasons and figures.
package struct DecisionJSON: Encodable {
  struct Side: Encodable {
    let cases: Int
    let casesActive: Int
    let work: Int
    let percent: String?
    let percentExact: String?

    init(_ side: DecisionSide) {
      cases = side.cases
      casesActive = side.active
      work = side.work
      percent = side.percent?.text(places: 1)
      percentExact = side.percent?.exactText
    }
  }
  struct Change: Encodable {
    let before: Side
    let after: Side

    init(_ change: DecisionFigures.Change) {
      before = Side(change.before)
      after = Side(change.after)
    }
  }
  struct Override: Encodable {
    /// Names of the rules, and `other-team`.
    let rules: [String]
    let reason: String
    let trainingAction: String?
    let approver: String
  }
  struct Reasons: Encodable {
    let rationale: String
    let oversight: String?
    let findings: [DecisionFinding]
    let taker: Change
    /// Nil where nobody held the case before.
    let giver: Change?
    let override: Override?
    let rules: String
  }

  let id: Int
  let crn: String
  let staffCode: String
  let name: String
  let team: String
  let previousHolder: String?
  let decidedAt: String
  let decidedBy: String
  /// What the case system says: `waiting`, `confirmed`, `contradicted`, `silent`, `withdrawn`.
  let caseSystem: String
  let isInForce: Bool
  /// Nil where none is recorded.
  let nextAppointment: String?
  let reasons: Reasons?
  /// Whether the same request had taken effect before; nil in a history.
  let isRepeated: Bool?

  package init(_ decision: AllocationDecision, isRepeated: Bool? = nil) {
    id = decision.id
    crn = decision.crn
    staffCode = decision.staffCode
    name = decision.name
    team = decision.team
    previousHolder = decision.previous
    decidedAt = decision.madeAt
    decidedBy = decision.maker
    caseSystem = decision.state.rawValue
    isInForce = decision.isInForce
    nextAppointment = decision.nextAppointment?.iso
    reasons = decision.reasons.map { reasons in
      Reasons(
        rationale: reasons.rationale, oversight: reasons.oversight, findings: reasons.findings,
        taker: Change(reasons.figures.taker), giver: reasons.figures.giver.map(Change.init),
        override: reasons.override.map {
          Override(rules: $0.rules, reason: $0.reason, trainingAction: $0.trainingAction, approver: $0.approver)
        }, rules: reasons.rules)
    }
    self.isRepeated = isRepeated
  }
}

/// All decisions about one case, newest first.
package struct DecisionsJSON: Encodable {
  let decisions: [DecisionJSON]

  package init(_ decisions: [AllocationDecision]) { self.decisions = decisions.map { DecisionJSON($0) } }
}
