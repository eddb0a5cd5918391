import Caseload
import DataFormat
import Rules
import Storage

/// One page of the changes that the case system contradicted or passed over.
public struct DisagreementList: Sendable {
  public let changes: [LocalChange]
  /// Restricted cases among all; nothing of them is shown.
  public let restricted: Int
  /// Without the restricted ones.
  public let total: Int
  public let page: Int
  public let pages: Int
  /// Days of silence after which a waiting change is listed.
  public let silentDays: Int
  public let standing: CaseStanding
}

extension Service {
  public func disagreements(page: Int) async throws -> DisagreementList {
    try await database.read { connection in
      let standing = try caseStanding(connection)
      let states = "l.state IN ('contradicted', 'silent')"
      let today = SQLValue.text(standing.asOf.iso)
      let isOpen = "(l.crn IS NULL OR NOT \(Self.isRestricted("l.crn")))"
      let all = try connection.first("SELECT COUNT(*) FROM local_change l WHERE \(states)", []) { try $0.int(0) } ?? 0
      let total =
        try connection.first("SELECT COUNT(*) FROM local_change l WHERE \(states) AND \(isOpen)", [today, today]) {
          try $0.int(0)
        } ?? 0
      let pages = max(1, (total + Self.casesAPage - 1) / Self.casesAPage)
      let shown = min(max(1, page), pages)
      let changes = try connection.query(
        """
        SELECT \(LocalChange.columns) FROM local_change l WHERE \(states) AND \(isOpen)
        ORDER BY COALESCE(l.settled_at, l.made_at) DESC, l.id DESC LIMIT ? OFFSET ?
        """, [today, today, .integer(Self.casesAPage), .integer((shown - 1) * Self.casesAPage)]
      ) { try LocalChange($0) }
      return DisagreementList(
        changes: changes, restricted: all - total, total: total, page: shown, pages: pages,
        silentDays: pack.owners.silentDays, standing: standing)
    }
  }

  /// What is waiting or in disagreement for one case, oldest first.
  func changes(of crn: String, _ connection: any SQLConnection) throws -> [LocalChange] {
    try connection.query(
      """
      SELECT \(LocalChange.columns) FROM local_change l
      WHERE l.crn = ? AND l.state IN ('waiting', 'contradicted', 'silent') ORDER BY l.made_at, l.id
      """, [.text(crn)]
    ) { try LocalChange($0) }
  }

  /// Whether somebody may be excluded from a case, on a day that is given twice: the list of current cases or the
  /// restrictions themselves say so.
  static func isRestricted(_ crn: String) -> String {
    """
    (EXISTS (SELECT 1 FROM restriction r WHERE r.crn = \(crn) AND r.starts_on <= ?
      AND COALESCE(r.ends_on, '9999-12-31') >= ?)
    OR EXISTS (SELECT 1 FROM case_now n WHERE n.crn = \(crn) AND n.restricted = 1))
    """
  }
}

extension LocalChange {
  static let columns = """
    l.crn, l.sheet, l.row_key, l.column_name, l.value_before, l.value_after, l.made_at, l.made_by, l.reason, l.state,
    l.feed_value
    """

  /// A row in the order of `columns`.
  init(_ row: SQLRow) throws {
    let sheet = try row.text(1)
    let column = try row.text(3)
    self.init(
      crn: try row.optionalText(0), sheet: sheet, rowKey: try row.text(2), column: column,
      // A change without a column is a row that was made here.
      label: column.isEmpty
        ? "Made here" : DataSheets.named(sheet)?.columns.first { $0.name == column }?.label ?? column,
      before: try row.optionalText(4), after: try row.optionalText(5), madeAt: try row.text(6),
      madeBy: try row.text(7), reason: try row.optionalText(8), state: State(rawValue: try row.text(9)) ?? .waiting,
      feedValue: try row.optionalText(10))
  }
}
