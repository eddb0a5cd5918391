import Casework
import HTTPTypes
import Rules

extension Visit {
  func hours(_ address: HoursAddress) async throws -> Answer {
    let standing = try? await use.standing()
    switch address {
    case .person(let id):
      let model = try await use.hours(practitioner: id)
      let isOwn = session?.person.actor.staff == model.staffCode
      let hides = isOwn ? try await use.ownFigures().keepsLiveBack : false
      return .page(
        framed(PersonHoursPage(model: model, hidesPercentage: hides, standing: standing, pack: use.pack).page))
    case .ahead(let id, let weeks):
      let count = weeks.map { Int($0) ?? 0 } ?? Service.forecastWeeks.upperBound
      let model = try await use.ahead(practitioner: id, weeks: count)
      let isOwn = session?.person.actor.staff == model.staffCode
      let hides = isOwn ? try await use.ownFigures() == .hidden : false
      return .page(
        framed(PersonAheadPage(model: model, hidesPercentage: hides, standing: standing, pack: use.pack).page))
    case .values(let draft):
      var comparison: HoursComparison?
      if let draft {
        let level = use.pack.levels.dropFirst(2).first?.id ?? use.pack.levels.last?.id ?? ""
        comparison = try await use.compareHours(draft: draft, level: level)
      }
      let page = TimeValuesPage(
        pack: use.pack, comparison: comparison,
        mayCompare: session?.person.actor.may(.view, .figures, use.pack.access) ?? false, standing: standing)
      return .page(framed(page.page))
    case .studies(let done): return try await studiesPage(done: done)
    case .studiesFile: return try await studiesFile()
    case .limits(let isDone): return try await limitsPage(isDone: isDone)
    case .help(let crn, let done): return try await helpPage(crn, done: done)
    case .contacts(let crn, let isDone): return try await contactsPage(crn, isDone: isDone)
    case .settings(let place, let isDone): return try await settingsPage(place, isDone: isDone)
    case .extra(let crn, let done):
      return try await extraTimePage(ExtraTimeForm(texts: crn.map { [ExtraTimeForm.crnField: $0] } ?? [:]), done)
    }
  }

  /// Takes a form of what takes more; its token has been looked at.
  func sent(_ fields: [String: String], to address: HoursAddress) async throws -> Answer {
    switch address {
    case .studies: return try await sentStudy(fields)
    case .limits: return try await sentLimit(fields)
    case .help(let crn, _): return try await sentHelp(fields, of: crn)
    case .contacts(let crn, _): return try await sentContacts(fields, of: crn)
    case .settings(let place, _): return try await sentSetting(fields, of: place)
    case .person, .ahead, .values, .studiesFile: return await refusal(.method)
    case .extra: break
    }
    var form = ExtraTimeForm(texts: fields)
    switch form.step {
    case .raise:
      guard let minutes = form.whole(ExtraTimeForm.minutesField) else {
        form.problems = [FieldProblem(ExtraTimeForm.minutesField, "Enter whole minutes, for instance 120.")]
        return try await extraTimePage(form, nil)
      }
      do {
        try await use.raiseExtraTime(crn: form.crn, minutes: minutes, reason: form.reason)
      } catch CaseworkRefusal.invalid(let sentence) {
        form.problems = [FieldProblem(form: sentence, first: ExtraTimeForm.crnField)]
        return try await extraTimePage(form, nil)
      }
      return .seeOther(.hours(.extra(done: .raised)))
    case .accept:
      guard let id = form.whole(ExtraTimeForm.idField) else { break }
      try await use.decideExtraTime(
        id,
        .accept(
          minutes: form.whole(ExtraTimeForm.minutesField) ?? 0, months: form.whole(ExtraTimeForm.monthsField) ?? 0,
          words: form.reason))
      return .seeOther(.hours(.extra(done: .accepted)))
    case .decline:
      guard let id = form.whole(ExtraTimeForm.idField) else { break }
      try await use.decideExtraTime(id, .decline(words: form.reason))
      return .seeOther(.hours(.extra(done: .declined)))
    case nil: break
    }
    throw CaseworkRefusal.invalid("The form does not say what to do. Nothing was changed.")
  }

  private func extraTimePage(_ form: ExtraTimeForm, _ done: HoursAddress.Done?) async throws -> Answer {
    let page = ExtraTimePage(
      items: try await use.extraTime(), form: form, done: done,
      mayRaise: session?.person.actor.may(.change, .workItems, use.pack.access) ?? false, token: formToken,
      standing: try? await use.standing())
    return .page(framed(page.page), form.problems.isEmpty ? .ok : .unprocessableContent)
  }
}
