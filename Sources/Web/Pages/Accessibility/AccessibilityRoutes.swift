import Casework

extension Site {
  func accessibility() async throws -> Answer {
    .page(framed(AccessibilityPage(standing: try await reads.standing()).page))
  }
}
