import Casework
import HTTPTypes

/// Tells how long an answer took to make, from the request as read to the page as text: browsers show it beside the request.
enum ServerTiming {
  static let name = HTTPField.Name("Server-Timing")

  /// The parts of an answer that permissions took.
  struct Access: Sendable, Hashable {
    /// Deciding what may be seen, noting in the audit trail that it was, and figures that followed a change.
    let page: AccessWatch.Parts
    /// Reading the links of the page and asking which of them lead somewhere.
    let links: Duration
  }

  /// - Parameter access: nil for an answer that does not tell it: what a refusal took to decide could say why.
  static func apply(_ took: Duration, _ access: Access? = nil, to headers: inout HTTPFields) {
    guard let name else { return }
    let parts = access.map { access in
      let figures = access.page.following == .zero ? [] : [("figures", access.page.following)]
      let parts = [("access", access.page.deciding), ("trail", access.page.noting), ("links", access.links)] + figures
      return parts.map { name, took in ", \(name);dur=\(hundredths(took))" }.joined()
    }
    headers[name] = value(took) + (parts ?? "")
  }

  private static func hundredths(_ took: Duration) -> String {
    let count = Int((took / .microseconds(10)).rounded())
    return "\(count / 100).\(count % 100 < 10 ? "0" : "")\(count % 100)"
  }

  /// `total;dur=5.3`: milliseconds, to a tenth. Source: W3C Server Timing.
  static func value(_ took: Duration) -> String {
    let tenths = took / .microseconds(100)
    let whole = Int(tenths.rounded())
    return "total;dur=\(whole / 10).\(whole % 10)"
  }
}
