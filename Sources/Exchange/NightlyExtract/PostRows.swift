import Caseload
import Rules
import Workload

/// Makes an owner of a row of WMT_Extract: who, in which team, unit and region, of which grade.
enum PostRows {
  /// Nil when the row names nobody, or somebody who has a row already.
  ///
  /// A row without one of its codes is set aside, and its owner stays visible where there is a practitioner's code.
  static func newOwner(_ row: SheetRow, of rows: CaseloadRows, hasBadCode: Bool) -> Int? {
    let (draft, fields) = (rows.draft, rows.fields)
    let staff = fields.bytes(.staff, row)
    if staff.isEmpty || rows.isOverlong(staff) {
      if staff.isEmpty {
        rows.note(
          .quarantined, .missingCode, row, message: "The row has no practitioner code (OM_Key).",
          done: "It was set aside: nobody can be shown for it. Add the code and load the extract again.")
      }
      return nil
    }
    var team = fields.bytes(.team, row)
    let isTeamGood = !team.isEmpty && !rows.isOverlong(team)
    return Array(NamedCode.notStated.code.utf8).withUnsafeBufferPointer { notStated in
      if !isTeamGood { team = notStated }
      if let owner = draft.owner(staff, team) {
        _ = draft.isFirst(row, of: owner, in: rows.sheet, .extract)
        return nil
      }
      let owner = add(row, of: rows, staff, team)
      _ = draft.isFirst(row, of: owner, in: rows.sheet, .extract)
      setAsideBadCodes(row, of: rows, owner, hasBadCode: hasBadCode)
      return owner
    }
  }

  private static func add(
    _ row: SheetRow, of rows: CaseloadRows, _ staff: UnsafeBufferPointer<UInt8>, _ team: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let (draft, fields) = (rows.draft, rows.fields)
    func named(_ code: ColumnField, _ name: ColumnField) -> NamedCode {
      let bytes = fields.bytes(code, row)
      guard !bytes.isEmpty, !rows.isOverlong(bytes) else { return .notStated }
      return NamedCode(code: String(decoding: bytes, as: UTF8.self), name: rows.name(name, row))
    }
    let (place, conflicts) = draft.organisation.settle(
      .init(region: named(.regionCode, .regionName), pdu: named(.pduCode, .pduName), team: named(.team, .teamName)))
    let key = draft.key(staff, team)
    for conflict in conflicts {
      rows.note(
        .noted, .conflictingOrganisation, row, fields.cell(conflict.field, row), owner: key, message: conflict.message,
        done: "The first was used.")
    }
    let grade = grade(row, of: rows, key)
    return draft.add(
      .init(
        key: key, forename: rows.name(.forename, row), surname: rows.name(.surname, row), place: place,
        inputs: PostInputs(
          rawGrade: grade, held: draft.noCases, active: draft.noCases, t2a: draft.noCases)),
      staff, team)
  }

  /// The raw code with its blanks, because a code with a stray blank is another code to the case system.
  private static func grade(_ row: SheetRow, of rows: CaseloadRows, _ key: PostKey) -> String {
    let cell = rows.fields.cell(.grade, row)
    let raw = cell.map { String(row.text($0).unicodeScalars.prefix(rows.draft.pack.extract.longestText)) } ?? ""
    if rows.draft.pack.grades.grade(rawCode: raw) == nil {
      rows.note(
        .noted, .unknownGrade, row, cell, owner: key,
        message: trimmed(raw).isEmpty
          ? "The practitioner has no grade." : "The grade \(shown(raw)) is not in the rule pack.",
        done: "The cases are shown; the percentage is not computable until the grade is known.")
    }
    return raw
  }

  private static func setAsideBadCodes(_ row: SheetRow, of rows: CaseloadRows, _ owner: Int, hasBadCode: Bool) {
    let fields = rows.fields
    let names: [(ColumnField, String)] = [
      (.team, "team code"), (.pduCode, "PDU code"), (.regionCode, "region code"), (.staff, "practitioner code"),
    ]
    for (field, name) in names {
      if fields.bytes(field, row).isEmpty {
        rows.setAside(row, fields.cell(field, row), owner, .missingCode, "The row has no \(name).")
      } else if !rows.isPlain(fields.cell(field, row)) {
        rows.setAside(
          row, fields.cell(field, row), owner, .formula, "The \(name) is a formula's result, true, false or an error.")
      }
    }
    if hasBadCode { rows.draft.setAside(owner, sheet: rows.sheet, row: row.number) }
  }
}
