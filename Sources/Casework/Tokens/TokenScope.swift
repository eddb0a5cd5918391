public import Rules

/// What a token is for. Its account's roles still decide: a scope only ever takes away.
public struct TokenScope: Sendable, Hashable {
  /// Permissions that are left.
  public var permissions: Set<Permission>
  /// Whether the token opens the metrics of the server, which hold no data of anybody.
  public var seesMetrics: Bool

  public init(permissions: Set<Permission>, seesMetrics: Bool = false) {
    self.permissions = permissions
    self.seesMetrics = seesMetrics
  }

  /// Everything that can be read by the API.
  public static let reading = TokenScope(permissions: all(.view))

  /// Reads words such as `read`, `write`, `metrics`, `view:cases`, with commas or spaces between them.
  ///
  /// Throws ``CaseworkRefusal/invalid(_:)`` for a word that there is not, and for none.
  public init(words: String) throws {
    self.init(permissions: [])
    let words = words.split { $0 == "," || $0 == " " }
    for word in words { try add(word.lowercased()) }
    guard !words.isEmpty else { throw CaseworkRefusal.invalid("Say what the token is for. \(Self.choices)") }
  }

  private mutating func add(_ word: String) throws {
    switch word {
    case "read": permissions.formUnion(Self.all(.view))
    case "write": permissions.formUnion(Self.all(.change))
    case "metrics": seesMetrics = true
    default:
      let parts = word.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let action = Permission.Action(rawValue: parts[0]),
        let fields = Permission.Fields(rawValue: parts[1]), Self.actions.contains(action)
      else { throw CaseworkRefusal.invalid("“\(word)” is nothing that a token can be for. \(Self.choices)") }
      permissions.insert(Permission(action, fields))
    }
  }

  /// As it is kept and shown: groups by their word, the rest one by one, in order.
  public var words: String {
    var rest = permissions
    var words: [String] = []
    for (word, action) in [("read", Permission.Action.view), ("write", .change)]
    where rest.isSuperset(of: Self.all(action)) {
      words.append(word)
      rest.subtract(Self.all(action))
    }
    if seesMetrics { words.append("metrics") }
    return (words + rest.map { "\($0.action.rawValue):\($0.fields.rawValue)" }.sorted()).joined(separator: " ")
  }

  /// What the API can be asked to do.
  private static let actions: [Permission.Action] = [.view, .change, .export]

  private static func all(_ action: Permission.Action) -> Set<Permission> {
    Set(Permission.Fields.allCases.map { Permission(action, $0) })
  }

  private static let choices =
    "There are read, write, metrics, and single permissions such as view:cases or change:work-items."
}
