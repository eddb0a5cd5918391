public import Caseload

/// One extract as it is kept.
public struct ExtractRecord: Sendable, Hashable {
  public enum State: String, Sendable { case accepted, waiting, refused }
  public let id: Int
  public let fileName: String
  public let fingerprint: String
  public let state: State
  public let date: LocalDate?
  public let receivedAt: String
  public let owners: Int
  public let cases: Int
  public let problems: Int
  public let reason: String?
  public let pack: String
  public let packVersion: String
}

/// The history of extracts. An accepted one is never changed; a waiting or refused one may be decided anew.
public enum Extracts {
  private static let columns = """
    id, file_name, fingerprint, state, extract_date, received_at, owners, cases, problems, reason, pack, pack_version
    """

  private static func record(_ row: SQLRow) throws -> ExtractRecord {
    guard let state = ExtractRecord.State(rawValue: try row.text(3)) else {
      throw StorageError.damaged("an extract has an unknown state")
    }
    return ExtractRecord(
      id: try row.int(0), fileName: try row.text(1), fingerprint: try row.text(2), state: state,
      date: try row.optionalText(4).flatMap { LocalDate(iso: $0) }, receivedAt: try row.text(5), owners: try row.int(6),
      cases: try row.int(7), problems: try row.int(8), reason: try row.optionalText(9), pack: try row.text(10),
      packVersion: try row.text(11))
  }

  /// The extract whose figures are shown: the newest by date, of one date the last accepted.
  public static func current(_ connection: any SQLConnection) throws -> ExtractRecord? {
    try connection.first(
      "SELECT \(columns) FROM extract WHERE state = 'accepted' ORDER BY extract_date DESC, id DESC LIMIT 1", [], record)
  }

  /// The extract whose figures stand for a day: of several the last accepted. Nil for a day without figures.
  public static func standing(_ connection: any SQLConnection, on day: LocalDate) throws -> ExtractRecord? {
    try connection.first(
      "SELECT \(columns) FROM extract WHERE state = 'accepted' AND extract_date = ? ORDER BY id DESC LIMIT 1",
      [.text(day.iso)], record)
  }

  /// Every extract that arrived, the newest arrival first.
  public static func all(_ connection: any SQLConnection) throws -> [ExtractRecord] {
    try connection.query("SELECT \(columns) FROM extract ORDER BY id DESC", [], record)
  }

  /// The extract of a number; nil when there is none.
  public static func find(_ connection: any SQLConnection, id: Int) throws -> ExtractRecord? {
    try connection.first("SELECT \(columns) FROM extract WHERE id = ?", [.integer(id)], record)
  }

  /// The extract made from a file of this SHA-256 fingerprint; nil when there is none.
  public static func find(_ connection: any SQLConnection, fingerprint: String) throws -> ExtractRecord? {
    try connection.first("SELECT \(columns) FROM extract WHERE fingerprint = ?", [.text(fingerprint)], record)
  }

  /// How many extracts wait for a person to decide.
  public static func waiting(_ connection: any SQLConnection) throws -> Int {
    try connection.first("SELECT COUNT(*) FROM extract WHERE state = 'waiting'") { try $0.int(0) } ?? 0
  }

  /// Writes an extract and returns its identifier. One of the same fingerprint that was not accepted is replaced with its problems.
  public static func save(
    _ connection: any SQLConnection, fileName: String, fingerprint: String, state: ExtractRecord.State,
    date: LocalDate?, receivedAt: String,
    owners: Int, cases: Int, problems: Int, reason: String?, pack: String, packVersion: String
  ) throws -> Int {
    if let earlier = try find(connection, fingerprint: fingerprint) {
      guard earlier.state != .accepted else { throw StorageError.unexpected("An accepted extract cannot be replaced.") }
      for table in ["import_problem", "extract_sheet"] {
        try connection.execute("DELETE FROM \(table) WHERE extract_id = ?", [.integer(earlier.id)])
      }
      try connection.execute("DELETE FROM extract WHERE id = ?", [.integer(earlier.id)])
    }
    return try connection.insert(
      """
      INSERT INTO extract (file_name, fingerprint, state, extract_date, received_at, owners, cases, problems, reason, pack, pack_version)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .text(fileName), .text(fingerprint), .text(state.rawValue), .optional(date?.iso), .text(receivedAt),
        .integer(owners), .integer(cases),
        .integer(problems), .optional(reason), .text(pack), .text(packVersion),
      ])
  }
}
