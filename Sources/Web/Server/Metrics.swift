import Casework
import HTTPTypes
import Synchronization

/// How many requests were answered, how, and how fast. By patterns of addresses: no code, no name and no number of anybody.
final class Metrics: Sendable {
  /// What requests are told apart by.
  private struct Label: Hashable {
    let method: String
    let route: String
    let status: String
  }

  /// Requests of a route, by how long they took.
  private struct Durations {
    var counts = [Int](repeating: 0, count: Metrics.bounds.count + 1)
    var seconds = 0.0
  }

  private struct Counts {
    var requests: [Label: Int] = [:]
    var durations: [String: Durations] = [:]
  }

  private let counts = Mutex(Counts())

  /// Upper bounds of the histogram in seconds: around the 10 ms in which a page is to be made and the 50 ms of p95.
  private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

  /// Notes an answer. - Parameter address: nil for one that is not of the site.
  func record(_ method: HTTPRequest.Method, _ address: Address?, _ status: HTTPResponse.Status, _ took: Duration) {
    let route = address?.shape ?? "unknown"
    let known: [HTTPRequest.Method] = [.get, .head, .post, .patch]
    let label = Label(
      method: known.contains(method) ? method.rawValue : "other", route: route, status: "\(status.code / 100)xx")
    let seconds = took / .seconds(1)
    counts.withLock { counts in
      counts.requests[label, default: 0] += 1
      var durations = counts.durations[route] ?? Durations()
      durations.counts[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
      durations.seconds += seconds
      counts.durations[route] = durations
    }
  }

  /// In the text format of Prometheus, version 0.0.4. - Parameter state: nil where the database could not be asked.
  func text(_ state: ServiceState?) -> String {
    let counts = counts.withLock { $0 }
    var lines = [
      "# HELP headroom_requests_total Requests that were answered.", "# TYPE headroom_requests_total counter",
    ]
    let requests = counts.requests.sorted {
      ($0.key.route, $0.key.method, $0.key.status) < ($1.key.route, $1.key.method, $1.key.status)
    }
    for (label, count) in requests {
      lines.append(
        "headroom_requests_total{method=\"\(label.method)\",route=\"\(label.route)\",status=\"\(label.status)\"} \(count)"
      )
    }
    lines += [
      "# HELP headroom_request_seconds From a request as read to its answer as text.",
      "# TYPE headroom_request_seconds histogram",
    ]
    for (route, durations) in counts.durations.sorted(by: { $0.key < $1.key }) {
      var sum = 0
      for (bound, count) in zip(Self.bounds.map { "\($0)" } + ["+Inf"], durations.counts) {
        sum += count
        lines.append("headroom_request_seconds_bucket{route=\"\(route)\",le=\"\(bound)\"} \(sum)")
      }
      lines.append("headroom_request_seconds_sum{route=\"\(route)\"} \(durations.seconds)")
      lines.append("headroom_request_seconds_count{route=\"\(route)\"} \(sum)")
    }
    return (lines + Self.gauges(state)).joined(separator: "\n") + "\n"
  }

  private static func gauges(_ state: ServiceState?) -> [String] {
    var gauges = [("headroom_database_up", "Whether the database answers.", state == nil ? 0 : 1)]
    if let state {
      gauges.append(("headroom_database_schema", "The newest step of the schema.", state.schema))
      gauges.append(("headroom_sessions", "Sessions that are in force.", state.sessions))
      if let standing = state.standing {
        gauges.append(("headroom_figures_age_days", "Days since the night of the figures.", standing.ageInDays))
        gauges.append(("headroom_figures_late", "Whether the next night is overdue.", standing.isLate ? 1 : 0))
      }
    }
    return gauges.flatMap { name, help, value in
      ["# HELP \(name) \(help)", "# TYPE \(name) gauge", "\(name) \(value)"]
    }
  }
}
