import Caseload
import Casework
import HTTPTypes
import Rules

extension Visit {
  func contactsPage(
    _ crn: String, _ form: FormByHand = FormByHand(), effect: ContactPlanEffect? = nil, isDone: Bool = false
  ) async throws -> Answer {
    let view = ContactPlanView(
      model: try await use.contactPlans(crn: crn), form: form, effect: effect, isDone: isDone, pack: use.pack,
      token: formToken, standing: try? await use.standing())
    return .page(framed(view.page), form.problems.isEmpty ? .ok : .unprocessableContent)
  }

  /// Takes a plan of contacts, first to be looked at and then to be kept; its token has been looked at.
  func sentContacts(_ fields: [String: String], of crn: String) async throws -> Answer {
    guard session?.person.actor.may(.change, .cases, use.pack.access) == true else {
      throw CaseworkRefusal.notAllowed("Your role plans no contacts. Ask whoever holds the case.")
    }
    var form = FormByHand(texts: fields)
    var plan: ContactPlan?
    switch form.text(ContactPlanView.kindField) {
    case ContactPlanView.tiers: break
    case ContactPlanView.own:
      func count(_ name: String) -> Int {
        if let count = form.whole(name) { return count }
        form.problems.append(FieldProblem(name, "Enter a whole number, for instance 2."))
        return 0
      }
      plan = ContactPlan(
        office: count(ContactPlanView.officeField), home: count(ContactPlanView.homeField),
        remote: count(ContactPlanView.remoteField))
    default: form.problems.append(FieldProblem(ContactPlanView.kindField, "Select which contacts count."))
    }
    guard let days = form.days(), form.problems.isEmpty else { return try await contactsPage(crn, form) }
    let new = NewContactPlan(
      crn: crn, plan: plan, from: days.from, until: days.until, reason: form.text(FormByHand.reasonField),
      seen: form.seen)
    switch form.step {
    case .look:
      switch try await use.contactPlanEffect(new) {
      case .effect(let effect): return try await contactsPage(crn, form, effect: effect)
      case .refused(let problems): form.add(problems)
      }
    case .keep:
      switch try await use.recordContactPlan(new) {
      case .effect: return .seeOther(.hours(.contacts(crn: crn, isDone: true)))
      case .refused(let problems): form.add(problems)
      }
    case nil: throw CaseworkRefusal.invalid("The form does not say what to do. Nothing was changed.")
    }
    return try await contactsPage(crn, form)
  }

  func settingsPage(
    _ place: HoursAddress.Place, _ form: FormByHand = FormByHand(), effect: LocalSettingEffect? = nil,
    isDone: Bool = false
  ) async throws -> Answer {
    let view = LocalSettingsView(
      model: try await use.localSettings(level: place.level, code: place.code), form: form, effect: effect,
      isDone: isDone, pack: use.pack, token: formToken, standing: try? await use.standing())
    return .page(framed(view.page), form.problems.isEmpty ? .ok : .unprocessableContent)
  }

  /// Takes a local setting, first to be looked at and then to be kept; its token has been looked at.
  func sentSetting(_ fields: [String: String], of place: HoursAddress.Place) async throws -> Answer {
    guard session?.person.actor.may(.change, .organisation, use.pack.access) == true else {
      throw CaseworkRefusal.notAllowed("Your role sets nothing for a unit. Ask its head.")
    }
    var form = FormByHand(texts: fields)
    var percent: Int?
    switch form.text(LocalSettingsView.kindField) {
    case LocalSettingsView.back: break
    case LocalSettingsView.own:
      percent = form.whole(LocalSettingsView.percentField)
      if percent == nil {
        form.problems.append(
          FieldProblem(LocalSettingsView.percentField, "Enter a whole number of percent, for instance 130."))
      }
    default: form.problems.append(FieldProblem(LocalSettingsView.kindField, "Select what counts for travel."))
    }
    guard let days = form.days(), form.problems.isEmpty else { return try await settingsPage(place, form) }
    let new = NewLocalSetting(
      level: place.level, code: place.code, percent: percent, from: days.from, until: days.until,
      reason: form.text(FormByHand.reasonField), seen: form.seen)
    switch form.step {
    case .look:
      switch try await use.localSettingEffect(new) {
      case .effect(let effect): return try await settingsPage(place, form, effect: effect)
      case .refused(let problems): form.add(problems)
      }
    case .keep:
      switch try await use.recordLocalSetting(new) {
      case .effect: return .seeOther(.hours(.settings(place, isDone: true)))
      case .refused(let problems): form.add(problems)
      }
    case nil: throw CaseworkRefusal.invalid("The form does not say what to do. Nothing was changed.")
    }
    return try await settingsPage(place, form)
  }
}
