import Casework
import HTTPTypes

extension Visit {
  func subjects(_ address: SubjectsAddress) async throws -> Answer {
    switch address {
    case .list: return try await subjectsPage()
    case .one(let id):
      let page = SubjectPage(
        draft: try await use.subjectDraft(id), token: formToken, standing: try? await use.standing())
      return .page(framed(page.page))
    case .document(let id):
      guard try await use.subjectDraft(id).reviewedAt != nil else {
        throw CaseworkRefusal.invalid(
          "Nobody has read this draft yet. Read it first, and leave out what is about others.")
      }
      return .document(try await use.subjectDocument(id), name: "own-data-\(id).html")
    }
  }

  /// Takes a form of one of these pages; its token has been looked at.
  func sent(_ fields: [String: String], to address: SubjectsAddress) async throws -> Answer {
    switch address {
    case .list:
      let kind = fields[SubjectsPage.kindField] ?? ""
      let code = (fields[SubjectsPage.codeField] ?? "").trimmed
      var problems: [FieldProblem] = []
      if kind != "person", kind != "staff" {
        problems.append(FieldProblem(SubjectsPage.kindField, "Select who asks."))
      }
      if code.isEmpty { problems.append(FieldProblem(SubjectsPage.codeField, "Enter the CRN or the staff code.")) }
      guard problems.isEmpty else { return try await subjectsPage(kind, code, problems) }
      do {
        return .seeOther(
          .subjects(.one(try await use.draftSubject(kind == "staff" ? .staff(code) : .person(code)))))
      } catch CaseworkRefusal.notFound(let sentence) {
        return try await subjectsPage(kind, code, [FieldProblem(SubjectsPage.codeField, sentence)])
      }
    case .one(let id):
      let prefix = SubjectPage.itemField
      let items = fields.keys.compactMap { $0.hasPrefix(prefix) ? Int($0.dropFirst(prefix.count)) : nil }
      try await use.reviewSubjectDraft(id, leavingOut: items)
      return .seeOther(.subjects(.one(id)))
    case .document: return await refusal(.method)
    }
  }

  private func subjectsPage(
    _ kind: String = "", _ code: String = "", _ problems: [FieldProblem] = []
  ) async throws -> Answer {
    let page = SubjectsPage(
      drafts: try await use.subjectDrafts(), kind: kind, code: code, problems: problems, token: formToken,
      standing: try? await use.standing())
    return .page(framed(page.page), problems.isEmpty ? .ok : .unprocessableContent)
  }
}

extension Answer {
  /// A page of its own to keep. - Parameter name: letters, digits, dots and dashes only.
  fileprivate static func document(_ html: String, name: String) -> Answer {
    Answer(
      status: .ok,
      headers: [
        .contentType: "text/html; charset=utf-8", .contentDisposition: "attachment; filename=\"\(name)\"",
      ], body: html)
  }
}
