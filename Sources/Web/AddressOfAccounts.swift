/// The addresses at which an administrator looks after accounts. An account has its number in them, never a name.
enum AccountsAddress: Sendable, Hashable {
  /// The list. The form of a new account is sent here.
  case list(page: Int = 1)
  case new
  /// One account; what is to be done with it is sent here. - Parameter done: what was just done.
  case one(Int, done: AccountStep? = nil)

  var target: String {
    switch self {
    case .list(let page): "/accounts" + Address.query([("page", page > 1 ? String(page) : nil)])
    case .new: "/accounts/new"
    case .one(let id, let done): "/accounts/\(id)" + Address.query([("done", done?.rawValue)])
    }
  }

  var shape: String {
    switch self {
    case .list: "/accounts"
    case .new: "/accounts/new"
    case .one: "/accounts/{id}"
    }
  }

  /// Nil when the segments are of another address.
  init?(segments: [String], fields: [String: String]) throws(Address.Fault) {
    guard segments.first == "accounts", segments.count <= 2 else { return nil }
    switch segments.count > 1 ? segments[1] : nil {
    case nil: self = .list(page: try Address.page(fields))
    case "new": self = .new
    case let id?: self = .one(try Address.identifier(id), done: fields["done"].flatMap(AccountStep.init))
    }
  }

  /// Whether forms may be sent to it.
  var takesForm: Bool {
    switch self {
    case .list, .one: true
    case .new: false
    }
  }
}

/// What an administrator does with an account.
enum AccountStep: String, Sendable, CaseIterable {
  case add, enable, disable, reset
  case endSessions = "end-sessions"
  case grantRole = "grant-role"
  case endRole = "end-role"
  case issueToken = "issue-token"
  case endToken = "end-token"
}
