import Casework
import HTTPTypes
import Rules

extension Visit {
  /// Every page about too much work and about room for more.
  func load(_ address: LoadAddress) async throws -> Answer {
    switch address {
    case .excesses(let place):
      let list = try await use.excesses(level: place?.level, code: place?.code)
      return .page(framed(ExcessListView(list: list).page))
    case .excess(let id, let done): return try await excessPage(id, ExcessForm(), done: done)
    case .capacity(let place):
      let statement = try await use.capacity(level: place?.level, code: place?.code)
      return .page(framed(CapacityView(statement: statement, standing: try? await use.standing()).page))
    case .capacityFile(let place):
      let file = CapacityFile(statement: try await use.capacityFile(level: place?.level, code: place?.code))
      return .file(file.csv, name: file.name)
    }
  }

  /// Takes an answer; its token has been looked at.
  func answered(_ id: Int, _ fields: [String: String]) async throws -> Answer {
    // Whoever may answer nothing is told so, whatever the form says.
    guard session?.person.actor.may(.change, .excess, use.pack.access) == true else {
      throw CaseworkRefusal.notAllowed("Your role answers nothing here. Ask the manager of the team.")
    }
    var form = ExcessForm(texts: fields)
    let (answer, problems) = form.answer()
    form.problems = problems
    guard let answer else { return try await excessPage(id, form, done: false) }
    do { try await use.answerExcess(id, answer) } catch CaseworkRefusal.invalid(let sentence) {
      form.problems = [FieldProblem(form: sentence, first: ExcessForm.answerField)]
      return try await excessPage(id, form, done: false)
    }
    return .seeOther(.load(.excess(id, done: true)))
  }

  private func excessPage(_ id: Int, _ form: ExcessForm, done: Bool) async throws -> Answer {
    let model = try await use.excess(id: id)
    return .page(
      framed(ExcessView(model: model, form: form, done: done, token: formToken).page),
      form.problems.isEmpty ? .ok : .unprocessableContent)
  }
}
