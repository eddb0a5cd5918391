import Casework

extension Visit {
  func practitioner(_ id: Int, _ showsWorkload: Bool) async throws -> Answer {
    let model = try await use.practitioner(id: id)
    let live = try await use.livePosts(staff: model.staffCode)
    let view = PractitionerView(model: model, live: live, showsWorkload: showsWorkload, pack: use.pack)
    return .page(framed(view.page))
  }
}
