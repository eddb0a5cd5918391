import Allocation
import Caseload
import Rules
import Workload

@testable import Casework

/// Deciding who holds a made-up case; names and words are hostile.
extension SampleUse {
  func allocationImpact(crn: String, staff: String, team: String?) async throws -> AllocationImpact {
    let found = try await recommendation(crn: crn, level: nil, code: nil)
    guard
      let person = (found.able + found.unable).first(where: {
        $0.candidate.post.key.staff.text == staff && $0.candidate.post.key.team.text == team
      })
    else { throw CaseworkRefusal.invalid("This post has ended.") }
    let approval: AllocationApproval =
      switch person.override {
      case .never: .never
      case .headOfPDU: .headOfPDU
      case .senior: .senior
      case nil: .none
      }
    return AllocationImpact(
      row: found.row, person: person, needs: found.needs, approval: approval,
      approvers: approval == .headOfPDU ? [.init(name: "head@example.org", displayName: SampleCases.hostileName)] : [],
      asksForTraining: staff == "S30", seen: "seen-\(staff)", key: "key-\(staff)", day: found.day, limits: found.limits,
      standing: found.standing)
  }

  func commit(_ new: NewAllocation) async throws -> CommitOutcome {
    if new.key == "used" { return .keyReused }
    if new.seen == "old" { return .changed(["The tier of the case is <b>A1</b> now."]) }
    let impact = try await allocationImpact(crn: new.crn, staff: new.staff, team: new.team)
    let words = impact.person.candidate.obstacles.map(\.words)
    if impact.approval != .none, new.override == nil { return .ruledOut(words, impact.approval) }
    let problems = AllocationWords(new).problems(impact.approval, asksForTraining: impact.asksForTraining)
    return problems.isEmpty ? .committed(1, isRepeated: new.key == "again") : .refused(problems)
  }

  func allocationDecision(_ id: Int) async throws -> AllocationDecision {
    guard id == 1 else { throw CaseworkRefusal.notFound("There is no decision of this number.") }
    return decision(crn: "X100001", try await recommendation(crn: "X100001", level: nil, code: nil))
  }

  func allocationDecisions(crn: String) async throws -> [AllocationDecision] {
    guard crn == "X100001" else {
      _ = try await reads.caseDetail(crn: crn)
      return []
    }
    return [try await allocationDecision(1)]
  }

  func handover(_ id: Int) async throws -> Handover {
    let decision = try await allocationDecision(id)
    return Handover(
      decision: decision, oversight: "Ask about <i>Friday</i>", detail: try await reads.caseDetail(crn: decision.crn),
      day: SampleCases.day)
  }

  private func decision(crn: String, _ found: Recommendation) -> AllocationDecision {
    let candidate = found.able.first?.candidate
    let figure = PostFigure(
      casesHeld: 20, casesActive: 20, work: 1_000, available: Ratio(2_176), contracted: nil, hoursAreAssumed: false,
      reduced: .zero, notComputable: [])
    let change = DecisionFigures.Change(
      before: DecisionSide(candidate?.effect.before.figure ?? figure),
      after: DecisionSide(candidate?.effect.after.figure ?? figure))
    return AllocationDecision(
      id: 1, crn: crn, staffCode: "S1", name: SampleCases.hostileName, team: "Eastgate",
      previous: SampleCases.hostileName, madeAt: "2026-11-22T10:00:00Z", maker: "Cy <i>", state: .waiting,
      isInForce: true, nextAppointment: nil,
      reasons: .init(
        rationale: "Knows <b>her</b>", oversight: "Ask about <i>Friday</i>",
        findings: (candidate?.findings ?? []).map(DecisionFinding.init),
        figures: DecisionFigures(taker: change, giver: change),
        override: .init(
          rules: ["training", "other-team"], reason: "Needed & <i>now</i>", trainingAction: "Course", approver: "Bo <i>"
        ),
        rules: "england-wales, version 2026.10"))
  }
}
