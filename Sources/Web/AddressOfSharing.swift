/// The addresses of the log of what is shared with partners.
enum SharingAddress: Sendable, Hashable {
  /// What was shared about people within reach.
  case list(page: Int = 1)
  /// What was shared about one person. A form of a new entry is sent here. - Parameter done: the entry that was just made.
  case one(crn: String, done: Int? = nil)
  /// The form of a new entry. - Parameter corrects: the entry that was wrong.
  case new(crn: String, corrects: Int? = nil)

  var target: String {
    switch self {
    case .list(let page): "/sharing" + Address.query([("page", page > 1 ? String(page) : nil)])
    case .one(let crn, let done):
      "/cases/\(Address.encode(crn))/sharing" + Address.query([("done", done.map(String.init))])
    case .new(let crn, let corrects):
      "/cases/\(Address.encode(crn))/sharing/new" + Address.query([("corrects", corrects.map(String.init))])
    }
  }

  var shape: String {
    switch self {
    case .list: "/sharing"
    case .one: "/cases/{crn}/sharing"
    case .new: "/cases/{crn}/sharing/new"
    }
  }

  /// Nil when the segments are of another address.
  init?(segments: [String], fields: [String: String]) throws(Address.Fault) {
    func number(_ name: String) throws(Address.Fault) -> Int? {
      guard let text = fields[name] else { return nil }
      return try Address.identifier(text)
    }
    if segments == ["sharing"] {
      self = .list(page: try Address.page(fields))
      return
    }
    guard segments.count >= 3, segments[0] == "cases", !segments[1].isEmpty, segments[2] == "sharing" else {
      return nil
    }
    if segments.count == 3 {
      self = .one(crn: segments[1], done: try number("done"))
    } else {
      guard segments.count == 4, segments[3] == "new" else { return nil }
      self = .new(crn: segments[1], corrects: try number("corrects"))
    }
  }

  /// Whether forms may be sent to it.
  var takesForm: Bool {
    switch self {
    case .one: true
    case .list, .new: false
    }
  }
}
