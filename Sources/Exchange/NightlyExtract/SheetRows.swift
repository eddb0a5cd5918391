import Rules
import Caseload

/// What the readers of all sheets share: the draft that they fill, their headings, and ways to say what is odd about a cell.
class SheetRows {
  final let draft: ExtractDraft
  final let headings: SheetHeadings
  final var fields = RowFields()
  private let longest: Int

  final var sheet: String { headings.sheet }
  final var role: SheetRole { headings.role }

  init(_ draft: ExtractDraft, _ headings: SheetHeadings) {
    self.draft = draft
    self.headings = headings
    longest = draft.pack.extract.longestText
  }

  /// Takes one row under the headings.
  func take(_ row: SheetRow) {}

  final func countUsedRow() { draft.rowsUsed[role, default: 0] += 1 }

  final func note(
    _ severity: ImportProblem.Severity, _ kind: ImportProblem.Kind, _ row: SheetRow, _ cell: SheetCell? = nil,
    owner: PostKey? = nil, message: @autoclosure () -> String, done: @autoclosure () -> String
  ) {
    draft.problems.add(kind, in: sheet) {
      ImportProblem(
        severity: severity, kind: kind, sheet: sheet, row: row.number, column: cell.map { headings.label($0.column) },
        value: cell.map { shown(row.text($0)) }, message: message(), done: done(), owner: owner)
    }
  }

  final func isOverlong(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count > longest && characters(bytes) > longest
  }

  /// The text of a cell, cut to the longest that is kept.
  final func name(_ field: ColumnField, _ row: SheetRow) -> String {
    let text = fields.text(field, row)
    return text.utf8.count > longest ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(longest))) : text
  }

  /// Notes every text of a row that is over the longest that is kept. True when one of `codes` is.
  final func noteOverlong(_ row: SheetRow, codes: [ColumnField]) -> Bool {
    var isCode = false
    for cell in row.cells where cell.count > longest && isOverlong(row.bytes(cell)) {
      let slot = headings.table[cell.column]
      if slot < ColumnTable.nothing, codes.contains(where: { ColumnTable.slot($0) == slot }) {
        isCode = true
        note(
          .quarantined, .overlongValue, row, cell, message: "The code has more than \(longest) characters.",
          done: "The row was set aside: a code cannot be shortened safely.")
      } else if slot < ColumnTable.nothing {
        note(
          .noted, .overlongValue, row, cell, message: "The text has more than \(longest) characters.",
          done: "It was cut to \(longest) characters.")
      } else if slot == ColumnTable.nothing {
        note(
          .noted, .overlongValue, row, cell, message: "The text has more than \(longest) characters.",
          done: "The column is not used.")
      }
    }
    return isCode
  }

  /// Whether a code can be taken as it stands: text or a number, and not a formula's result.
  final func isPlain(_ cell: SheetCell?) -> Bool {
    guard let cell else { return true }
    return !cell.hasFormula && (cell.kind == .text || cell.kind == .number)
  }

  /// A row of cases is passed over; a row of counts sets its owner aside.
  private func setAsideForCode(_ row: SheetRow, _ cell: SheetCell?, _ owner: Int) {
    let isCase = ![.active, .t2a, .courtReports].contains(role)
    note(
      isCase ? .ignored : .quarantined, .formula, row, cell, owner: draft.owners[owner].key,
      message: "The code is a formula's result, true, false or an error.",
      done: isCase ? "The row was not counted." : "The row was set aside and its post is shown as not computable.")
    if !isCase { draft.setAside(owner, sheet: sheet, row: row.number) }
  }

  /// The owner that a row of a joined sheet is of. Nil when there is none; the problem is then noted.
  final func joinedOwner(_ row: SheetRow, isMissedAs kind: ImportProblem.Kind = .ownerOnlyInJoinedSheet) -> Int? {
    let staff = fields.bytes(.staff, row)
    let team = fields.bytes(.team, row)
    if staff.isEmpty || team.isEmpty {
      note(
        .ignored, .missingCode, row, message: "The row has no \(staff.isEmpty ? "practitioner" : "team") code.",
        done: "It was not counted.")
      return nil
    }
    if let owner = draft.owner(staff, team) {
      for field in [ColumnField.staff, .team] where !isPlain(fields.cell(field, row)) {
        setAsideForCode(row, fields.cell(field, row), owner)
        return nil
      }
      return owner
    }
    let key = PostKey(
      staff: StaffCode(String(decoding: staff, as: UTF8.self)), team: TeamCode(String(decoding: team, as: UTF8.self)))
    let who = "\(shown(key.staff.text)) in team \(shown(key.team.text))"
    if kind == .courtReportsOnly {
      note(
        .noted, kind, row, fields.cell(.staff, row), owner: key,
        message: "\(who) writes court reports and has no row in WMT_Extract.",
        done: "No workload is calculated for a court reporter.")
    } else {
      note(
        .ignored, kind, row, fields.cell(.staff, row), owner: key,
        message: "\(who) has no row in WMT_Extract.",
        done: "The row was not counted. If they hold cases, ask why the extract leaves them out.")
    }
    return nil
  }
}
