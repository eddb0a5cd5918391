/// `data-owners.yaml`: of which sheets the case system holds the truth, and of which Headroom does.
extension DataOwners {
  init?(_ file: RuleEntry) {
    let caseSystem = file.texts("caseSystem", mayBeEmpty: true)
    let headroom = file.texts("headroom", mayBeEmpty: true)
    let days = file.whole("silentDays", in: 1...365)
    for (index, sheet) in (headroom ?? []).enumerated()
    where caseSystem?.contains(where: { $0.text == sheet.text }) ?? false {
      file.fault("headroom", item: index, line: sheet.line, "\"\(sheet.text)\" has two owners")
    }
    guard let caseSystem, let headroom, let days else { return nil }
    self.init(caseSystem: Set(caseSystem.map(\.text)), headroom: Set(headroom.map(\.text)), silentDays: days)
  }
}
