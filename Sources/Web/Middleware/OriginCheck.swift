import HTTPTypes

/// Whether a form was sent from a page of this server. Browsers say so with every form, and pages cannot change it.
enum OriginCheck {
  /// - Parameter request: its host was checked before.
  static func isOurs(_ request: HTTPRequest, _ front: Front) -> Bool {
    guard let authority = request.authority?.lowercased() else { return false }
    // A browser leaves the port of https out.
    let own = front.origin(of: front.isTLS ? authority.replacing(":443", with: "") : authority)
    if let origin = request.headerFields[.origin] { return origin.lowercased() == own }
    guard let referer = HTTPField.Name("Referer").flatMap({ request.headerFields[$0] })?.lowercased() else {
      return false
    }
    return referer == own || referer.hasPrefix(own + "/")
  }
}
