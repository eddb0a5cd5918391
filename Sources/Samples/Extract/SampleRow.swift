import Caseload

/// One cell of a synthetic workbook.
public enum SampleCell: Sendable, Hashable {
  case blank
  case text(String)
  case number(Int)
  /// Days since 1899-12-30, as spreadsheets count them, with the time of day as a fraction.
  case date(Double, DateStyle)

  /// How the sample workbooks show a date; the value is the same.
  public enum DateStyle: Sendable, CaseIterable {
    /// Of `Datestamp`: the time of day alone.
    case timeOfDay
    /// The spreadsheet's own short date.
    case shortDate
    /// The spreadsheet's own short date with hours and minutes.
    case shortDateAndTime
    /// `31/12/9999`.
    case dayMonthYear
  }

  /// Counts of nothing are left blank, as in the real workbook.
  static func count(_ count: Int) -> SampleCell { count == 0 ? .blank : .number(count) }

  static func date(_ date: LocalDate, seconds: Double = 0, _ style: DateStyle) -> SampleCell {
    // 1970-01-01 is day 25,569 of a spreadsheet.
    .date(Double(date.daysSinceEpoch + 25_569) + seconds / 86_400, style)
  }
}

/// One row below the heading row.
public struct SampleRow: Sendable {
  /// As the spreadsheet numbers it, the heading row being 1.
  public internal(set) var number = 0
  /// As many as the sheet has headings.
  public internal(set) var cells: [SampleCell]
  /// What is wrong with the row on purpose; its column, where it is one cell.
  var fault: PlantedFault.Kind?
  var faultColumn: String?
  let owner: PostKey?

  init(_ cells: [SampleCell], owner: PostKey?) {
    self.cells = cells
    self.owner = owner
  }

  func with(_ kind: PlantedFault.Kind, column: String? = nil) -> SampleRow {
    var row = self
    row.fault = kind
    row.faultColumn = column
    return row
  }
}

extension SampleService {
  /// Every row of a sheet below its headings, in order, without holding more than one practitioner's rows at a time.
  public func forEachRow(of sheet: ExtractSheet, _ body: (SampleRow) throws -> Void) rethrows {
    let source = SheetRows(self)
    var number = 1
    // The posts one by one, then what belongs to no post.
    for item in 0...posts.count {
      for var row in source.rows(of: sheet, item: item) {
        number += 1
        row.number = number
        try body(row)
      }
    }
  }

  /// Everything that is wrong in the workbook on purpose, sheet by sheet. - Complexity: O(rows of the workbook).
  public var plantedFaults: [PlantedFault] {
    var found: [PlantedFault] = []
    for sheet in ExtractSheet.allCases {
      forEachRow(of: sheet) { row in
        guard let kind = row.fault else { return }
        found.append(PlantedFault(kind: kind, sheet: sheet, row: row.number, column: row.faultColumn, owner: row.owner))
      }
    }
    return found
  }
}
