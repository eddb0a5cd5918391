import Rules
import Workload

/// What a column of the nightly workbook is for.
enum ColumnField: Int, CaseIterable {
  case regionName, regionCode, pduName, pduCode, teamName, team, surname, forename, staff, grade
  case communityFirst16Weeks, licenceFirst16Weeks, datestamp, people
  case standardLast30, standardDueNext30, fastLast30, oralReports
  case rowType, caseReference, tierCode, location
  case contactNumber, contactDate, contactCode, contactStaff, contactTeam
}

/// The thirteen sheets of the nightly workbook, in the order in which they are read.
///
/// Source: the incumbent's list of expected sheets, by their clean names.
enum SheetRole: String, CaseIterable {
  case extract = "wmt_extract"
  case active = "wmt_extract_filtered"
  case t2a = "t2a"
  case courtReports = "court_reports"
  case warrants = "flag_warr_4_n"
  case unpaidWork = "flag_upw"
  case overdue = "flag_o_due"
  case priority = "flag_priority"
  case standalone = "wmt_extract_sa"
  case lifers = "suspended_lifers"
  case contacts = "cms"
  case omic = "omic_teams"
  case t2aDetail = "t2a_detail"
}

/// The columns that a sheet is expected to have, and which of them the figures need.
struct SheetLayout {
  enum Use {
    /// Cases at a location and tier: the cell of the grid.
    case count(Int)
    case field(ColumnField)
    case none
  }
  struct Column {
    /// Clean name.
    let name: String
    let use: Use
    /// A workbook without the column is refused.
    let isNeeded: Bool
    /// Columns of tiers with contact suspended came in 2024; older workbooks are without them.
    let isSuspendedTier: Bool
  }

  let role: SheetRole
  /// In the workbook's usual order.
  let columns: [Column]

  init(_ role: SheetRole, pack: RulePack) {
    self.role = role
    columns =
      switch role {
      case .extract, .active, .t2a, .omic: Self.caseload(role, pack)
      case .courtReports: Self.listed(role, Self.reportFields)
      case .warrants, .unpaidWork, .overdue, .priority, .lifers: Self.listed(role, Self.caseFields)
      case .standalone: Self.listed(role, [("row_type", .rowType, false)] + Self.caseFields.dropFirst())
      case .contacts: Self.listed(role, Self.contactFields)
      case .t2aDetail: Self.listed(role, [])
      }
  }

  private typealias Field = (name: String, field: ColumnField, isNeeded: Bool)

  /// The sheet's own columns, those named in `fields` with their use.
  private static func listed(_ role: SheetRole, _ fields: [Field]) -> [Column] {
    let names = WMTSheets.sheet(cleanName: role.rawValue)?.columns ?? []
    return names.map { name in
      guard let field = fields.first(where: { $0.name == name }) else {
        return Column(name: name, use: .none, isNeeded: false, isSuspendedTier: false)
      }
      return Column(name: name, use: .field(field.field), isNeeded: field.isNeeded, isSuspendedTier: false)
    }
  }

  /// The thirteen columns of organisation and person that begin four caseload sheets.
  private static func people(_ needed: Set<ColumnField>) -> [Column] {
    let columns: [(String, ColumnField?)] = [
      ("trust", nil), ("region_desc", .regionName), ("region_code", .regionCode), ("pdu_desc", .pduName),
      ("pdu_code", .pduCode), ("ldu_desc", nil), ("ldu_code", nil), ("team_desc", .teamName), ("team_code", .team),
      ("om_surname", .surname), ("om_forename", .forename), ("om_key", .staff), ("om_grade_code", .grade),
    ]
    return columns.map { name, field in
      guard let field, needed.contains(field) else {
        return Column(name: name, use: .none, isNeeded: false, isSuspendedTier: false)
      }
      return Column(name: name, use: .field(field), isNeeded: true, isSuspendedTier: false)
    }
  }

  private static let everyone: Set<ColumnField> = [
    .regionName, .regionCode, .pduName, .pduCode, .teamName, .team, .surname, .forename, .staff, .grade,
  ]
  private static let keys: Set<ColumnField> = [.staff, .team]

  private static func caseload(_ role: SheetRole, _ pack: RulePack) -> [Column] {
    let isUsed = role != .omic
    let needed: Set<ColumnField> =
      switch role {
      case .extract: everyone
      case .active, .t2a: keys
      default: []
      }
    func counts(suspended: Bool) -> [Column] {
      pack.locations.enumerated().flatMap { location, place in
        pack.tiers.enumerated()
          .filter { $0.element.isSuspended == suspended }
          .sorted { $0.element.columnSuffix < $1.element.columnSuffix }
          .map { tier, name in
            Column(
              name: place.columnPrefix + name.columnSuffix,
              use: isUsed ? .count(location * pack.tiers.count + tier) : .none, isNeeded: isUsed && !suspended,
              isSuspendedTier: suspended)
          }
      }
    }
    func last(_ name: String, _ field: ColumnField, for roles: [SheetRole]) -> Column {
      Column(name: name, use: isUsed ? .field(field) : .none, isNeeded: roles.contains(role), isSuspendedTier: false)
    }
    return people(needed) + counts(suspended: false) + counts(suspended: true) + [
      last("comin1st16weeks", .communityFirst16Weeks, for: [.extract]),
      last("licin1st16weeks", .licenceFirst16Weeks, for: [.extract]),
      last("datestamp", .datestamp, for: [.extract]),
      last("vcrn_count", .people, for: [.active, .t2a]),
    ]
  }

  private static let reportFields: [Field] = [
    ("om_key", .staff, true), ("team_code", .team, true),
    ("sdr_last_30", .standardLast30, true), ("sdr_due_next_30", .standardDueNext30, true),
    ("sdr_conv_last_30", .fastLast30, true), ("oral_reports", .oralReports, true),
  ]

  private static let caseFields: [Field] = [
    ("row_type", .rowType, true), ("case_ref_no", .caseReference, true), ("tier_code", .tierCode, true),
    ("team_code", .team, true), ("om_key", .staff, true), ("location", .location, true),
  ]

  private static let contactFields: [Field] = [
    ("contact_id", .contactNumber, true), ("crn", .caseReference, false), ("contact_date", .contactDate, true),
    ("contact_type_code", .contactCode, true), ("contact_staff_key", .contactStaff, true),
    ("contact_team_key", .contactTeam, true), ("om_key", .staff, true), ("om_team_key", .team, true),
  ]
}
