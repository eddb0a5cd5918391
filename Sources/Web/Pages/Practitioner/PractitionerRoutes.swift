import Casework

extension Site {
  func practitioner(_ id: Int, _ showsWorkload: Bool) async throws -> Answer {
    let model = try await reads.practitioner(id: id)
    return .page(framed(PractitionerView(model: model, showsWorkload: showsWorkload, pack: reads.pack).page))
  }
}
