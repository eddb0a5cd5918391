import Caseload
import Samples

/// A sheet's rows with its headings, for looking into in tests.
struct SheetTable {
  let sheet: ExtractSheet
  let rows: [SampleRow]
  private let columns: [String: Int]

  init(_ service: SampleService, _ sheet: ExtractSheet) {
    self.sheet = sheet
    var rows: [SampleRow] = []
    service.forEachRow(of: sheet) { rows.append($0) }
    self.rows = rows
    columns = Dictionary(uniqueKeysWithValues: sheet.headings.enumerated().map { ($1, $0) })
  }

  func cell(_ row: SampleRow, _ heading: String) -> SampleCell { row.cells[columns[heading] ?? 0] }

  func text(_ row: SampleRow, _ heading: String) -> String {
    if case .text(let text) = cell(row, heading) { text } else { "" }
  }

  /// A blank cell counts nothing.
  func count(_ row: SampleRow, _ heading: String) -> Int {
    if case .number(let number) = cell(row, heading) { number } else { 0 }
  }

  func owner(_ row: SampleRow) -> PostKey {
    let team = columns["Team_Code"] == nil ? "Team_Cd_Offender_Manager" : "Team_Code"
    let staff = columns["OM_Key"] == nil ? "Staff_Cd_Offender_Manager" : "OM_Key"
    return PostKey(staff: StaffCode(text(row, staff)), team: TeamCode(text(row, team)))
  }

  /// The sheet's rows by owner.
  var byOwner: [PostKey: [SampleRow]] { Dictionary(grouping: rows, by: owner) }
}

/// A place in the caseload sheets: what a heading counts.
struct LocationAndTier: Hashable {
  /// As case rows write it.
  let location: String
  /// The case system's tier number, as text.
  let tier: String
}

/// Every count heading with what it counts, typed here anew from the case system's list of tiers and not taken from the room.
let countHeadings: [(heading: String, counts: LocationAndTier)] = {
  let tiers = ["0", "A3", "A2", "A1", "A0", "B3", "B2", "B1", "B0", "C3", "C2", "C1", "C0", "D3", "D2", "D1", "D0"]
  let suspended = tiers.dropFirst().map { $0 + "S" }
  let locations = [("Comm", "Community"), ("Cust", "Custody"), ("Licence", "Licence")]
  return locations.flatMap { prefix, location in
    (tiers + suspended).enumerated().map { number, tier in
      ("\(prefix)Tier\(tier)", LocationAndTier(location: location, tier: String(number)))
    }
  }
}()

extension LocalDate {
  /// 22 November 2026, the night most tests are of.
  static let testNight = LocalDate(daysSinceEpoch: 20_779)
}
