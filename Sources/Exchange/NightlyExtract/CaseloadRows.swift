import Rules
import Caseload
import Workload

/// Reads the three sheets that count cases by location and tier: every case, the active ones, and T2A.
final class CaseloadRows: SheetRows {
  private var counts: [Int32]
  private var weeks = FirstSixteenWeeks()
  private var faults: [(cell: SheetCell, fault: CountFault)] = []
  private var holdsMore = false
  private var holdsAny = false

  override init(_ draft: ExtractDraft, _ headings: SheetHeadings) {
    counts = [Int32](repeating: 0, count: draft.pack.locations.count * draft.pack.tiers.count)
    super.init(draft, headings)
  }

  override func take(_ row: SheetRow) {
    readCells(row)
    guard holdsAny else { return }
    draft.rowsRead[role, default: 0] += 1
    addToGate(row)
    if fields.bytes(.staff, row).isEmpty, !holdsMore { return noteFragment(row) }
    let hasBadCode = noteOverlong(row, codes: [.staff, .team, .regionCode, .pduCode])
    if role == .extract {
      readDate(row)
      guard let owner = PostRows.newOwner(row, of: self, hasBadCode: hasBadCode) else { return }
      takeCounts(row, owner)
    } else if !hasBadCode, let owner = joinedOwner(row), draft.isFirst(row, of: owner, in: sheet, role) {
      takeCounts(row, owner)
    }
  }

  private func readCells(_ row: SheetRow) {
    fields.clear()
    for index in counts.indices { counts[index] = 0 }
    weeks = .init()
    faults.removeAll(keepingCapacity: true)
    (holdsMore, holdsAny) = (false, false)
    let largest = draft.pack.extract.largestCount
    for (index, cell) in row.cells.enumerated() {
      let bytes = row.bytes(cell)
      if !cell.hasFormula, trimmed(bytes).isEmpty {
        // A single space is how the case system writes a grade that is not known.
        if headings.table[cell.column] == ColumnTable.slot(.grade) { fields.set(ColumnField.grade.rawValue, index) }
        continue
      }
      holdsAny = true
      let slot = headings.table[cell.column]
      var count = 0
      if slot >= 0 {
        let fault = CountFault.read(cell, bytes, largest: largest, count: &count)
        if let fault { faults.append((cell, fault)) } else { counts[Int(slot)] = Int32(count) }
      } else if slot == ColumnTable.slot(.communityFirst16Weeks) || slot == ColumnTable.slot(.licenceFirst16Weeks) {
        guard role == .extract else { continue }
        let fault = CountFault.read(cell, bytes, largest: largest, count: &count)
        if let fault {
          faults.append((cell, fault))
        } else if slot == ColumnTable.slot(.communityFirst16Weeks) {
          weeks.community = count
        } else {
          weeks.licence = count
        }
      } else {
        if slot != ColumnTable.nothing { fields.set(ColumnTable.field(slot), index) }
        holdsMore = holdsMore || slot != ColumnTable.slot(.people)
      }
    }
  }

  /// Adds the row's people to the sums of the T2A gate.
  private func addToGate(_ row: SheetRow) {
    var count = 0
    var fault: CountFault?
    if let cell = fields.cell(.people, row) {
      fault = CountFault.read(cell, row.bytes(cell), largest: draft.pack.extract.largestCount, count: &count)
      if let fault {
        note(
          .noted, fault.kind, row, cell, message: fault.message,
          done: role == .extract
            ? "The column is not used." : "It was left out of the T2A check; the row's cases stand.")
      }
    }
    func add(to sum: inout T2AGate.Sum) {
      sum.rows += 1
      if fault == nil { sum.people += count } else { sum.unreadable += 1 }
    }
    if role == .active { add(to: &draft.gate.active) } else if role == .t2a { add(to: &draft.gate.t2a) }
  }

  private func noteFragment(_ row: SheetRow) {
    let cells = row.cells.filter { !trimmed(row.bytes($0)).isEmpty }
    draft.problems.add(.fragmentRow, in: sheet) {
      ImportProblem(
        severity: .ignored, kind: .fragmentRow, sheet: sheet, row: row.number,
        column: cells.first.map { headings.label($0.column) },
        value: shown(
          cells.prefix(8).map { "\(ColumnLetters.text($0.column)) \(row.text($0))" }.joined(separator: ", ")),
        message: "The row names no practitioner and holds only counts: a stray fragment.", done: "It was not counted.")
    }
  }

  private func readDate(_ row: SheetRow) {
    guard let cell = fields.cell(.datestamp, row) else { return }
    if let day = draft.dates.day(cell, row.bytes(cell)) {
      draft.date = max(draft.date ?? day, day)
    } else {
      note(
        .noted, .unreadableDate, row, cell, message: "The Datestamp is not a date.",
        done: "The date of the extract was taken from the other rows.")
    }
  }

  private func takeCounts(_ row: SheetRow, _ owner: Int) {
    guard faults.isEmpty else {
      for (cell, fault) in faults { setAside(row, cell, owner, fault.kind, fault.message) }
      return
    }
    // A row whose codes were set aside does not count either.
    guard !draft.owners[owner].inputs.faults.contains(.quarantined(sheet: sheet, row: row.number)) else { return }
    draft.change(owner) { inputs in
      switch role {
      case .active: fill(&inputs.active)
      case .t2a: fill(&inputs.t2a)
      default:
        fill(&inputs.held)
        inputs.firstSixteenWeeks = weeks
      }
    }
  }

  private func fill(_ grid: inout TierCounts) {
    for (cell, count) in counts.enumerated() where count != 0 { grid[cell] = Int(count) }
  }

  func setAside(
    _ row: SheetRow, _ cell: SheetCell?, _ owner: Int, _ kind: ImportProblem.Kind, _ message: @autoclosure () -> String
  ) {
    let key = draft.owners[owner].key
    note(
      .quarantined, kind, row, cell, owner: key, message: message(),
      done:
        "The row's counts were set aside and \(shown(key.staff.text)) in team \(shown(key.team.text)) is shown as not "
        + "computable. Correct the cell and load the extract again.")
    draft.setAside(owner, sheet: sheet, row: row.number)
  }
}
