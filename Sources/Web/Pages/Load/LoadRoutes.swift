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
      if let own = try await unitOfOwnFigure(place) {
        return .page(framed(OwnFiguresPart.page(of: own.unit, path: own.path, standing: own.standing)))
      }
      return .page(framed(CapacityView(statement: statement, standing: try? await use.standing()).page))
    case .balance(let place):
      let balance = try await use.balance(level: place?.level, code: place?.code)
      if let own = try await unitOfOwnFigure(place) {
        return .page(framed(OwnFiguresPart.page(of: own.unit, path: own.path, standing: own.standing)))
      }
      return .page(framed(BalanceView(balance: balance, standing: try? await use.standing()).page))
    case .history(let place, let texts): return try await historyPage(place, HistoryForm(texts))
    case .historyFile(let place, let texts):
      let form = HistoryForm(texts)
      guard try await unitOfOwnFigure(place) == nil else {
        throw CaseworkRefusal.notAllowed("The file would hold your own figure, which you chose not to be shown.")
      }
      if let problem = form.problems.first { throw CaseworkRefusal.invalid(problem.sentence) }
      let file = HistoryFile(
        model: try await use.historyFile(level: place?.level, code: place?.code, form.days))
      return .file(file.csv, name: file.name)
    case .balanceFile(let place):
      guard try await unitOfOwnFigure(place) == nil else {
        throw CaseworkRefusal.notAllowed("The file would hold your own figure, which you chose not to be shown.")
      }
      let file = BalanceFile(balance: try await use.balanceFile(level: place?.level, code: place?.code))
      return .file(file.csv, name: file.name)
    case .capacityFile(let place):
      guard try await unitOfOwnFigure(place) == nil else {
        throw CaseworkRefusal.notAllowed("The file would hold your own figure, which you chose not to be shown.")
      }
      let file = CapacityFile(statement: try await use.capacityFile(level: place?.level, code: place?.code))
      return .file(file.csv, name: file.name)
    }
  }

  /// The weeks that were asked for; with something to put right, the usual ones.
  private func historyPage(_ place: LoadAddress.Place?, _ asked: HistoryForm) async throws -> Answer {
    var form = asked
    var model: CapacityHistory?
    if form.problems.isEmpty {
      do {
        model = try await use.history(level: place?.level, code: place?.code, form.days)
      } catch CaseworkRefusal.invalid(let sentence) { form.refuse(sentence) }
    }
    let shown: CapacityHistory
    if let model {
      shown = model
    } else {
      shown = try await use.history(level: place?.level, code: place?.code, HistoryDays())
    }
    if let own = try await unitOfOwnFigure(place) {
      return .page(framed(OwnFiguresPart.page(of: own.unit, path: own.path, standing: own.standing)))
    }
    let view = HistoryView(model: shown, form: form, standing: try? await use.standing())
    return .page(framed(view.page), form.problems.isEmpty ? .ok : .unprocessableContent)
  }

  /// The unit when its one figure is the reader's own and they chose not to be shown it: its sums would be theirs.
  private func unitOfOwnFigure(_ place: LoadAddress.Place?) async throws -> Overview? {
    guard let staff = session?.person.actor.staff, let place, try await use.ownFigures().keepsLiveBack else {
      return nil
    }
    let overview = try? await use.overview(level: place.level, code: place.code, sort: .name, descending: false)
    return overview.flatMap { $0.isOnly(staff) ? $0 : nil }
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
    return backToWeek(fields) ?? .seeOther(.load(.excess(id, done: true)))
  }

  private func excessPage(_ id: Int, _ form: ExcessForm, done: Bool) async throws -> Answer {
    let model = try await use.excess(id: id)
    return .page(
      framed(ExcessView(model: model, form: form, done: done, token: formToken).page),
      form.problems.isEmpty ? .ok : .unprocessableContent)
  }
}
