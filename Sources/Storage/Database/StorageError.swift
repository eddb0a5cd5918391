/// Why the store could not do what was asked. Each description says what happened and what to do.
public enum StorageError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Another process holds the write lock for longer than this one may wait.
  case busy
  /// No room left, or a limit on the file's size.
  case full
  /// The file is not a database, or it is damaged.
  case damaged(String)
  case cannotOpen(path: String, reason: String)
  /// The server of a database does not answer, or will not have us. The server is named without user and password.
  case cannotReach(server: String, reason: String)
  /// The connection to the server ended while it was used.
  case connectionLost(String)
  /// The database was written by a newer version of the program.
  case newerSchema(found: Int, known: Int)
  case unexpected(String)

  public var description: String {
    switch self {
    case .busy:
      "Another import or change is being written to this database. Nothing was changed. Wait until it has finished and try again."
    case .full:
      "The disk is full, or the database has reached a size limit. Nothing was changed. Free some space and try again."
    case .damaged(let detail):
      "The database file is damaged or is not a Headroom database (\(detail)). Nothing was changed. Restore it from a backup, or name another file with --database."
    case .cannotOpen(let path, let reason):
      "The database \(path) cannot be opened: \(reason). Check the path and the permissions, or name another file with --database."
    case .cannotReach(let server, let reason):
      "The database \(server) cannot be reached: \(reason). Check the address given with --database, that the server runs, and that the user may sign in and make tables in this database."
    case .connectionLost(let detail):
      "The connection to the database was lost (\(detail)). What was being written is kept whole or not at all. Look whether it is there, and if not, try again."
    case .newerSchema(let found, let known):
      "The database was written by a newer version of Headroom (schema \(found); this program knows \(known)). Use the newer program."
    case .unexpected(let detail):
      "The database did not do what was expected: \(detail) Nothing was changed."
    }
  }
}
