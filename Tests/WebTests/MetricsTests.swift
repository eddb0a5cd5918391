import Caseload
import HTTPTypes
import Testing

@testable import Casework
@testable import Web

@Suite("Watching over the server")
struct MetricsTests {
  @Test("counts requests by pattern and class, with no code, name or number of anybody in a label")
  func labels() async throws {
    let client = try Client()
    for target in ["/cases/X100003", "/units/team/EG", "/practitioners/2", "/nowhere/Clarke", "/search?q=Clarke"] {
      _ = await client.ask(target)
    }
    _ = await client.ask("/cases/X100003", method: HTTPRequest.Method("BREW") ?? .get)
    let text = await client.ask("/metrics").body
    #expect(text.contains("headroom_requests_total{method=\"GET\",route=\"/cases/{crn}\",status=\"2xx\"} 1\n"))
    #expect(text.contains("headroom_requests_total{method=\"GET\",route=\"unknown\",status=\"4xx\"} 1\n"))
    #expect(text.contains("method=\"other\""))
    for word in ["X100003", "EG\"", "Clarke", "BREW", "/practitioners/2"] { #expect(!text.contains(word), "\(word)") }
  }

  @Test("tells durations as a histogram whose last bucket holds every request")
  func histogram() {
    let metrics = Metrics()
    for milliseconds in [1, 3, 30, 60_000] {
      metrics.record(.get, .home, .ok, .milliseconds(milliseconds))
    }
    let text = metrics.text(nil)
    #expect(text.contains("headroom_request_seconds_bucket{route=\"/\",le=\"0.001\"} 1\n"))
    #expect(text.contains("headroom_request_seconds_bucket{route=\"/\",le=\"0.005\"} 2\n"))
    #expect(text.contains("headroom_request_seconds_bucket{route=\"/\",le=\"2.5\"} 3\n"))
    #expect(text.contains("headroom_request_seconds_bucket{route=\"/\",le=\"+Inf\"} 4\n"))
    #expect(text.contains("headroom_request_seconds_count{route=\"/\"} 4\n"))
    #expect(text.contains("headroom_database_up 0\n"))
  }

  @Test("gives metrics to this machine, and behind a proxy only to a token for them")
  func behindProxy() async throws {
    let client = Client(
      desk: SampleDesk(reads: SampleReads(pack: try Client().pack), writes: SampleWrites()),
      front: .tls(name: "headroom.example"))
    var program = Program(site: client.site)
    #expect(await program.ask("/metrics", host: "headroom.example").status == .unauthorized)
    for (scope, status) in [("read", 403), ("metrics", 200)] {
      program.token = try await client.accounts.issueToken(
        NewToken(
          account: "ada@example.org", name: "t", scope: try TokenScope(words: scope),
          until: LocalDate(daysSinceEpoch: 20_500)), by: .nobody
      ).text
      #expect(await program.ask("/metrics", host: "headroom.example").status.code == status)
    }
  }

  @Test("says that it is ready, and of which night its figures are")
  func ready() async throws {
    let answer = await Program(site: try Client(isLate: true).site).ask("/health/ready")
    #expect(answer.status == .ok)
    let figures = try #require(try answer.json["figures"] as? [String: Any])
    #expect(figures["date"] as? String == "2026-11-22" && figures["isLate"] as? Bool == true)
    #expect(figures["ageInDays"] as? Int == 3)
  }

  @Test("says that it is not ready when the database has another schema, or does not answer")
  func notReady() async throws {
    let state = ServiceState(schema: 6, knownSchema: 7, sessions: 0, standing: nil)
    #expect(!state.isReady)
    let pack = try Client().pack
    let client = Client(
      desk: SampleDesk(reads: FailingReads(pack: pack), writes: SampleWrites()))
    let answer = await Program(site: client.site).ask("/health/ready")
    #expect(answer.status == .serviceUnavailable)
    #expect(try answer.json["database"] as? String == "unreachable")
  }
}
