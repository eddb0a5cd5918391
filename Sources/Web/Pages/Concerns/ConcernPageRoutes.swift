import Caseload
import Casework
import HTTPTypes
import Rules

extension Visit {
  /// Every page of what practitioners report of their own load.
  func concerns(_ address: ConcernAddress) async throws -> Answer {
    switch address {
    case .list(let done):
      let list = try await use.concerns()
      return .page(framed(ConcernListView(list: list, done: done, standing: try? await use.standing()).page))
    case .new(let kind, let crn):
      var form = NewConcernForm(texts: [NewConcernForm.kindField: kind.rawValue, NewConcernForm.crnField: crn])
      return try await newConcernPage(&form)
    case .one(let id, let isDone): return try await concernPage(id, ConcernForm(), isDone: isDone)
    case .position(let day): return try await positionPage(day)
    }
  }

  /// How many concerns await the reader's answer, for their first page; nothing where none does.
  func awaitedConcerns() async throws -> HTML {
    guard session?.person.actor.may(.view, .stressReports, use.pack.access) == true else { return .empty }
    let awaited = try await use.awaitedConcerns()
    guard let first = awaited.first else { return .empty }
    let due = first.state.due.map { ", the first by \($0.text)" } ?? ""
    return """
      <div class="notice"><p>\(Figures.counted(awaited.count, "concern awaits", "concerns await")) your answer\(due). \
      \(Part.link("Open what was reported to you", .concerns(.list()))).</p></div>

      """
  }

  /// Takes what is reported, or a step; its token has been looked at.
  func sent(_ fields: [String: String], to address: ConcernAddress) async throws -> Answer {
    guard session?.person.actor.may(.change, .stressReports, use.pack.access) == true else {
      throw CaseworkRefusal.notAllowed("Your role has no part in this. Ask your senior probation officer.")
    }
    switch address {
    case .list: return try await reported(fields)
    case .one(let id, _): return try await acted(fields, on: id)
    case .new, .position: return await refusal(.method)
    }
  }

  private func reported(_ fields: [String: String]) async throws -> Answer {
    var form = NewConcernForm(texts: fields)
    let (new, problems) = form.concern()
    form.problems = problems
    guard let new else { return try await newConcernPage(&form) }
    do { try await use.report(new) } catch CaseworkRefusal.invalid(let sentence) {
      form.problems = [FieldProblem(form: sentence, first: NewConcernForm.wordsField)]
      return try await newConcernPage(&form)
    }
    return .seeOther(.concerns(.list(done: .reported)))
  }

  private func acted(_ fields: [String: String], on id: Int) async throws -> Answer {
    var form = ConcernForm(texts: fields)
    // Whoever has no part in it is refused before anything is said of it.
    let model = try await use.concern(id: id)
    let (act, problems) = form.act(on: model.line.concern)
    form.problems = problems
    guard let act else {
      // What cannot be done now has no fields to put right.
      if !form.isOpen(model) {
        form.problems = [
          FieldProblem(form: "This cannot be done now. Nothing was changed.", first: ConcernForm.stepsAnchor)
        ]
      }
      return try await concernPage(id, form, isDone: false)
    }
    do { try await use.act(act, on: id) } catch CaseworkRefusal.invalid(let sentence) {
      form.problems = [FieldProblem(form: sentence, first: ConcernForm.stepsAnchor)]
      return try await concernPage(id, form, isDone: false)
    }
    return .seeOther(.concerns(.one(id, isDone: true)))
  }

  /// The form to report, with a case in it only where the reader may see that case.
  private func newConcernPage(_ form: inout NewConcernForm) async throws -> Answer {
    let crn = form.kind == .objection && !form.crn.isEmpty ? form.crn : nil
    let routes = try await use.concernRoutes(crn: crn)
    let view = NewConcernView(form: form, routes: routes, token: formToken, standing: try? await use.standing())
    return .page(framed(view.page), form.problems.isEmpty ? .ok : .unprocessableContent)
  }

  private func concernPage(_ id: Int, _ form: ConcernForm, isDone: Bool) async throws -> Answer {
    let model = try await use.concern(id: id)
    let view = ConcernView(
      model: model, form: form, isDone: isDone, token: formToken, standing: try? await use.standing())
    return .page(framed(view.page), form.problems.isEmpty ? .ok : .unprocessableContent)
  }

  private func positionPage(_ typed: String?) async throws -> Answer {
    let text = (typed ?? "").trimmed
    let day = LocalDate(iso: text)
    var problems: [FieldProblem] = []
    if day == nil, !text.isEmpty {
      problems = [FieldProblem(PositionView.dayField, "Enter the day as 2026-11-22.")]
    }
    let model: ReportedPosition
    do { model = try await use.reportedPosition(of: nil, on: day) } catch CaseworkRefusal.invalid(let sentence) {
      problems = [FieldProblem(PositionView.dayField, sentence)]
      model = try await use.reportedPosition(of: nil, on: nil)
    }
    let view = PositionView(
      model: model, typed: text, problems: problems, showsNight: try await !use.ownFigures().keepsLiveBack,
      standing: try? await use.standing())
    return .page(framed(view.page), problems.isEmpty ? .ok : .unprocessableContent)
  }
}
