public import Rules
public import Workload

extension NotComputable {
  /// The reason as a sentence that says who can mend it.
  public func sentence(_ pack: RulePack) -> String {
    switch self {
    case .unknownGrade(let code):
      code.allSatisfy(\.isWhitespace)
        ? "No grade is recorded in the case system. Whoever keeps its staff records can add one."
        : "The grade code “\(code)” means no grade in these rules. Whoever keeps the staff records of the case system can correct it."
    case .noHours(let grade):
      "No contracted hours are recorded, and a \(pack.grades.grade(id: grade)?.label.lowercased() ?? grade) has no default. The line manager can record them."
    case .noAvailability:
      "Reductions take up all contracted hours, so there is no available time to compare work with. The line manager can check them."
    case .hoursNotDivided(let posts):
      "This person holds \(posts) posts and the hours in each are not recorded. One week is not counted twice. The line manager can record hours for each post."
    case .quarantined(let sheet, let row):
      "Row \(row) of sheet \(sheet) could not be trusted and was set aside. The list of import problems says why."
    }
  }
}
