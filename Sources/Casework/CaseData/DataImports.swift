import Exchange
import Storage

/// The log of data imports.
enum DataImports {
  /// Problems of one refused import that are kept in the log.
  static let mostProblems = 1_000

  /// Whether the last accepted data were these: taking them again would change nothing.
  static func isNewest(_ fingerprint: String, _ connection: any SQLConnection) throws -> Bool {
    try connection.first(
      "SELECT fingerprint FROM data_import WHERE state = 'accepted' ORDER BY as_of DESC, id DESC LIMIT 1"
    ) { try $0.text(0) } == fingerprint
      || connection.first(
        "SELECT 1 FROM data_import WHERE state = 'accepted' AND kind = 'delta' AND fingerprint = ?",
        [.text(fingerprint)]
      ) { try $0.int(0) } != nil
  }

  /// The moment of which the newest accepted data are true.
  static func newest(_ connection: any SQLConnection) throws -> String? {
    try connection.first("SELECT MAX(as_of) FROM data_import WHERE state = 'accepted'") { try $0.optionalText(0) }
      ?? nil
  }

  static func save(
    _ connection: any SQLConnection, fingerprint: String, kind: String, isAccepted: Bool, asOf: String,
    receivedAt: String, rows: Int, problems: Int, reason: String?
  ) throws -> Int {
    try connection.insert(
      """
      INSERT INTO data_import (fingerprint, kind, state, as_of, received_at, rows_read, problems, reason)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .text(fingerprint), .text(kind), .text(isAccepted ? "accepted" : "refused"), .text(asOf), .text(receivedAt),
        .integer(rows), .integer(problems), .optional(reason),
      ])
  }

  static func save(_ problems: [DataProblem], of id: Int, _ connection: any SQLConnection) throws {
    for (ordinal, problem) in problems.enumerated() {
      try connection.execute(
        """
        INSERT INTO data_import_problem (import_id, ordinal, file, line, column_name, value, kind, message)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          .integer(id), .integer(ordinal), .text(problem.file), .integer(problem.line), .optional(problem.column),
          .optional(problem.value), .text(problem.kind.rawValue), .text(problem.message),
        ])
    }
  }
}
