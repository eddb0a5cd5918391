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
    try await view(.viewDisagreements) { connection in
      let reach = try require(.view, .quality, connection)
      let standing = try caseStanding(connection)
      let within = Self.within(reach)
      let states = "l.state IN ('contradicted', 'silent') AND \(within.sql)"
      let hides = try restrictions(on: standing.asOf, connection).hides("l.crn")
      let isOpen = "(l.crn IS NULL OR NOT \(hides.sql))"
      let arguments = within.arguments + hides.arguments
      let all =
        try connection.first("SELECT COUNT(*) FROM local_change l WHERE \(states)", within.arguments) {
          try $0.int(0)
        } ?? 0
      let total =
        try connection.first("SELECT COUNT(*) FROM local_change l WHERE \(states) AND \(isOpen)", arguments) {
          try $0.int(0)
        } ?? 0
      let pages = max(1, (total + Self.casesAPage - 1) / Self.casesAPage)
      let shown = min(max(1, page), pages)
      let changes = try connection.query(
        """
        SELECT \(LocalChange.columns) FROM local_change l WHERE \(states) AND \(isOpen)
        ORDER BY COALESCE(l.settled_at, l.made_at) DESC, l.id DESC LIMIT ? OFFSET ?
        """, arguments + [.integer(Self.casesAPage), .integer((shown - 1) * Self.casesAPage)]
      ) { try LocalChange($0) }
      return DisagreementList(
        changes: changes, restricted: all - total, total: total, page: shown, pages: pages,
        silentDays: pack.owners.silentDays, standing: standing)
    }
  }

  /// Changes about cases and staff within reach, as a condition on `l`; those that are about neither only for everything.
  private static func within(_ reach: AccessScope) -> SQLCondition {
    guard !reach.isEverything else { return SQLCondition("1 = 1") }
    let cases = reach.cases("n.")
    let posts = SQLCondition.among("p.team", reach.codes)
    return SQLCondition(
      """
      (EXISTS (SELECT 1 FROM case_now n WHERE n.crn = l.crn AND \(cases.sql))
      OR EXISTS (SELECT 1 FROM staff_post p WHERE p.staff_code = l.staff_code AND \(posts.sql)))
      """, cases.arguments + posts.arguments)
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
