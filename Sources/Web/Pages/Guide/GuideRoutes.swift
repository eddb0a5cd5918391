import Casework

extension Visit {
  func guide() async throws -> Answer {
    .page(framed(GuidePage(pack: use.pack, standing: try? await use.standing()).page))
  }
}
