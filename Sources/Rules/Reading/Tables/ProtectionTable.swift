/// `protections.yaml`: protections that apply by themselves.
extension ProtectionRules {
  /// - Parameter reasons: identifiers of reasons of reductions; empty when that table could not be read. The same of grades.
  init?(_ file: RuleEntry, reasons: [String], grades: [String] = []) {
    let notice = file.whole("noticeDays", in: 0...365)
    var stages: [Stage] = []
    for entry in file.entries("traineeStages") {
      guard let stage = Stage(entry, month: "fromMonth", reasons: reasons) else { continue }
      if let last = stages.last, stage.fromMonth <= last.fromMonth {
        entry.fault("fromMonth", "must be above \(last.fromMonth)")
      }
      if stages.isEmpty, stage.fromMonth != 0 {
        entry.fault("fromMonth", "must be 0 in the first stage: nobody in training is without one")
      }
      stages.append(stage)
    }
    let qualified = file.entry("newlyQualified").flatMap { Stage($0, month: "months", reasons: reasons) }
    let specialisms = file.optionalEntries("specialisms").compactMap { entry -> Specialism? in
      let name = entry.text("specialism")
      let limit = entry.whole("caseloadLimit", in: 0...500)
      entry.refuseOtherKeys()
      guard let name, let limit else { return nil }
      return Specialism(name: name, caseloadLimit: limit)
    }
    let readiness = file.date("readinessFrom")
    let inTraining = (file.has("traineeGrades") ? file.texts("traineeGrades") : nil) ?? []
    guard let notice, let readiness else { return nil }
    self.init(
      noticeDays: notice, traineeStages: stages, newlyQualified: qualified, readinessFrom: readiness,
      specialisms: specialisms, traineeGrades: inTraining.map(\.text))
    for (index, grade) in inTraining.enumerated() where !grades.isEmpty && !grades.contains(grade.text) {
      file.fault("traineeGrades", item: index, line: grade.line, "\"\(grade.text)\" is no grade of grades.yaml")
    }
  }
}

extension ProtectionRules.Stage {
  fileprivate init?(_ entry: RuleEntry, month key: String, reasons: [String]) {
    let month = entry.whole(key, in: 0...120)
    let reduction = entry.whole("reductionPercent", in: 0...100)
    let limit = entry.whole("caseloadLimit", in: 0...500)
    let sameAs = entry.reasons("sameAs", known: reasons)
    entry.refuseOtherKeys()
    guard let month, let reduction, let limit else { return nil }
    self.init(fromMonth: month, reduction: reduction, caseloadLimit: limit, sameAs: sameAs)
  }
}
