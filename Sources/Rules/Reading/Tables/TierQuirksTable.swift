/// `tier-quirks.yaml`: where the product does as the reference does although it looks accidental, and why.
extension TierQuirks {
  init(_ file: RuleEntry) {
    var on: TierQuirks = []
    var unique = Uniqueness(of: "quirk")
    var given: Set<String> = []
    for entry in file.entries("quirks") {
      let name = entry.text("quirk")
      let asReference = entry.flag("asReference")
      _ = entry.text("reason")
      entry.refuseOtherKeys()
      unique.check(name, at: "quirk", of: entry)
      guard let name else { continue }
      given.insert(name)
      guard let quirk = Self.named.first(where: { $0.name == name })?.quirk else {
        entry.fault("quirk", "is \"\(name)\"; known are \(Self.named.map(\.name).joined(separator: ", "))")
        continue
      }
      if asReference == true { on.insert(quirk) }
    }
    for (name, _) in Self.named where !given.contains(name) { file.fault("quirks", "lacks \"\(name)\"") }
    self = on
  }
}
