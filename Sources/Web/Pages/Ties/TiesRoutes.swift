import Casework
import HTTPTypes
import Rules

extension Visit {
  func ties(_ address: TiesAddress) async throws -> Answer {
    switch address {
    case .ties(let done): return try await tiesPage(TieForm(isInspection: false), done)
    case .inspections(let done): return try await tiesPage(TieForm(isInspection: true), done)
    }
  }

  /// Takes a form of one of these pages; its token has been looked at.
  func sent(_ fields: [String: String], to address: TiesAddress) async throws -> Answer {
    let isInspection = if case .inspections = address { true } else { false }
    // Whoever may change nothing here is told so, whatever the form says.
    guard session?.person.actor.may(.change, isInspection ? .inspections : .ties, use.pack.access) == true else {
      throw CaseworkRefusal.notAllowed("Your role gives and ends nothing here. Ask a manager of the team.")
    }
    var form = TieForm(isInspection: isInspection, texts: fields)
    switch form.step {
    case .end:
      guard let id = form.id else { break }
      try await use.endTie(id)
      return .seeOther(.ties(isInspection ? .inspections(done: .ended) : .ties(done: .ended)))
    case .give:
      let (tie, problems) = form.tie(today: site.clock.today)
      form.problems = problems
      guard let tie else { return try await tiesPage(form, nil) }
      do { try await use.give(tie) } catch CaseworkRefusal.invalid(let sentence) {
        form.problems = [FieldProblem(form: sentence, first: TieForm.accountField)]
        return try await tiesPage(form, nil)
      } catch CaseworkRefusal.restricted {
        let sentence = "There is no case of this number that you may open. Check each CRN."
        form.problems = [FieldProblem(TieForm.subjectField, sentence)]
        return try await tiesPage(form, nil)
      }
      return .seeOther(.ties(isInspection ? .inspections(done: .given) : .ties(done: .given)))
    case nil: break
    }
    throw CaseworkRefusal.invalid("The form does not say what to do. Nothing was changed.")
  }

  private func tiesPage(_ form: TieForm, _ done: TiesAddress.Done?) async throws -> Answer {
    let book = form.isInspection ? try await use.inspections() : try await use.ties()
    let fields: Permission.Fields = form.isInspection ? .inspections : .ties
    let page = TiesPage(
      book: book, form: form, done: done,
      mayChange: session?.person.actor.may(.change, fields, use.pack.access) ?? false, token: formToken,
      standing: try? await use.standing())
    return .page(framed(page.page), form.problems.isEmpty ? .ok : .unprocessableContent)
  }
}
