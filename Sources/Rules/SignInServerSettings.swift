/// The sign-in server of an organisation, and what its groups mean here. Read from a file that the service's owner keeps.
public struct SignInServerSettings: Sendable, Hashable {
  /// As the button says it: "Sign in with …".
  public let name: String
  /// The issuer's identifier, an address without a query, exactly as the server gives it.
  public let issuer: String
  public let clientID: String
  /// Path of the file whose first line is the client's secret.
  public let secretFile: String
  public let scopes: [String]
  public let claims: Claims
  /// In the order of the file.
  public let groups: [Group]
  /// Further places that the sign-in server leads browsers to before they come back, for instance `https://login.example.org`.
  public let leadsTo: [String]

  /// Which claims of an ID token say what. A dot leads into a claim that holds others, unless a claim is called so itself.
  public struct Claims: Sendable, Hashable {
    /// The name of the account, made at the first sign-in.
    public let name: String
    public let displayName: String
    /// The person's code in the case system; nil where the server does not know it.
    public let staff: String?
    public let groups: String

    public init(name: String, displayName: String, staff: String?, groups: String) {
      self.name = name
      self.displayName = displayName
      self.staff = staff
      self.groups = groups
    }
  }

  /// A group whose members may sign in, with the role that it gives.
  public struct Group: Sendable, Hashable {
    /// As the claim writes it.
    public let value: String
    /// Identifier of a role; nil where roles are given to the account here.
    public let role: String?
    /// Identifier of a level and code of a unit; nil for the whole service.
    public let level: String?
    public let code: String?

    public init(value: String, role: String?, level: String?, code: String?) {
      self.value = value
      self.role = role
      self.level = level
      self.code = code
    }
  }

  public init(
    name: String, issuer: String, clientID: String, secretFile: String, scopes: [String], claims: Claims,
    groups: [Group], leadsTo: [String]
  ) {
    self.name = name
    self.issuer = issuer
    self.clientID = clientID
    self.secretFile = secretFile
    self.scopes = scopes
    self.claims = claims
    self.groups = groups
    self.leadsTo = leadsTo
  }

  /// What somebody's groups mean here, in the order of the file; empty for somebody who may not sign in.
  public func groups(of values: [String]) -> [Group] { groups.filter { values.contains($0.value) } }
}

/// A file about a sign-in server that cannot be used, with everything that is wrong with it.
public struct SignInServerFileError: Error, Sendable, Hashable, CustomStringConvertible {
  public let path: String
  /// In the order of the file; never empty.
  public let faults: [RulePackFault]

  init(path: String, faults: [RulePackFault]) {
    self.path = path
    self.faults = faults
  }

  /// One fault of a key.
  public init(path: String, key: String, _ reason: String) {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    self.init(path: path, faults: [RulePackFault(file: file, line: nil, key: key, reason: reason)])
  }

  /// A sentence, then a line for each fault.
  public var description: String {
    (["The file \(path) about the sign-in server cannot be used."] + faults.map(\.description)).joined(separator: "\n")
  }
}
