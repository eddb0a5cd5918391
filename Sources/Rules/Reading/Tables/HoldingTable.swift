/// `holding.yaml`: how many cases a full week may hold, and which cases ask for which grade.
extension HoldingRules {
  /// - Parameter grades: identifiers of the pack's grades; empty when that table could not be read.
  init?(_ file: RuleEntry, grades: [String]) {
    let limit = file.whole("caseloadLimit", in: 1...500)
    func known(_ key: String) -> [String]? {
      let list = file.texts(key, mayBeEmpty: true)
      for (index, grade) in (list ?? []).enumerated() where !grades.isEmpty && !grades.contains(grade.text) {
        file.fault(key, item: index, line: grade.line, "\"\(grade.text)\" is no grade of grades.yaml")
      }
      return list?.map(\.text)
    }
    let qualified = known("qualified")
    let seniors = known("seniors")
    guard let asks = file.entry("asksForQualified") else { return nil }
    let rosh = asks.texts("rosh", mayBeEmpty: true)
    for (index, level) in (rosh ?? []).enumerated() where RiskOfSeriousHarm(id: level.text) == nil {
      asks.fault("rosh", item: index, line: level.line, "\"\(level.text)\" is no level of risk of serious harm")
    }
    let levels = asks.wholes("mappaLevels", in: 1...3)
    let letters = asks.texts("protectLetters", mayBeEmpty: true)
    let withoutRosh = asks.flag("withoutRosh")
    asks.refuseOtherKeys()
    guard let limit, let qualified, let seniors, let rosh, let levels, let letters, let withoutRosh else { return nil }
    self.init(
      caseloadLimit: limit, qualified: qualified, seniors: seniors, rosh: rosh.map(\.text), mappaLevels: levels,
      protectLetters: letters.map(\.text), withoutRosh: withoutRosh)
  }
}
