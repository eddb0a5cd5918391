import Casework

extension Visit {
  func accessibility() async throws -> Answer {
    .page(framed(AccessibilityPage(standing: try? await use.standing()).page))
  }
}
