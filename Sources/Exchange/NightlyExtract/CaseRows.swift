import Rules
import Caseload
import Workload

/// Reads the sheets of flagged cases: warrants, unpaid work, overdue terminations, stand-alone suspended orders, lifers.
final class CaseRows: SheetRows {
  private var hasTypeColumn = true

  override init(_ draft: ExtractDraft, _ headings: SheetHeadings) {
    super.init(draft, headings)
    hasTypeColumn = headings.table.slots.contains(ColumnTable.slot(.rowType))
  }

  override func take(_ row: SheetRow) {
    guard row.cells.contains(where: { !trimmed(row.bytes($0)).isEmpty }) else { return }
    draft.rowsRead[role, default: 0] += 1
    fields.gather(row, headings.table)
    if noteOverlong(row, codes: [.staff, .team]) { return }
    noteReference(row)
    guard let owner = joinedOwner(row) else { return }
    let key = draft.owners[owner].key
    guard let type = type(row) else {
      return note(
        .noted, .unknownRowType, row, fields.cell(.rowType, row), owner: key,
        message: "The row is of no type that is known (W, U, O, S, L, N, I or P).", done: "It was not counted.")
    }
    guard draft.codes.isTier(fields.bytes(.tierCode, row)) else {
      return note(
        .noted, .unknownTier, row, fields.cell(.tierCode, row), owner: key,
        message: "The row names no tier of the rule pack.", done: "It was not counted.")
    }
    guard draft.codes.isLocation(fields.bytes(.location, row)) else {
      return note(
        .noted, .unknownLocation, row, fields.cell(.location, row), owner: key,
        message: "The row names no location of the rule pack.", done: "It was not counted.")
    }
    list(row, key, type)
    var isCounted = false
    draft.change(owner) { isCounted = $0.inactive.count(type) }
    if isCounted { countUsedRow() }
  }

  /// Hands the row to whoever asked for the case lists.
  private func list(_ row: SheetRow, _ holder: PostKey, _ type: CaseRowCodes.RowType) {
    guard let listed = draft.listed, let number = Int(fields.text(.tierCode, row)) else { return }
    let place = fields.text(.location, row).uppercased()
    guard let tier = draft.pack.tiers.first(where: { $0.number == number }),
      let location = draft.pack.locations.first(where: { $0.rowNames.contains(place) })
    else { return }
    listed(
      ListedCase(
        reference: fields.text(.caseReference, row), holder: holder, tier: tier.id, location: location.id,
        isLive: type == .live, row: row.number))
  }

  /// Older sheets of stand-alone orders are without the type: all their rows are of one.
  private func type(_ row: SheetRow) -> CaseRowCodes.RowType? {
    if !hasTypeColumn, role == .standalone { return .standaloneSuspended }
    return draft.codes.rowType(fields.bytes(.rowType, row))
  }

  private func noteReference(_ row: SheetRow) {
    let bytes = fields.bytes(.caseReference, row)
    guard !CaseReference.hasUsualShape(bytes) else { return }
    note(
      .noted, .caseReferenceShape, row, fields.cell(.caseReference, row),
      message: bytes.isEmpty
        ? "The row has no case reference." : "The case reference is not one letter and six digits.",
      done: "The row was used as it stands.")
  }
}

extension CaseReference {
  /// ``hasUsualShape`` for a reference that is still bytes.
  static func hasUsualShape(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count == 7, bytes[0] &- 65 < 26 else { return false }
    for index in 1..<7 where !bytes[index].isDigit { return false }
    return true
  }
}
