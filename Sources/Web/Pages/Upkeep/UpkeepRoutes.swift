import Casework
import HTTPTypes
import Rules

extension Visit {
  /// Every page on which a manager keeps a team in order.
  func upkeep(_ address: UpkeepAddress) async throws -> Answer {
    switch address {
    case .ahead(let place):
      let model = try await use.hoursAhead(level: place.level, code: place.code)
      return .page(
        framed(HoursAheadView(model: model, standing: try? await use.standing(), pack: use.pack).page))
    case .protections(let place, _) where place.level != use.pack.levels.last?.id:
      let model = try await use.protectionCounts(level: place.level, code: place.code)
      return .page(framed(ProtectionCountsView(model: model, standing: try? await use.standing()).page))
    case .protections(let place, let isDone):
      let model = try await use.protections(level: place.level, code: place.code)
      let view = ProtectionsView(
        model: model, isDone: isDone, pack: use.pack, token: formToken, standing: try? await use.standing())
      return .page(framed(view.page))
    case .week(let place, let isDone):
      return try await weekPage(place, TeamWeekForm(), isDone: isDone)
    case .cover(let staff, let done): return try await coverPage(staff, CoverForm(), done)
    }
  }

  /// Takes a form of cover; its token has been looked at.
  func covered(_ staff: String, _ fields: [String: String]) async throws -> Answer {
    var form = CoverForm(texts: fields)
    guard session?.person.actor.may(.change, .ties, use.pack.access) == true else {
      throw CaseworkRefusal.notAllowed("Your role names nobody for cover. Ask a manager of the team.")
    }
    switch form.step {
    case .end:
      guard let id = try? Address.identifier(form.text(CoverForm.idField)) else {
        throw CaseworkRefusal.invalid("The form does not say what it is about. Nothing was changed.")
      }
      try await use.endCover(id, of: staff)
      return .seeOther(.upkeep(.cover(staff, done: .ended)))
    case .give, .giveAll:
      guard let cover = form.cover(of: staff) else {
        throw CaseworkRefusal.invalid("The form does not say what it is about. Nothing was changed.")
      }
      switch try await use.giveCover(cover) {
      case .kept(let cases):
        return backToWeek(fields) ?? .seeOther(.upkeep(.cover(staff, done: cases == 0 ? .same : .given)))
      case .refused(let problems):
        form.problems = problems.map { FieldProblem($0.column ?? CoverForm.coveredByField, $0.message) }
        return try await coverPage(staff, form, nil)
      }
    case nil: throw CaseworkRefusal.invalid("The form does not say what to do. Nothing was changed.")
    }
  }

  /// Takes an approval of a breach; its token has been looked at.
  func approved(_ place: UpkeepAddress.Place, _ fields: [String: String]) async throws -> Answer {
    guard session?.person.actor.may(.change, .excess, use.pack.access) == true else {
      throw CaseworkRefusal.notAllowed("Your role approves nothing here. Ask the head of the unit above the team.")
    }
    guard let id = try? Address.identifier((fields[ProtectionsView.idField] ?? "").trimmed) else {
      throw CaseworkRefusal.invalid("The form does not say what it is about. Nothing was changed.")
    }
    try await use.approveBreach(id, reason: fields[ProtectionsView.reasonField] ?? "")
    return .seeOther(.upkeep(.protections(place, isDone: true)))
  }

  /// Takes the answers of a week about too much work; their token has been looked at.
  func answeredWeek(_ place: UpkeepAddress.Place, _ fields: [String: String]) async throws -> Answer {
    guard session?.person.actor.may(.change, .excess, use.pack.access) == true else {
      throw CaseworkRefusal.notAllowed("Your role answers nothing here. Ask the manager of the team.")
    }
    var form = TeamWeekForm(texts: fields)
    let answers = form.answers()
    if form.problems.isEmpty {
      do {
        try await use.answerExcesses(answers)
        return .seeOther(.upkeep(.week(place, isDone: true)))
      } catch CaseworkRefusal.invalid(let sentence) {
        form.problems = [
          FieldProblem(form: sentence, first: "\(TeamWeekForm.answerPrefix)\(answers.first?.id ?? 0)")
        ]
      }
    }
    return try await weekPage(place, form, isDone: false)
  }

  private func weekPage(_ place: UpkeepAddress.Place, _ form: TeamWeekForm, isDone: Bool) async throws -> Answer {
    let model = try await use.teamWeek(level: place.level, code: place.code)
    let view = TeamWeekView(
      model: model, form: form, isDone: isDone, pack: use.pack, token: formToken, standing: try? await use.standing())
    return .page(framed(view.page), form.problems.isEmpty ? .ok : .unprocessableContent)
  }

  /// Where a form of the weekly page leads: back to it. Nil for a form of another page.
  func backToWeek(_ fields: [String: String]) -> Answer? {
    guard let team = fields[TeamWeekView.backField], !team.isEmpty, let level = use.pack.levels.last?.id else {
      return nil
    }
    return .seeOther(.upkeep(.week(UpkeepAddress.Place(level: level, code: team), isDone: true)))
  }

  private func coverPage(_ staff: String, _ form: CoverForm, _ done: UpkeepAddress.Done?) async throws -> Answer {
    let view = CoverView(
      model: try await use.cover(staff: staff), form: form, done: done, token: formToken,
      standing: try? await use.standing())
    return .page(framed(view.page), form.problems.isEmpty ? .ok : .unprocessableContent)
  }
}
