import Caseload
public import Rules
import Workload

/// Reads the nightly workbook of the case system: thirteen sheets joined into one row an owner, with every oddity listed.
///
/// Sheets and headings are looked at before any row is, and the T2A gate and the date before anything is given back, so that
/// a refusal leaves nothing half read.
public struct NightlyExtractReader: Sendable {
  private let pack: RulePack
  private let limits: ReadingLimits

  public init(pack: RulePack) { self.init(pack: pack, limits: .init()) }

  /// - Parameter limits: what a workbook may ask of this machine.
  public init(pack: RulePack, limits: ReadingLimits) {
    self.pack = pack
    self.limits = limits
  }

  /// Reads one workbook.
  ///
  /// - Parameters:
  ///   - progress: told what is being read, a sentence a sheet.
  ///   - listed: told of every row of the case lists whose owner, tier and location are known.
  /// - Throws: a refusal, with the problems that were found until then.
  /// - Complexity: O(bytes of the workbook), in memory for the owners, the shared texts and one row.
  public func read(path: String, progress: ((String) -> Void)? = nil, listed: ((ListedCase) -> Void)? = nil)
    throws(ExtractRefusal) -> NightlyExtract
  {
    progress?("Opening the workbook")
    let book = try WorkbookFile(path: path, limits: limits)
    let draft = ExtractDraft(pack: pack, dates: ExcelDate(countsFrom1904: book.countsFrom1904))
    draft.listed = listed
    do throws(ExtractRefusal) {
      let sheets = try WorkbookSheets(book, pack: pack)
      for problem in sheets.problems { draft.problems.add(problem) }
      try readRows(of: sheets, into: draft, progress)
      if let refusal = draft.gate.refusal { throw ExtractRefusal(reason: refusal.reason, message: refusal.message) }
      guard let date = draft.date else { throw noDate(sheets) }
      let extract = draft.finished(date: date, sheets: sheets)
      try refuseAbsurdSums(extract)
      return extract
    } catch {
      throw ExtractRefusal(
        reason: error.reason, message: error.message, problems: draft.problems.all(sheets: book.sheetNames))
    }
  }

  private func readRows(
    of sheets: WorkbookSheets, into draft: ExtractDraft, _ progress: ((String) -> Void)?
  ) throws(ExtractRefusal) {
    for (index, role) in SheetRole.allCases.enumerated() {
      guard let sheet = sheets.byRole[role] else { continue }
      progress?("Reading \(sheet.headings.sheet), sheet \(index + 1) of \(SheetRole.allCases.count)")
      let rows: SheetRows
      switch role {
      case .extract, .active, .t2a: rows = CaseloadRows(draft, sheet.headings)
      case .courtReports: rows = CourtReportRows(draft, sheet.headings)
      case .warrants, .unpaidWork, .overdue, .priority, .standalone, .lifers: rows = CaseRows(draft, sheet.headings)
      case .contacts:
        guard let date = draft.date else { throw noDate(sheets) }
        rows = ContactRows(draft, sheet.headings, date: date)
      case .omic, .t2aDetail: rows = UnusedRows(draft, sheet.headings)
      }
      let mostOwners = limits.owners
      try sheets.book.readSheet(sheet.index) { row in
        if row.number > sheet.headingRow { rows.take(row) }
        return draft.owners.count > mostOwners ? .stop : .goOn
      }
      if draft.owners.count > mostOwners {
        throw WorkbookRefusal.tooLarge(
          "\(sheet.headings.sheet) has more than \(grouped(mostOwners)) practitioners, far more than a nation has.")
      }
      if role == .extract, draft.owners.isEmpty {
        throw ExtractRefusal(
          reason: .emptyWorkbook,
          message:
            "The workbook is empty: no row of \(sheet.headings.sheet) names a practitioner. Nothing was changed. "
            + "Ask for a new extract.")
      }
      (rows as? ContactRows)?.settle()
    }
  }

  /// Counts that are small enough one by one may still be absurd together.
  private func refuseAbsurdSums(_ extract: NightlyExtract) throws(ExtractRefusal) {
    for (role, grid) in [(SheetRole.extract, \PostInputs.held), (.active, \.active), (.t2a, \.t2a)] {
      let sum = extract.owners.reduce(0) { $0 + $1.inputs[keyPath: grid].total }
      guard sum <= limits.cases else {
        throw WorkbookRefusal.tooLarge(
          "The counts of \(role.rawValue) add up to \(grouped(sum)) cases, far more than a nation has.")
      }
    }
  }

  private func noDate(_ sheets: WorkbookSheets) -> ExtractRefusal {
    let sheet = sheets.byRole[.extract]?.headings.sheet ?? SheetRole.extract.rawValue
    return ExtractRefusal(
      reason: .noDate,
      message:
        "No row of \(sheet) has a Datestamp that can be read, so that nobody can tell which night the extract is of. "
        + "Nothing was changed. Ask for a new extract.")
  }
}
