/// `caseload-lines.yaml`: reference lines of a caseload, and limits by grade and specialism.
extension CaseloadLines {
  /// - Parameter grades: identifiers of the pack's grades; empty when that table could not be read.
  init?(_ file: RuleEntry, grades: [String]) {
    let bands = file.wholes("bands", in: 1...500)
    if let bands, zip(bands, bands.dropFirst()).contains(where: { $0 >= $1 }) {
      file.fault("bands", "must rise from line to line")
    }
    let escalation = file.whole("escalation", in: 1...500)
    func limits(_ key: String, _ name: String) -> [Limit] {
      if file.isEmptyList(key) { return [] }
      var names = Uniqueness(of: name)
      return file.entries(key).compactMap { entry -> Limit? in
        let text = entry.text(name)
        let cases = entry.whole("cases", in: 1...500)
        entry.refuseOtherKeys()
        names.check(text, at: name, of: entry)
        guard let text, let cases else { return nil }
        if name == "grade", !grades.isEmpty, !grades.contains(text) {
          entry.fault(name, "\"\(text)\" is no grade of grades.yaml")
        }
        return Limit(name: text, cases: cases)
      }
    }
    let byGrade = limits("byGrade", "grade")
    let bySpecialism = limits("bySpecialism", "specialism")
    guard let mix = file.entry("mix") else { return nil }
    let levels = mix.texts("rosh")
    for (index, level) in (levels ?? []).enumerated() where RiskOfSeriousHarm(id: level.text) == nil {
      mix.fault("rosh", item: index, line: level.line, "\"\(level.text)\" is no level of risk of serious harm")
    }
    let percent = mix.whole("percent", in: 1...100)
    let from = mix.whole("fromCases", in: 1...500)
    mix.refuseOtherKeys()
    guard let bands, let escalation, let levels, let percent, let from else { return nil }
    self.init(
      bands: bands, escalation: escalation, byGrade: byGrade, bySpecialism: bySpecialism, highRisk: levels.map(\.text),
      highRiskPercent: percent, highRiskFrom: from)
  }
}
