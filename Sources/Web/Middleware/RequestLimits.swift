import HTTPTypes

/// What a request may be: GET or HEAD with a short target and no body, or a form to an address that takes one. Everything else is refused before it
/// is looked at.
enum RequestLimits {
  /// Characters of path and query. The longest real one is a search of a hundred characters, percent-encoded.
  static let longestTarget = 2_048
  /// Bytes of a form. The longest real one has a dozen fields of a few hundred characters, percent-encoded.
  static let longestForm = 32_768

  /// The same where a sign-in server leads people back to: some of them give codes of two thousand signs.
  static let longestWayBack = 8_192

  static func refusal(of request: HTTPRequest, _ front: Front = .direct) -> RefusalPage.Kind? {
    let path = request.path ?? ""
    let isWayBack = path.hasPrefix(SignInAddress.back().path + "?")
    guard path.utf8.count <= (isWayBack ? longestWayBack : longestTarget) else {
      return request.method == .get || request.method == .head || request.method == .post ? .tooLong : .method
    }
    if takesForm(request) { return formRefusal(of: request, front) }
    guard request.method == .get || request.method == .head else { return .method }
    let length = request.headerFields[.contentLength]
    guard length == nil || length == "0", request.headerFields[.transferEncoding] == nil else { return .tooLarge }
    return nil
  }

  /// Whether a request brings a form to an address that takes one.
  static func takesForm(_ request: HTTPRequest) -> Bool {
    guard request.method == .post, let path = request.path, path.utf8.count <= longestTarget else { return false }
    return (try? Address(target: path))?.takesForm ?? false
  }

  private static func formRefusal(of request: HTTPRequest, _ front: Front) -> RefusalPage.Kind? {
    let type = request.headerFields[.contentType]?.lowercased().split(separator: ";").first
    guard type == "application/x-www-form-urlencoded", request.headerFields[.transferEncoding] == nil else {
      return .notAForm
    }
    guard let length = request.headerFields[.contentLength].flatMap({ Int($0) }), (0...longestForm).contains(length)
    else { return .tooLarge }
    if case .signIn(let address)? = try? Address(target: request.path ?? ""), address.isForPrograms { return nil }
    return OriginCheck.isOurs(request, front) ? nil : .foreignForm
  }
}

extension Address {
  /// Whether forms may be sent to it.
  var takesForm: Bool {
    switch self {
    case .records(.sheet): true
    case .cases(.opening): true
    case .signIn(let address): address.takesForm
    case .accounts(let address): address.takesForm
    case .sharing(let address): address.takesForm
    case .hours(let address): address.takesForm
    case .ties: true
    case .subjects(let address): address.takesForm
    case .availability: true
    case .load(let address): address.takesForm
    case .upkeep(let address): address.takesForm
    case .allocation(let address): address.takesForm
    case .concerns(let address): address.takesForm
    case .plans(let address): address.takesForm
    default: false
    }
  }
}
