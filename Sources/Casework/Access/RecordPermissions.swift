import Caseload
public import DataFormat
public import Rules
import Storage

extension Sheet {
  /// The group of fields that its rows belong to.
  public var fields: Permission.Fields {
    switch name {
    case DataSheets.units.name, DataSheets.fundedPosts.name: .organisation
    case DataSheets.training.name, DataSheets.vetting.name: .training
    case DataSheets.restrictions.name: .restrictions
    case DataSheets.workItems.name: .workItems
    default: aboutCase == nil ? .staff : .cases
    }
  }

  /// What somebody needs beside the permission to change its rows: why hours are reduced stands in each row and its address.
  public var alsoNeeds: Permission? {
    name == DataSheets.reductions.name ? Permission(.view, .reductionReasons) : nil
  }

  /// Whether any of an actor's roles keeps its rows. Whether it reaches a row is for the use case to say.
  public func isKept(by actor: Actor, _ rules: AccessRules) -> Bool {
    actor.may(.change, fields, rules) && alsoNeeds.map { actor.may($0.action, $0.fields, rules) } ?? true
  }

  /// Whose data a row is, by its key.
  func audited(_ key: [String]) -> AuditSubject {
    guard let first = key.first, let column = self.key.first else { return .none }
    switch column {
    case "crn": return .person(first)
    case "staff_code": return .staff(first)
    default: return .item(kind: name, id: first)
    }
  }
}

extension Service {
  /// Throws unless the actor may change a row of a sheet, as it is and as it is to be.
  ///
  /// A row of somebody or something that is not there yet goes by the unit that it names.
  func requireChange(_ sheet: Sheet, _ texts: [String: String], _ connection: any SQLConnection) throws {
    let fields = sheet.fields
    let scope = try require(.change, fields, connection)
    if let also = sheet.alsoNeeds { try require(also.action, also.fields, connection) }
    guard !scope.isEverything || sheet.aboutCase != nil || sheet.name == DataSheets.reductions.name else { return }
    if let column = sheet.aboutCase, let crn = texts[column.name], !crn.isEmpty {
      let isThere =
        try connection.first("SELECT 1 FROM case_record WHERE crn = ?", [.text(crn)]) { try $0.int(0) } != nil
      if isThere { return try requireCase(.change, fields, crn, on: liveDay(connection), connection) }
      // A row of a case that is not there is refused as one that is kept from the actor; a new case goes by its team.
      // Whoever has the terminal sees both, and is told by the checks of the sheet.
      guard sheet.name == DataSheets.cases.name || actor.way == .terminal else { throw CaseworkRefusal.restricted }
      guard scope.isEverything || sheet.name != DataSheets.cases.name || scope.holdsTeam(texts["team"]) else {
        throw CaseworkRefusal.notAllowed(Self.otherCase)
      }
      return
    }
    if fields == .organisation {
      guard scope.holdsTeam(texts["code"] ?? texts["unit"]) || scope.holdsTeam(texts["parent"]) else {
        throw CaseworkRefusal.notAllowed(Self.otherUnit)
      }
      return
    }
    let staff = texts["staff_code"] ?? ""
    let isThere =
      try connection.first("SELECT 1 FROM staff_post WHERE staff_code = ?", [.text(staff)]) { try $0.int(0) } != nil
    // Somebody without a post yet belongs to nobody's unit: whoever keeps staff records may begin theirs.
    if isThere, try !holds(scope, staff: staff, connection) { throw CaseworkRefusal.notAllowed(Self.otherPerson) }
    // The reason is in the row, and in its address.
    if sheet.name == DataSheets.reductions.name, isThere {
      try require(.view, .reductionReasons, staff: staff, connection)
    }
    if let team = texts["team"], !team.isEmpty, !scope.holdsTeam(team) {
      throw CaseworkRefusal.notAllowed(Self.otherUnit)
    }
  }
}
