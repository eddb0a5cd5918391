import Casework

extension Site {
  func guide() async throws -> Answer {
    .page(framed(GuidePage(pack: reads.pack, standing: try await reads.standing()).page))
  }
}
