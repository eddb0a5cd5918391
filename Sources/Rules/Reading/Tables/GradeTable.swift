/// `grades.yaml`: the grades and the raw codes that mean them. What a grade can hold stands in `targets.yaml`.
struct GradeTable {
  private(set) var rows: [Row] = []
  private(set) var byRawCode: [String: Int] = [:]
  /// The grade for every code that is not listed.
  let unknownID: String?
  /// The identifiers of all grades; nil when one of them could not be read.
  private(set) var ids: [String]? = []

  struct Row {
    let id: String
    let label: String
    let typeID: Int
    let holdsCases: Bool
  }

  init(_ file: RuleEntry) {
    unknownID = file.text("unknown")
    var unique = (ids: Uniqueness(of: "grade"), numbers: Uniqueness(of: "number"), codes: Uniqueness(of: "raw code"))
    for entry in file.entries("grades") {
      let id = entry.text("id")
      let label = entry.text("label")
      let typeID = entry.whole("typeID", in: 1...99)
      let holdsCases = entry.flag("holdsCases")
      let rawCodes = entry.texts("rawCodes", mayBeEmpty: true) ?? []
      entry.refuseOtherKeys()
      unique.ids.check(id, at: "id", of: entry)
      unique.numbers.check(typeID.map(String.init), at: "typeID", of: entry)
      for (index, code) in rawCodes.enumerated() {
        if let objection = unique.codes.objection(to: code.text, line: code.line) {
          entry.fault("rawCodes", item: index, line: code.line, objection)
        }
        byRawCode[code.text] = rows.count
      }
      if let id, id == unknownID, !rawCodes.isEmpty {
        entry.fault("rawCodes", "the grade for unknown codes takes no codes of its own")
      }
      if let id { ids?.append(id) } else { ids = nil }
      guard let id, let label, let typeID, let holdsCases else { continue }
      rows.append(Row(id: id, label: label, typeID: typeID, holdsCases: holdsCases))
    }
    if let unknownID, let ids, !ids.contains(unknownID) {
      file.fault("unknown", "names \"\(unknownID)\", which is no grade of this table")
    }
  }

  /// The grades with what each can hold; the unknown grade can hold nothing.
  func grades(with targets: TargetTable) -> Grades? {
    guard let unknownID else { return nil }
    let all = rows.map { row in
      let target = targets.byGrade[row.id]
      return Grade(
        id: row.id, label: row.label, typeID: row.typeID, nominalTarget: target?.nominalTarget ?? 0,
        defaultHours: target?.defaultHours, fullTimeHours: target?.fullTimeHours, holdsCases: row.holdsCases)
    }
    return Grades(all: all, byRawCode: byRawCode, unknownID: unknownID)
  }
}
