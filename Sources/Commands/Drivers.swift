public import Casework
public import Rules
public import Storage

/// What the executable lends to the commands: the database driver and the web server, which no command knows by name.
public struct Drivers: Sendable {
  /// Whether a text is the address of a database on a server, and not the path of a file.
  public let isAddress: @Sendable (String) -> Bool
  /// Opens the database at a path, creating it when it is not there, or at an address.
  public let open: @Sendable (String) async throws -> any SQLDatabase
  /// Serves until the process is told to stop; calls back once it listens.
  public let serve: Serve
  /// Reads the file about a sign-in server. Throws ``SignInServerFileError``. Nil in a program that was built without sign-in
  /// servers.
  public let signInServer: (@Sendable (String, RulePack) throws -> any SignInServer)?

  /// Reads the file about messages, and gives what takes them. Throws ``NoticeFileError``.
  public let carriers: Carriers

  public typealias Carriers =
    @Sendable (_ path: String) throws -> (settings: NoticeSettings, carriers: [any OutboxCarrier])
  public typealias Serve =
    @Sendable (
      any CaseworkDesk & AccountUse, (any SignInElsewhere)?, ServeAddress, @escaping @Sendable (Serving) -> Void
    ) async throws -> Void

  public init(
    isAddress: @escaping @Sendable (String) -> Bool, open: @escaping @Sendable (String) async throws -> any SQLDatabase,
    serve: @escaping Serve, signInServer: (@Sendable (String, RulePack) throws -> any SignInServer)? = nil,
    carriers: @escaping Carriers
  ) {
    self.carriers = carriers
    self.signInServer = signInServer
    self.isAddress = isAddress
    self.open = open
    self.serve = serve
  }

  @TaskLocal public static var current: Drivers?
}

/// Where a server is asked to listen.
public struct ServeAddress: Sendable {
  public let host: String
  public let port: Int
  /// The host name under which a proxy in front terminates TLS; nil where nothing is in front.
  public let behindTLS: String?
}

/// What a server says once it listens.
public struct Serving: Sendable {
  /// The address to open.
  public let address: String
  /// The page on which the first account is made, and the one-time code that it asks for; nil once somebody has an account.
  public let firstRun: (address: String, code: String)?

  public init(address: String, firstRun: (address: String, code: String)?) {
    self.address = address
    self.firstRun = firstRun
  }
}
