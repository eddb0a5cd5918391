import Caseload
import Casework
import HTTPTypes
import JSONShapes

extension APIVisit {
  private struct Readiness: Encodable {
    struct Figures: Encodable {
      let date: String
      let ageInDays: Int
      let isLate: Bool
    }
    let ready: Bool
    let database: String
    let schema: Int?
    let knownSchema: Int?
    let figures: Figures?
  }

  /// Whether the server can do its work: 200 or 503, with what it found. Late figures are no reason to send nobody here.
  func ready() async throws -> Answer {
    let readiness: Readiness
    if let state = try? await use.serviceState() {
      readiness = Readiness(
        ready: state.isReady, database: "reachable", schema: state.schema, knownSchema: state.knownSchema,
        figures: state.standing.map {
          .init(date: $0.extractDate.iso, ageInDays: $0.ageInDays, isLate: $0.isLate)
        })
    } else {
      readiness = Readiness(ready: false, database: "unreachable", schema: nil, knownSchema: nil, figures: nil)
    }
    return Answer(
      status: readiness.ready ? .ok : .serviceUnavailable, headers: [.contentType: "application/json"],
      body: try JSONText.of(readiness))
  }

  /// What Prometheus reads.
  func metrics() async throws -> Answer {
    let state = try? await use.serviceState()
    return Answer(
      status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
      body: site.metrics.text(state))
  }
}
