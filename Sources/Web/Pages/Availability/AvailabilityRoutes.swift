import Caseload
import Casework
import HTTPTypes
import Rules

extension Visit {
  func availability(_ address: AvailabilityAddress) async throws -> Answer {
    try await availabilityPage(address.staff, AvailabilityForm(), address.done)
  }

  /// Takes a form of the page; its token has been looked at.
  func sent(_ fields: [String: String], to address: AvailabilityAddress) async throws -> Answer {
    let staff = address.staff
    var form = AvailabilityForm(texts: fields)
    guard session?.person.actor.may(.change, .staff, use.pack.access) == true else {
      throw CaseworkRefusal.notAllowed("Your role keeps no records of staff. Ask a manager of the team.")
    }
    switch form.step {
    case .duty:
      switch try await use.recordDuty(form.duty(of: staff)) {
      case .kept: return done(staff, .duty)
      case .refused(let problems): form.problems = problems.map { FieldProblem($0.column ?? "kind", $0.message) }
      }
      return try await availabilityPage(staff, form, nil)
    case .endDuty:
      try await use.endDuty(
        try number(form.text(AvailabilityForm.idField)), of: staff, on: try lastDay(form),
        version: try number(form.text(AvailabilityForm.versionField)))
      return done(staff, .ended)
    case .ready:
      try await use.confirmReady(staff: staff)
      return backToWeek(fields) ?? done(staff, .ready)
    case .ask:
      switch try await use.requestReduction(form.request(of: staff), why: form.text(AvailabilityForm.whyField)) {
      case .refused(let problems):
        form.problems = problems.map { problem in
          let column = problem.column ?? "reason"
          let own = AvailabilityForm.requestColumns.contains(column)
          return FieldProblem(
            own ? AvailabilityForm.requestPrefix + column : AvailabilityForm.whyField, problem.message)
        }
        return try await availabilityPage(staff, form, nil)
      case .waits, .approved, .declined: return done(staff, .asked)
      }
    case .approve, .decline:
      let answer = try await use.decideReduction(
        try number(form.text(AvailabilityForm.idField)), of: staff, approve: form.step == .approve,
        answer: form.text(AvailabilityForm.answerField))
      switch answer {
      case .refused(let problems):
        throw CaseworkRefusal.invalid(problems.first?.message ?? "It cannot be recorded any more. Nothing was changed.")
      case .approved: return done(staff, .approved)
      case .declined, .waits: return done(staff, .declined)
      }
    case .endAdjustment:
      try await use.endAdjustment(
        staff: staff, team: form.text("team"), reason: form.text("reason"), from: form.text("starts"),
        on: try lastDay(form))
      return done(staff, .adjustment)
    case .mark:
      let problems = try await use.markNotForNow(form.mark(of: staff))
      guard !problems.isEmpty else { return done(staff, .marked) }
      form.problems = problems.map { FieldProblem($0.column ?? "mark-reason", $0.message) }
      return try await availabilityPage(staff, form, nil)
    case .endMark:
      try await use.endNotForNow(try number(form.text(AvailabilityForm.idField)), of: staff)
      return done(staff, .unmarked)
    case nil: throw CaseworkRefusal.invalid("The form does not say what to do. Nothing was changed.")
    }
  }

  private func done(_ staff: String, _ what: AvailabilityAddress.Done) -> Answer {
    .seeOther(.availability(AvailabilityAddress(staff: staff, done: what)))
  }

  private func number(_ text: String) throws -> Int {
    guard let number = try? Address.identifier(text) else {
      throw CaseworkRefusal.invalid("The form does not say what it is about. Nothing was changed.")
    }
    return number
  }

  private func lastDay(_ form: AvailabilityForm) throws -> LocalDate {
    guard let day = LocalDate(iso: form.text(AvailabilityForm.lastField)) else {
      throw CaseworkRefusal.invalid("Enter the last day as 2026-11-22. Nothing was changed.")
    }
    return day
  }

  private func availabilityPage(
    _ staff: String, _ form: AvailabilityForm, _ done: AvailabilityAddress.Done?
  ) async throws -> Answer {
    let view = AvailabilityView(
      model: try await use.availability(staff: staff), form: form, done: done, pack: use.pack, token: formToken,
      standing: try? await use.standing())
    return .page(framed(view.page), form.problems.isEmpty ? .ok : .unprocessableContent)
  }
}
