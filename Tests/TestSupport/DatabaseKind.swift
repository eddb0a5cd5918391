public import Storage
import StoragePostgres
import StorageSQLite

/// A kind of database that storage and use cases are tested on.
public enum DatabaseKind: String, Sendable, CaseIterable {
  case sqlite, postgres

  /// The kinds that tests can run on here: PostgreSQL when `HEADROOM_TEST_POSTGRES` says where a server is.
  public static let available: [DatabaseKind] = TestServer.address == nil ? [.sqlite] : allCases

  /// What the driver adds to the common SQL.
  public var dialect: SQLDialect {
    switch self {
    case .sqlite: SQLiteDatabase.dialect
    case .postgres: PostgresDatabase.dialect
    }
  }
}
