import Casework

/// The pages of help beside the guide itself. Everybody may open them.
enum GuidePart: String, Sendable, Hashable, CaseIterable {
  case words, questions
}

extension Visit {
  func guide(_ part: GuidePart) async throws -> Answer {
    let standing = try? await use.standing()
    switch part {
    case .words: return .page(framed(WordsPage(standing: standing).page))
    case .questions:
      let page = QuestionsPage(
        helpers: try await use.whoHelps(), isSignedIn: session != nil, standing: standing)
      return .page(framed(page.page))
    }
  }
}
