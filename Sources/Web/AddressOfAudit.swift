import Casework

/// The addresses of the audit trail.
enum AuditAddress: Sendable, Hashable {
  /// The events that a query finds, newest first.
  case events(AuditQuery)

  var target: String {
    switch self {
    case .events(let query): "/audit" + Address.query(Self.fields(query))
    }
  }

  var shape: String { "/audit" }

  /// Nil when the segments are of another address.
  init?(segments: [String], fields: [String: String]) throws(Address.Fault) {
    guard segments == ["audit"] else { return nil }
    func text(_ name: String) -> String? {
      let text = fields[name].map { $0.drop(while: \.isWhitespace) } ?? ""
      let end = text.lastIndex { !$0.isWhitespace }
      return end.map { String(text[...$0]) }
    }
    var query = AuditQuery(actor: text("by"), from: text("from"), until: text("until"))
    for kind in AuditSubjectField.allCases {
      guard let subject = text(kind.rawValue) else { continue }
      guard query.subject == nil else {
        throw .invalid("Fill in one of CRN, staff code and account: an event is about one of them.")
      }
      query.subject = subject
      query.subjectKind = kind.kind
    }
    if let action = text("action") {
      guard let known = AuditAction(rawValue: action) else { throw .invalid("Choose one of the actions of the list.") }
      query.action = known
    }
    if text("before") != nil { query.before = try Address.identifier(fields["before"] ?? "") }
    self = .events(query)
  }

  private static func fields(_ query: AuditQuery) -> [(String, String?)] {
    let subject = AuditSubjectField.allCases.first { $0.kind == query.subjectKind }
    return [
      (subject?.rawValue ?? "crn", subject == nil ? nil : query.subject), ("by", query.actor),
      ("action", query.action?.rawValue), ("from", query.from), ("until", query.until),
      ("before", query.before.map(String.init)),
    ]
  }
}

/// The fields in which a search of the audit trail names whom an event was about.
enum AuditSubjectField: String, Sendable, Hashable, CaseIterable {
  case crn, staff, account

  /// As the trail calls them.
  var kind: String { self == .crn ? "person" : rawValue }

  var label: String {
    switch self {
    case .crn: "CRN of a person on probation"
    case .staff: "Staff code"
    case .account: "Account"
    }
  }
}
