/// `register-types.yaml`: what registrations are called, and which codes are refused.
extension RegisterTypes {
  init?(_ file: RuleEntry) {
    var unique = Uniqueness(of: "registration code")
    var types: [RegisterType] = []
    for entry in file.entries("types") {
      let code = entry.text("code")
      let label = entry.text("label")
      let isNeed = entry.optionalFlag("need")
      entry.refuseOtherKeys()
      unique.check(code, at: "code", of: entry)
      guard let code, let label else { continue }
      types.append(RegisterType(code: code, label: label, isNeed: isNeed))
    }
    guard let risk = file.texts("riskOfSeriousHarm", mayBeEmpty: true) else { return nil }
    for (index, code) in risk.enumerated() where types.contains(where: { $0.code == code.text }) {
      file.fault("riskOfSeriousHarm", item: index, line: code.line, "\"\(code.text)\" is a type of registration above")
    }
    self.init(all: types, riskOfSeriousHarm: risk.map(\.text))
  }
}
