import Casework

extension Site {
  func practitioner(_ id: Int, _ showsWorkload: Bool) async throws -> Answer {
    let model = try await reads.practitioner(id: id)
    let live = try await reads.livePosts(staff: model.staffCode)
    let view = PractitionerView(model: model, live: live, showsWorkload: showsWorkload, pack: reads.pack)
    return .page(framed(view.page))
  }
}
