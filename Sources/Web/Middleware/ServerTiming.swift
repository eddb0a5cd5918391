import HTTPTypes

/// Tells how long an answer took to make, from the request as read to the page as text: browsers show it beside the request.
enum ServerTiming {
  static let name = HTTPField.Name("Server-Timing")

  static func apply(_ took: Duration, to headers: inout HTTPFields) {
    if let name { headers[name] = value(took) }
  }

  /// `total;dur=5.3`: milliseconds, to a tenth. Source: W3C Server Timing.
  static func value(_ took: Duration) -> String {
    let tenths = took / .microseconds(100)
    let whole = Int(tenths.rounded())
    return "total;dur=\(whole / 10).\(whole % 10)"
  }
}
