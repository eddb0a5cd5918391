import Caseload
import Rules
import Storage
import Workload

/// The cases that people hold, read once for points and hours alike, from one index of the list alone.
struct HeldCases {
  /// One of them, as its row of the list has it.
  struct Case {
    let crn: String
    let post: PostKey
    /// Indices in the pack; no location and no type for a case without a current order.
    let location: Int?
    let type: Int?
    let tier: Int
    /// ISO days.
    let startsOn: String
    let expectedEndOn: String?
    let releaseOn: String?
    /// What ``KeptCaseCounts`` wrote; nil for a row that is older than its column.
    let counted: String?
  }

  let connection: any SQLConnection
  private let locations: [String: Int]
  private let types: [String: Int]
  private let tiers: [String: Int]
  private let untiered: Int

  init(_ connection: any SQLConnection, _ pack: RulePack) {
    self.connection = connection
    locations = Dictionary(uniqueKeysWithValues: pack.locations.enumerated().map { ($1.id, $0) })
    types = Dictionary(uniqueKeysWithValues: pack.caseTypes.enumerated().map { ($1.id, $0) })
    tiers = Dictionary(uniqueKeysWithValues: pack.tiers.enumerated().map { ($1.id, $0) })
    untiered = pack.tiers.firstIndex { $0.isUntiered } ?? 0
  }

  /// The conditions under which a column with staff codes names one of the people; a single one for everybody.
  static func conditions(_ staff: Set<String>?) -> [(String) -> SQLCondition] {
    guard let staff else { return [{ SQLCondition("\($0) IS NOT NULL") }] }
    return staff.sorted().parts(of: CaseSelection.most).map { codes in { SQLCondition.among($0, codes) } }
  }

  /// Cases of some people, or of everybody for nil; those of one post come one after the other.
  func each(of staff: Set<String>?, _ body: (Case) throws -> Void) throws {
    var post = Self.nobody
    for some in Self.conditions(staff) {
      let theirs = some("staff_code")
      try connection.each(
        """
        SELECT \(Self.columns) FROM case_now WHERE staff_code IS NOT NULL AND \(theirs.sql)
        ORDER BY staff_code, holder_team
        """, theirs.arguments
      ) { row in
        let (staff, team) = (try row.text(0), try row.optionalText(1) ?? "")
        if post.staff.text != staff || post.team.text != team {
          post = PostKey(staff: StaffCode(staff), team: TeamCode(team))
        }
        try body(held(row, by: post))
      }
    }
  }

  /// One current case, held or not; nil for one that is not current.
  func one(_ crn: String) throws -> Case? {
    try connection.first("SELECT \(Self.columns) FROM case_now WHERE crn = ?", [.text(crn)]) { row in
      let staff = try row.optionalText(0).map { StaffCode($0) }
      return try held(
        row, by: try staff.map { PostKey(staff: $0, team: TeamCode(try row.optionalText(1) ?? "")) } ?? Self.nobody)
    }
  }

  /// Stands for the holder of a case that nobody holds.
  static let nobody = PostKey(staff: StaffCode(""), team: TeamCode(""))

  private static let columns =
    "staff_code, holder_team, location, tier, expected_end_on, starts_on, type, release_on, counted, crn"

  private func held(_ row: SQLRow, by post: PostKey) throws -> Case {
    Case(
      crn: try row.text(9), post: post, location: try row.optionalText(2).flatMap { locations[$0] },
      type: try row.optionalText(6).flatMap { types[$0] }, tier: tiers[try row.text(3)] ?? untiered,
      startsOn: try row.text(5), expectedEndOn: try row.optionalText(4), releaseOn: try row.optionalText(7),
      counted: try row.optionalText(8))
  }
}
