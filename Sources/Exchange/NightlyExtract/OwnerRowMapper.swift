import Caseload
public import Rules
public import Workload

/// Maps the text cells of one owner's rows to counts, without a String or a dictionary on the way.
///
/// It is the same reading that a workbook goes through, for cells that are already in memory.
public struct OwnerRowMapper: Sendable {
  private let pack: RulePack
  private let caseload: [Int16]
  private let codes: CaseRowCodes
  private let noCases: TierCounts
  private let caseColumns: (type: Int, tier: Int, location: Int)

  /// Clean names of the columns of a caseload row in the workbook's usual order: 116 in England and Wales.
  public static func caseloadHeadings(_ pack: RulePack) -> [String] {
    SheetLayout(.extract, pack: pack).columns.map(\.name)
  }

  /// Clean names of the columns that begin a case row.
  public static let caseHeadings = [
    "row_type", "case_ref_no", "tier_code", "team_code", "om_grade_code", "om_key", "location",
  ]

  /// - Parameter headings: of the caseload rows, clean; a heading that is not expected is passed over.
  public init(pack: RulePack, headings: [String]) {
    self.pack = pack
    codes = CaseRowCodes(pack)
    noCases = pack.noCases
    let expected = Dictionary(
      SheetLayout(.extract, pack: pack).columns.map { ($0.name, $0.use) }, uniquingKeysWith: { first, _ in first })
    var table = ColumnTable()
    for (column, heading) in headings.enumerated() { table.set(expected[heading] ?? .none, at: column) }
    caseload = table.slots
    caseColumns = (0, 2, 6)
  }

  /// Everything that one owner's figure is worked out from, of rows without a row number.
  ///
  /// A row with a cell that is no count is set aside: its counts are 0 and `faults` names it by sheet and `row`.
  ///
  /// - Parameters:
  ///   - active: nil when the owner has no such row.
  ///   - cases: rows of the flag sheets, cells in the order of ``caseHeadings``.
  /// - Complexity: O(cells).
  public func inputs(
    rawGrade: String, held: TextCells, active: TextCells?, t2a: TextCells?, cases: [TextCells], row: Int = 0
  ) -> PostInputs {
    var inputs = PostInputs(rawGrade: rawGrade, held: noCases, active: noCases, t2a: noCases)
    if let weeks = read(held, into: &inputs.held) {
      inputs.firstSixteenWeeks = weeks
    } else {
      inputs.faults.append(.quarantined(sheet: SheetRole.extract.rawValue, row: row))
    }
    if let active, read(active, into: &inputs.active) == nil {
      inputs.faults.append(.quarantined(sheet: SheetRole.active.rawValue, row: row))
    }
    if let t2a, read(t2a, into: &inputs.t2a) == nil {
      inputs.faults.append(.quarantined(sheet: SheetRole.t2a.rawValue, row: row))
    }
    for cells in cases {
      var type: CaseRowCodes.RowType?
      var isCounted = 0
      cells.forEach { column, bytes in
        if column == caseColumns.type {
          type = codes.rowType(bytes)
        } else if column == caseColumns.tier {
          if codes.isTier(bytes) { isCounted += 1 }
        } else if column == caseColumns.location {
          if codes.isLocation(bytes) { isCounted += 1 }
        }
      }
      if let type, isCounted == 2 { _ = inputs.inactive.count(type) }
    }
    return inputs
  }

  /// Nil when one of the cells is no count; `counts` is then left empty.
  private func read(_ cells: TextCells, into counts: inout TierCounts) -> FirstSixteenWeeks? {
    var weeks = FirstSixteenWeeks()
    var isGood = true
    let largest = pack.extract.largestCount
    caseload.withUnsafeBufferPointer { slots in
      cells.forEach { column, bytes in
        let slot = column < slots.count ? slots[column] : ColumnTable.nothing
        if slot >= 0 {
          if case .count(let value) = CountReading(text: bytes, largest: largest) {
            counts[Int(slot)] = value
          } else {
            isGood = false
          }
        } else if slot == ColumnTable.slot(.communityFirst16Weeks) || slot == ColumnTable.slot(.licenceFirst16Weeks) {
          guard case .count(let value) = CountReading(text: bytes, largest: largest) else { return isGood = false }
          if slot == ColumnTable.slot(.communityFirst16Weeks) { weeks.community = value } else { weeks.licence = value }
        }
      }
    }
    guard isGood else {
      counts = noCases
      return nil
    }
    return weeks
  }
}
