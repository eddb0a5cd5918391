public import Casework
public import Storage

/// What the executable lends to the commands: the database driver and the web server, which no command knows by name.
public struct Drivers: Sendable {
  /// Whether a text is the address of a database on a server, and not the path of a file.
  public let isAddress: @Sendable (String) -> Bool
  /// Opens the database at a path, creating it when it is not there, or at an address.
  public let open: @Sendable (String) async throws -> any SQLDatabase
  /// Serves until the process is told to stop; calls back with the address once it listens.
  public let serve: @Sendable (any CaseworkUse, ServeAddress, @escaping @Sendable (String) -> Void) async throws -> Void

  public init(
    isAddress: @escaping @Sendable (String) -> Bool, open: @escaping @Sendable (String) async throws -> any SQLDatabase,
    serve:
      @escaping @Sendable (any CaseworkUse, ServeAddress, @escaping @Sendable (String) -> Void) async throws -> Void
  ) {
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
}
