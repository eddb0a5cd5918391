import Casework

extension Visit {
  func explanation(_ post: Int) async throws -> Answer {
    .page(framed(ExplanationPage(model: try await use.explanation(post: post), pack: use.pack).page))
  }
}
