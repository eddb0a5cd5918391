import Allocation
import Caseload
import Casework
import HTTPTypes
import Rules

extension Visit {
  /// Every page on which somebody decides who holds a case, and of what was decided.
  func allocation(_ address: AllocationAddress) async throws -> Answer {
    switch address {
    case .confirm(let crn, nil, _): return .seeOther(.cases(.choosing(crn: crn)))
    case .confirm(let crn, let post?, let goesOn):
      do {
        let impact = try await use.allocationImpact(crn: crn, staff: post.staff, team: post.team)
        return try await impactPage(impact, DecisionForm(), goesOn: goesOn)
      } catch is HeldAlready {
        // Somebody went back after the case was given: what was decided says so.
        return .seeOther(.allocation(.history(crn: crn)))
      }
    case .history(let crn):
      let decisions = try await use.allocationDecisions(crn: crn)
      let view = DecisionHistoryView(crn: crn, decisions: decisions, standing: try? await use.standing())
      return .page(framed(view.page))
    case .decision(let id, let isNew):
      let decision = try await use.allocationDecision(id)
      let view = DecisionView(
        decision: decision, isNew: isNew, hidesFigures: try await hidesFigures(of: decision.staffCode),
        standing: try? await use.standing())
      return .page(framed(view.page))
    case .rebalance(let place):
      return try await rebalancePage(place)
    case .handover(let id):
      return .page(
        framed(HandoverView(model: try await use.handover(id), standing: try? await use.standing()).page))
    }
  }

  private func rebalancePage(
    _ place: CaseAddress.Place, _ form: AcceptForm = AcceptForm(), status: HTTPResponse.Status = .ok
  ) async throws -> Answer {
    let order = RebalanceSearch(moves: use.pack.rebalancing.proposal.moves)
    var proposal = try await use.rebalance(level: place.level, code: place.code, order)
    // Whoever chose not to be shown their own live figures is not shown them here.
    if let own = session?.person.actor.staff, try await use.ownFigures().keepsLiveBack {
      proposal = proposal.hidingFigures(of: own)
    }
    let decides = session?.person.actor.may(.change, .allocation, use.pack.access) == true
    let view = RebalanceView(
      proposal: proposal, form: form, token: decides ? formToken : nil, standing: try? await use.standing())
    return .page(framed(view.page), status)
  }

  /// Takes the form that accepts moves; its token has been looked at.
  func accepted(_ place: CaseAddress.Place, _ fields: [String: String]) async throws -> Answer {
    guard session?.person.actor.may(.change, .allocation, use.pack.access) == true else {
      throw CaseworkRefusal.notAllowed("Your role gives cases to nobody. Ask the senior of the team.")
    }
    var form = AcceptForm(texts: fields)
    form.check()
    guard form.problems.isEmpty else { return try await rebalancePage(place, form, status: .unprocessableContent) }
    let outcome = try await use.accept(form.moves, level: place.level, code: place.code, reason: form.reason)
    return .page(framed(AcceptedView(outcome: outcome, standing: try? await use.standing()).page))
  }

  /// Takes the form that gives a case to somebody; its token has been looked at.
  func allocated(_ crn: String, _ fields: [String: String]) async throws -> Answer {
    var form = DecisionForm(texts: fields)
    guard session?.person.actor.may(.change, .allocation, use.pack.access) == true else {
      throw CaseworkRefusal.notAllowed("Your role gives cases to nobody. Ask the senior of the team.")
    }
    // A form without what every form of the page has is looked at like any other: first whether the case is in reach.
    let post = form.post ?? AllocationAddress.Post(staff: "", team: "")
    guard let new = form.allocation(of: crn) else {
      _ = try await use.allocationImpact(crn: crn, staff: post.staff, team: post.team)
      throw CaseworkRefusal.invalid("The form does not say what it is about. Nothing was changed.")
    }
    do { return try await answer(to: new, &form) } catch is HeldAlready {
      return .seeOther(.allocation(.history(crn: crn)))
    }
  }

  private func answer(to new: NewAllocation, _ form: inout DecisionForm) async throws -> Answer {
    let (crn, staff, team) = (new.crn, new.staff, new.team)
    switch try await use.commit(new) {
    case .committed(let id, _): return .seeOther(.allocation(.decision(id, isNew: true)))
    case .refused(let problems):
      form.problems = problems.map { problem in
        problem.column.map { FieldProblem($0, problem.message) }
          ?? FieldProblem(form: problem.message, first: DecisionField.rationale.rawValue)
      }
      let impact = try await use.allocationImpact(crn: crn, staff: staff, team: team)
      return try await impactPage(impact, form, goesOn: true, status: .unprocessableContent)
    case .changed(let sentences):
      let impact = try await use.allocationImpact(crn: crn, staff: staff, team: team)
      return try await impactPage(impact, form, goesOn: true, changes: sentences, status: .conflict)
    case .ruledOut:
      let impact = try await use.allocationImpact(crn: crn, staff: staff, team: team)
      return try await impactPage(impact, form, goesOn: false, status: .conflict)
    case .keyReused:
      throw CaseworkRefusal.invalid(
        "This form was sent before with something else in it, and that took effect. Look at the case before you decide again."
      )
    }
  }

  private func impactPage(
    _ impact: AllocationImpact, _ form: DecisionForm, goesOn: Bool, changes: [String] = [],
    status: HTTPResponse.Status = .ok
  ) async throws -> Answer {
    let hides = try await hidesFigures(of: impact.person.candidate.post.key.staff.text)
    let standing = try? await use.standing()
    if impact.approval == .headOfPDU || impact.approval == .senior, !goesOn {
      let view = InterruptionView(impact: impact, hidesFigures: hides, standing: standing)
      return .page(framed(view.page), status)
    }
    let view = ImpactView(
      impact: impact, form: form, changes: changes, hidesFigures: hides, token: formToken, standing: standing)
    return .page(framed(view.page), status)
  }

  /// Whether whoever reads chose not to be shown their own figures, and these are theirs.
  private func hidesFigures(of staff: String) async throws -> Bool {
    guard session?.person.actor.staff == staff else { return false }
    return try await use.ownFigures().keepsLiveBack
  }
}
