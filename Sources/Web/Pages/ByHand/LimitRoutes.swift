import Caseload
import Casework
import HTTPTypes
import Rules

extension Visit {
  func limitsPage(
    _ form: FormByHand = FormByHand(), effect: LimitEffect? = nil, isDone: Bool = false
  ) async throws -> Answer {
    let view = LimitsView(
      model: try await use.limits(), form: form, effect: effect, isDone: isDone, pack: use.pack, token: formToken,
      standing: try? await use.standing())
    return .page(framed(view.page), form.problems.isEmpty ? .ok : .unprocessableContent)
  }

  /// Takes a limit, first to be looked at and then to be adopted; its token has been looked at.
  func sentLimit(_ fields: [String: String]) async throws -> Answer {
    guard session?.person.actor.may(.change, .policy, use.pack.access) == true else {
      throw CaseworkRefusal.notAllowed("Your role adopts no limits. Ask whoever plans for the service.")
    }
    var form = FormByHand(texts: fields)
    let key = LimitsView.key(form.text(LimitsView.aboutField))
    if key == nil { form.problems.append(FieldProblem(LimitsView.aboutField, "Select whose limit it is.")) }
    var cases: Int?
    switch form.text(LimitsView.kindField) {
    case LimitsView.rules: break
    case LimitsView.own:
      cases = form.whole(LimitsView.casesField)
      if cases == nil {
        form.problems.append(FieldProblem(LimitsView.casesField, "Enter a whole number of cases, for instance 45."))
      }
    default: form.problems.append(FieldProblem(LimitsView.kindField, "Select what counts."))
    }
    guard let days = form.days(), let key, form.problems.isEmpty else { return try await limitsPage(form) }
    let new = NewLimit(
      key: key, cases: cases, from: days.from, until: days.until, reason: form.text(FormByHand.reasonField),
      seen: form.seen)
    switch form.step {
    case .look:
      switch try await use.limitEffect(new) {
      case .effect(let effect): return try await limitsPage(form, effect: effect)
      case .refused(let problems): form.add(problems)
      }
    case .keep:
      switch try await use.adoptLimit(new) {
      case .effect: return .seeOther(.hours(.limits(isDone: true)))
      case .refused(let problems): form.add(problems)
      }
    case nil: throw CaseworkRefusal.invalid("The form does not say what to do. Nothing was changed.")
    }
    return try await limitsPage(form)
  }

  func helpPage(
    _ crn: String, _ form: FormByHand = FormByHand(), done: HoursAddress.HelpDone? = nil
  ) async throws -> Answer {
    // The case itself says who may be here.
    _ = try await use.caseDetail(crn: crn)
    let view = HelpView(
      crn: crn, offer: try await use.helpOffer(crn: crn), form: form, done: done, token: formToken,
      standing: try? await use.standing())
    return .page(framed(view.page), form.problems.isEmpty ? .ok : .unprocessableContent)
  }

  /// Takes what somebody did for the holder of a case; its token has been looked at.
  func sentHelp(_ fields: [String: String], of crn: String) async throws -> Answer {
    guard session?.person.actor.may(.change, .workItems, use.pack.access) == true else {
      throw CaseworkRefusal.notAllowed("Your role records no work on cases.")
    }
    var form = FormByHand(texts: fields)
    guard let day = LocalDate(iso: form.text(HelpForm.onField)) else {
      form.problems = [FieldProblem(HelpForm.onField, "Enter the day as 2026-11-22.")]
      return try await helpPage(crn, form)
    }
    switch try await use.recordHelp(NewHelp(crn: crn, code: form.text(HelpForm.contactField), on: day)) {
    case .kept: return .seeOther(.hours(.help(crn: crn, done: .kept)))
    case .same: return .seeOther(.hours(.help(crn: crn, done: .same)))
    case .refused(let problems):
      form.problems = problems.map { FieldProblem($0.column ?? HelpForm.contactField, $0.message) }
      return try await helpPage(crn, form)
    }
  }
}
