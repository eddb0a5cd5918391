import Caseload
import Rules
import Workload

/// Reads the counts of court reports.
final class CourtReportRows: SheetRows {
  private static let counts: [(ColumnField, any WritableKeyPath<CourtReports, Int> & Sendable)] = [
    (.standardLast30, \.standardLast30), (.standardDueNext30, \.standardDueNext30), (.fastLast30, \.fastLast30),
    (.oralReports, \.oral),
  ]

  override func take(_ row: SheetRow) {
    guard row.cells.contains(where: { !trimmed(row.bytes($0)).isEmpty }) else { return }
    draft.rowsRead[role, default: 0] += 1
    fields.gather(row, headings.table)
    if noteOverlong(row, codes: [.staff, .team]) { return }
    guard let owner = joinedOwner(row, isMissedAs: .courtReportsOnly), draft.isFirst(row, of: owner, in: sheet, role)
    else { return }
    let key = draft.owners[owner].key
    var reports = CourtReports()
    var isGood = true
    for (field, path) in Self.counts {
      guard let cell = fields.cell(field, row) else { continue }
      var count = 0
      if let fault = CountFault.read(cell, row.bytes(cell), largest: draft.pack.extract.largestCount, count: &count) {
        isGood = false
        note(
          .quarantined, fault.kind, row, cell, owner: key, message: fault.message,
          done:
            "The row's reports were set aside and \(shown(key.staff.text)) in team \(shown(key.team.text)) is shown as "
            + "not computable. Correct the cell and load the extract again.")
      }
      reports[keyPath: path] = count
    }
    if isGood {
      draft.change(owner) { $0.reports = reports }
    } else {
      draft.setAside(owner, sheet: sheet, row: row.number)
    }
  }
}
