import HTTPTypes

/// What a request may be: GET or HEAD, with a short target and no body. Everything else is refused before it is looked at.
enum RequestLimits {
  /// Characters of path and query. The longest real one is a search of a hundred characters, percent-encoded.
  static let longestTarget = 2_048

  static func refusal(of request: HTTPRequest) -> RefusalPage.Kind? {
    guard request.method == .get || request.method == .head else { return .method }
    guard (request.path ?? "").utf8.count <= longestTarget else { return .tooLong }
    let length = request.headerFields[.contentLength]
    guard length == nil || length == "0", request.headerFields[.transferEncoding] == nil else { return .tooLarge }
    return nil
  }
}
