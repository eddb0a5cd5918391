import Caseload

/// `targets.yaml`: what a full week of each grade can hold, and the hours assumed where none are recorded.
struct TargetTable {
  private(set) var byGrade: [String: Row] = [:]

  struct Row {
    /// Points.
    let nominalTarget: Int
    let defaultHours: WeeklyHours?
    let fullTimeHours: WeeklyHours
  }

  /// - Parameter grades: nil when that table could not be read; the names of grades then go unchecked.
  init(_ file: RuleEntry, grades: GradeTable?) {
    var unique = Uniqueness(of: "grade")
    var named: Set<String>? = []
    for entry in file.entries("targets") {
      let grade = entry.text("grade")
      let nominalTarget = entry.whole("nominalTarget", in: 0...9999)
      let defaultHours = entry.optionalHours("defaultHours", upTo: 60)
      let fullTimeHours = entry.hours("fullTimeHours", upTo: 60)
      entry.refuseOtherKeys()
      unique.check(grade, at: "grade", of: entry)
      if let grade { named?.insert(grade) } else { named = nil }
      if let grade, let known = grades?.ids, !known.contains(grade) {
        entry.fault("grade", "names \"\(grade)\", which is no grade of grades.yaml")
      }
      if let grade, grade == grades?.unknownID {
        entry.fault("grade", "the grade for unknown codes has no targets")
      }
      guard let grade, let nominalTarget, let fullTimeHours else { continue }
      byGrade[grade] = Row(nominalTarget: nominalTarget, defaultHours: defaultHours, fullTimeHours: fullTimeHours)
    }
    guard let named, let known = grades?.ids, let unknown = grades?.unknownID, known.contains(unknown) else { return }
    for id in known where id != unknown && !named.contains(id) { file.fault("targets", "lacks the grade \"\(id)\"") }
  }
}
