import HTTPTypes

/// Whether a form was sent from a page of this server. Browsers say so with every form, and pages cannot change it.
enum OriginCheck {
  /// - Parameter request: its host was checked before.
  static func isOurs(_ request: HTTPRequest) -> Bool {
    guard let own = request.authority.map({ "http://\($0.lowercased())" }) else { return false }
    if let origin = request.headerFields[.origin] { return origin.lowercased() == own }
    guard let referer = HTTPField.Name("Referer").flatMap({ request.headerFields[$0] })?.lowercased() else {
      return false
    }
    return referer == own || referer.hasPrefix(own + "/")
  }
}
