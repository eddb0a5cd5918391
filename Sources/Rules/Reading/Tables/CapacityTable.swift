/// `capacity.yaml`: what is taken off a contracted week before hours are for cases.
extension CapacityRules {
  init?(_ file: RuleEntry) {
    let nonEffective = file.whole("nonEffectivePercent", in: 0...50)
    let nonAttributable = file.whole("nonAttributablePercent", in: 0...49)
    let name = file.text("combination")
    let combination = name.flatMap(Combination.init)
    if let name, combination == nil {
      let known = Combination.allCases.map(\.rawValue).joined(separator: ", ")
      file.fault("combination", "is \"\(name)\"; known are \(known)")
    }
    guard let nonEffective, let nonAttributable, let combination else { return nil }
    self.init(
      nonEffectivePercent: nonEffective, nonAttributablePercent: nonAttributable, combination: combination)
  }
}
