import Casework

extension Visit {
  func rules() async throws -> Answer {
    .page(framed(RulesPage(pack: use.pack, standing: try await use.standing()).page))
  }
}
