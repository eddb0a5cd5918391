import Casework

extension Visit {
  func explanation(_ post: Int) async throws -> Answer {
    let model = try await use.explanation(post: post)
    let isOwn = session?.person.actor.staff == model.reference.staffCode
    let hides = isOwn ? try await use.ownFigures().keepsLiveBack : false
    return .page(framed(ExplanationPage(model: model, hidesPercentage: hides, pack: use.pack).page))
  }
}
