import Casework

extension Site {
  func rules() async throws -> Answer {
    .page(framed(RulesPage(pack: reads.pack, standing: try await reads.standing()).page))
  }
}
