import Caseload
import Casework

extension Visit {
  func caseload(_ level: String, _ code: String) async throws -> Answer {
    .page(framed(CaseloadPage(model: try await use.caseload(level: level, code: code), pack: use.pack).page))
  }

  func caseloadFile(_ level: String, _ code: String) async throws -> Answer {
    try await use.takeFigures(level: level, code: code)
    let model = try await use.caseload(level: level, code: code)
    return .file(
      CaseloadPage(model: model, pack: use.pack).file, name: "caseload-\(level)-\(model.standing.extractDate.iso).csv"
    )
  }
}
