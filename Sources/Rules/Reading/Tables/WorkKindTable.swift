/// `work-kinds.yaml`: kinds of work on a case, and what each counts as.
struct WorkKindTable {
  private(set) var kinds: [WorkKind] = []

  init(_ file: RuleEntry) {
    var unique = Uniqueness(of: "kind of work")
    for entry in file.entries("kinds") {
      let id = entry.text("id")
      let label = entry.text("label")
      let report = entry.has("report") ? entry.text("report") : nil
      let isContact = entry.optionalFlag("contact")
      let isEnforcement = entry.optionalFlag("enforcement")
      entry.refuseOtherKeys()
      unique.check(id, at: "id", of: entry)
      if let report, WorkKind.Report(rawValue: report) == nil {
        entry.fault("report", "is \"\(report)\"; it must be standard, fast or oral")
      }
      guard let id, let label else { continue }
      kinds.append(
        WorkKind(
          id: id, label: label, report: report.flatMap(WorkKind.Report.init), isContact: isContact,
          isEnforcement: isEnforcement))
    }
  }
}
