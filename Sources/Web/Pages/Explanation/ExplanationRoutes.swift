import Casework

extension Site {
  func explanation(_ post: Int) async throws -> Answer {
    .page(framed(ExplanationPage(model: try await reads.explanation(post: post), pack: reads.pack).page))
  }
}
