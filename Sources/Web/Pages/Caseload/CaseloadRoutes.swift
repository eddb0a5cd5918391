import Caseload
import Casework

extension Site {
  func caseload(_ level: String, _ code: String) async throws -> Answer {
    .page(framed(CaseloadPage(model: try await reads.caseload(level: level, code: code), pack: reads.pack).page))
  }

  func caseloadFile(_ level: String, _ code: String) async throws -> Answer {
    let model = try await reads.caseload(level: level, code: code)
    return .file(
      CaseloadPage(model: model, pack: reads.pack).file, name: "caseload-\(level)-\(model.standing.extractDate.iso).csv"
    )
  }
}
