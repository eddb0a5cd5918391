import Caseload
import Rules
import Workload

/// A nightly extract while its sheets are being read.
final class ExtractDraft {
  /// The row of one owner in one sheet that has one row an owner.
  struct SeenRow {
    let row: Int
    let digest: RowDigest
    var isContradicted = false
  }

  struct Owner {
    let key: PostKey
    let forename: String
    let surname: String
    let place: OrganisationNames.Place
    var inputs: PostInputs
    /// By ``SheetRole``: the extract, the active cases, T2A and the court reports.
    var rows: [SheetRole: SeenRow] = [:]
  }

  let pack: RulePack
  /// One grid of zeros for all owners until they have a count.
  let noCases: TierCounts
  let codes: CaseRowCodes
  let dates: ExcelDate
  private(set) var owners: [Owner] = []
  var problems = ProblemList()
  var organisation = OrganisationNames()
  /// The latest Datestamp so far.
  var date: LocalDate?
  var gate = T2AGate()
  var rowsRead: [SheetRole: Int] = [:]
  var rowsUsed: [SheetRole: Int] = [:]

  /// Told of every row of the case lists; nil where nobody asked.
  var listed: ((ListedCase) -> Void)?

  private var staff = CodeTable()
  private var teams = CodeTable()
  private var byCodes: [Int: Int] = [:]

  init(pack: RulePack, dates: ExcelDate) {
    self.pack = pack
    noCases = pack.noCases
    self.dates = dates
    codes = CaseRowCodes(pack)
  }

  /// - Complexity: O(bytes) expected.
  func owner(_ staffCode: UnsafeBufferPointer<UInt8>, _ teamCode: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let person = staff.find(staffCode), let team = teams.find(teamCode) else { return nil }
    return byCodes[person << 32 | team]
  }

  func key(_ staffCode: UnsafeBufferPointer<UInt8>, _ teamCode: UnsafeBufferPointer<UInt8>) -> PostKey {
    let person = staff.intern(staffCode)
    let group = teams.intern(teamCode)
    return PostKey(staff: StaffCode(staff.texts[person]), team: TeamCode(teams.texts[group]))
  }

  func add(_ owner: Owner, _ staffCode: UnsafeBufferPointer<UInt8>, _ teamCode: UnsafeBufferPointer<UInt8>) -> Int {
    owners.append(owner)
    byCodes[staff.intern(staffCode) << 32 | teams.intern(teamCode)] = owners.count - 1
    return owners.count - 1
  }

  /// Changes one owner's counts in place.
  func change(_ owner: Int, _ body: (inout PostInputs) -> Void) { body(&owners[owner].inputs) }

  /// Marks an owner as not computable because of a row.
  func setAside(_ owner: Int, sheet: String, row: Int) {
    let fault = NotComputable.quarantined(sheet: sheet, row: row)
    if !owners[owner].inputs.faults.contains(fault) { owners[owner].inputs.faults.append(fault) }
  }

  /// Whether this row is the first of its owner in its sheet.
  ///
  /// A second row that says the same is noted and not counted. One that says something else sets both aside: nobody can
  /// tell which is right.
  func isFirst(_ row: SheetRow, of owner: Int, in sheet: String, _ role: SheetRole) -> Bool {
    let digest = RowDigest(row)
    guard let first = owners[owner].rows[role] else {
      owners[owner].rows[role] = SeenRow(row: row.number, digest: digest)
      return true
    }
    let key = owners[owner].key
    let who = "\(shown(key.staff.text)) in team \(shown(key.team.text))"
    if first.digest == digest, !first.isContradicted {
      problems.add(
        ImportProblem(
          severity: .noted, kind: .repeatedRow, sheet: sheet, row: row.number, value: shown(key.staff.text),
          message: "The row repeats row \(first.row) of \(who) in every cell.", done: "It was counted once.", owner: key
        ))
      return false
    }
    var rows = [row.number]
    if !first.isContradicted {
      owners[owner].rows[role]?.isContradicted = true
      clear(owner, role)
      rows.insert(first.row, at: 0)
    }
    for number in rows {
      let other = number == first.row ? row.number : first.row
      problems.add(
        ImportProblem(
          severity: .quarantined, kind: .duplicateOwner, sheet: sheet, row: number, value: shown(key.staff.text),
          message: "Rows \(number) and \(other) are both of \(who) and differ.",
          done:
            "Neither was counted; the post is shown as not computable. Keep the right row and load the extract again.",
          owner: key))
      setAside(owner, sheet: sheet, row: number)
    }
    return false
  }

  private func clear(_ owner: Int, _ role: SheetRole) {
    switch role {
    case .extract:
      owners[owner].inputs.held = noCases
      owners[owner].inputs.firstSixteenWeeks = .init()
    case .active: owners[owner].inputs.active = noCases
    case .t2a: owners[owner].inputs.t2a = noCases
    case .courtReports: owners[owner].inputs.reports = .init()
    default: break
    }
  }
}
