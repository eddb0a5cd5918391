import Casework

extension Visit {
  func extracts() async throws -> Answer {
    .page(framed(ExtractsPage(extracts: try await use.extracts(), standing: try await use.standing()).page))
  }

  func extract(_ id: Int, _ sheet: String?, _ page: Int) async throws -> Answer {
    .page(framed(ExtractPage(detail: try await use.extract(id: id, sheet: sheet, page: page)).page))
  }
}
