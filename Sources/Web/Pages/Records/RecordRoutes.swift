import Casework
import DataFormat
import HTTPTypes
import Rules

extension Visit {
  private var words: FieldWords { FieldWords(pack: use.pack) }

  /// Every page about records by hand.
  func records(_ address: RecordAddress) async throws -> Answer {
    let standing = try? await use.standing()
    let open = DataSheets.all.filter(mayChange)
    if let sheet = address.sheet {
      guard mayChange(try self.sheet(sheet)) else { throw Self.otherRecords }
    } else if open.isEmpty {
      throw Self.otherRecords
    }
    switch address {
    case .list: return .page(framed(RecordListPage(sheets: open, pack: use.pack, standing: standing).page))
    case .sheet(let name):
      return .page(
        framed(RecordSheetPage(sheet: try sheet(name), words: words, given: nil, standing: standing).page))
    case .new(let name, let known):
      let form = RecordForm(new: try sheet(name), known: known)
      try await refuseRestricted(form)
      return await page(form)
    case .edit(let name, let key):
      let sheet = try sheet(name)
      guard !sheet.isHistory else {
        throw CaseworkRefusal.invalid("What is recorded of this stays as it is. Record what came later.")
      }
      guard key.count == sheet.key.count else {
        return .page(
          framed(RecordSheetPage(sheet: sheet, words: words, given: key, standing: standing).page), .badRequest)
      }
      return await page(try await change(of: sheet, key))
    case .done(let name, let key, let outcome):
      return .page(
        framed(RecordDonePage(sheet: try sheet(name), key: key, outcome: outcome, standing: standing).page))
    }
  }

  /// Takes a form that was sent: checks it, shows what it will do, and keeps it when that was confirmed.
  func record(_ fields: [String: String], on name: String) async throws -> Answer {
    let sheet = try sheet(name)
    guard mayChange(sheet) else { throw Self.otherRecords }
    let form = RecordForm(sent: fields, sheet, by: try signedIn.person.actor.displayName)
    try await refuseRestricted(form)
    let before = try await use.row(of: sheet, key: form.key)
    if form.isChange, before == nil { throw missing(sheet) }
    if form.step == .change { return await page(form) }

    let isPreview = form.step != .confirm || !form.ownProblems.isEmpty
    let outcome = try await use.record(form.entry, preview: isPreview)
    let problems = outcome.handProblems + form.ownProblems
    guard problems.isEmpty else { return await page(form, problems) }
    switch outcome {
    case .refused: return await page(form, problems)
    case .same: return .seeOther(.records(.done(sheet.name, key: form.namedKey, .same)))
    case .kept(_, let isWaiting) where !isPreview:
      return .seeOther(.records(.done(sheet.name, key: form.namedKey, isWaiting ? .waiting : .kept)))
    case .kept(let effects, let isWaiting):
      let check = RecordCheckPage(
        form: form, before: before, newest: await newest(form), effects: effects, isWaiting: isWaiting, words: words,
        token: formToken,
        standing: try? await use.standing())
      return .page(framed(check.page))
    }
  }

  private func page(_ form: RecordForm, _ problems: [HandProblem] = []) async -> Answer {
    let page = RecordFormPage(
      form: form, problems: problems, words: words, token: formToken, standing: try? await use.standing())
    return .page(framed(page.page), problems.isEmpty ? .ok : .unprocessableContent)
  }

  /// The newest score of the same kind, which a new one takes the place of; nil for other sheets, and where there is none.
  private func newest(_ form: RecordForm) async -> CaseDetail.RiskScore? {
    guard form.sheet.name == DataSheets.risk.name, let crn = form.crn else { return nil }
    return try? await use.caseDetail(crn: crn).risk.first { $0.kind == form.texts["kind"] }?.newest
  }

  private func change(of sheet: Sheet, _ key: [String: String]) async throws -> RecordForm {
    let texts = sheet.key.map { key[$0] ?? "" }
    let crn = sheet.aboutCase.flatMap { key[$0.name] }
    if let crn, try await use.isKept(crn: crn, mayBeNew: false) { throw CaseworkRefusal.restricted }
    guard let row = try await use.row(of: sheet, key: texts) else { throw missing(sheet) }
    return RecordForm(change: sheet, row: row)
  }

  /// A restricted case is changed as little as it is shown, and one that is not there is refused in the same words.
  private func refuseRestricted(_ form: RecordForm) async throws {
    if let crn = form.crn, try await use.isKept(crn: crn, mayBeNew: form.isNewCase) { throw CaseworkRefusal.restricted }
  }

  private func mayChange(_ sheet: Sheet) -> Bool {
    (session?.person.actor).map { sheet.isKept(by: $0, use.pack.access) } ?? false
  }

  private static let otherRecords = CaseworkRefusal.notAllowed(
    "Your role does not keep these records. If you need to for your work, ask an administrator.")

  private func sheet(_ name: String) throws -> Sheet {
    guard let sheet = DataSheets.named(name) else { throw Address.Fault.notFound }
    return sheet
  }

  private func missing(_ sheet: Sheet) -> CaseworkRefusal {
    .notFound("There is no \(sheet.row) like this. It may have been taken away by the case system.")
  }
}
