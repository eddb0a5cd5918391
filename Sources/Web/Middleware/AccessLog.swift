import HTTPTypes
import Logging

/// One line a request, with identifiers only: no query, which may hold a name, and no address that is not the site's own.
struct AccessLog: Sendable {
  let logger: Logger

  /// To the standard error output, so that what a command prints stays its own.
  init(isSilent: Bool = false) {
    logger = Logger(label: "headroom.web") { label in
      isSilent ? SwiftLogNoOpLogHandler() : StreamLogHandler.standardError(label: label) as any LogHandler
    }
  }

  func record(_ method: HTTPRequest.Method, _ address: Address?, _ status: HTTPResponse.Status, _ took: Duration) {
    let milliseconds = took.components.seconds * 1_000 + took.components.attoseconds / 1_000_000_000_000_000
    logger.info(
      "request",
      metadata: [
        "method": "\([.get, .head, .post].contains(method) ? method.rawValue : "other")",
        "path": "\(address.map(Self.path) ?? "unknown")",
        "status": "\(status.code)", "ms": "\(milliseconds)",
      ])
  }

  /// What went wrong, by its type and case; what an error carries may name somebody.
  func record(_ error: any Error, incident: String) {
    let label = Mirror(reflecting: error).children.first?.label ?? ""
    logger.error("failure", metadata: ["incident": "\(incident)", "error": "\(type(of: error)) \(label)"])
  }

  static func path(_ address: Address) -> String {
    String(address.target.prefix { $0 != "?" })
  }
}
