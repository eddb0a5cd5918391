import Caseload
import Exchange
import Rules
import Samples
import Workload

/// Owners of a synthetic region, in the two shapes that the measurements take: as counts, and as text cells.
struct SampleOwners {
  /// Seed of the region; stands in the results.
  static let seed: UInt64 = 1

  /// One owner's rows as they come out of a workbook: the three caseload rows (348 cells) and eight case rows.
  struct Cells {
    let rawGrade: String
    let held: TextCells
    let active: TextCells
    let t2a: TextCells
    let cases: [TextCells]
  }

  let pack: RulePack
  let measure: PointsMeasure
  let mapper: OwnerRowMapper
  private(set) var cells: [Cells] = []
  /// What the mapper makes of the cells.
  private(set) var inputs: [PostInputs] = []
  /// Filled cells of the caseload rows, over all owners.
  private(set) var filled = 0

  init() throws {
    pack = try RulePackReader.shipped()
    measure = PointsMeasure(pack)
    // Names are cleaned as the reader cleans them: lower case, the first hyphen gone.
    let headings = ExtractSheet.extract.headings.map { $0.lowercased().split(separator: "-", maxSplits: 1).joined() }
    mapper = OwnerRowMapper(pack: pack, headings: headings)

    let service = SampleService(
      size: .region, seed: Self.seed, date: LocalDate(daysSinceEpoch: 20_779))
    let held = Self.rows(service, .extract)
    let active = Self.rows(service, .filtered)
    let t2a = Self.rows(service, .transition)
    let cases = Self.caseRows(service)
    for post in service.posts {
      guard let heldRow = held[post.key], let ownCases = cases[post.key] else { continue }
      let empty = [String](repeating: "", count: headings.count)
      let rows = [heldRow, Self.withoutOwner(active[post.key] ?? empty), Self.withoutOwner(t2a[post.key] ?? empty)]
      filled += rows.reduce(0) { $0 + $1.count { !$0.isEmpty } }
      // Eight each, some again where an owner has fewer.
      let eight = (0..<8).map { ownCases[$0 % ownCases.count] }
      cells.append(
        Cells(
          rawGrade: post.person.rawGrade, held: TextCells(rows[0]), active: TextCells(rows[1]), t2a: TextCells(rows[2]),
          cases: eight.map { TextCells($0) }))
    }
    inputs = cells.map { mapped($0) }
  }

  @inline(__always)
  func mapped(_ cells: Cells) -> PostInputs {
    mapper.inputs(rawGrade: cells.rawGrade, held: cells.held, active: cells.active, t2a: cells.t2a, cases: cells.cases)
  }

  private static func rows(_ service: SampleService, _ sheet: ExtractSheet) -> [PostKey: [String]] {
    var rows: [PostKey: [String]] = [:]
    service.forEachRow(of: sheet) { row in
      let cells = row.cells.map(text)
      rows[PostKey(staff: StaffCode(cells[11]), team: TeamCode(cells[8]))] = cells
    }
    return rows
  }

  private static func caseRows(_ service: SampleService) -> [PostKey: [[String]]] {
    var rows: [PostKey: [[String]]] = [:]
    // Flags first: they are what is counted.
    for sheet in [ExtractSheet.unpaidWork, .overdue, .standaloneOrders, .warrantsAndLive] {
      service.forEachRow(of: sheet) { row in
        let cells = row.cells.prefix(7).map(text)
        rows[PostKey(staff: StaffCode(cells[5]), team: TeamCode(cells[3])), default: []].append(cells)
      }
    }
    return rows
  }

  /// Names and codes are read once, from the first row; the joined rows bring counts.
  private static func withoutOwner(_ row: [String]) -> [String] {
    [String](repeating: "", count: 13) + row.dropFirst(13)
  }

  private static func text(_ cell: SampleCell) -> String {
    switch cell {
    case .blank: ""
    case .text(let text): text
    case .number(let number): String(number)
    case .date(let serial, _): String(serial)
    }
  }
}
