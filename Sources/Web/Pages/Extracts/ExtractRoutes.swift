import Casework

extension Site {
  func extracts() async throws -> Answer {
    .page(framed(ExtractsPage(extracts: try await reads.extracts(), standing: try await reads.standing()).page))
  }

  func extract(_ id: Int, _ sheet: String?, _ page: Int) async throws -> Answer {
    .page(framed(ExtractPage(detail: try await reads.extract(id: id, sheet: sheet, page: page)).page))
  }
}
