/// `limits.yaml`: the lines on the percentage scale, each above the one before.
extension Limits {
  init?(_ file: RuleEntry) {
    let full = file.whole("fullPercent", in: 1...400)
    let high = file.whole("highPercent", in: 1...400)
    let veryHigh = file.whole("veryHighPercent", in: 1...400)
    let room = file.whole("roomPercent", in: 100...400)
    if let full, let high, high <= full { file.fault("highPercent", "must be above fullPercent, \(full)") }
    if let high, let veryHigh, veryHigh <= high { file.fault("veryHighPercent", "must be above highPercent, \(high)") }
    guard let full, let high, let veryHigh, let room else { return nil }
    self.init(fullPercent: full, highPercent: high, veryHighPercent: veryHigh, roomPercent: room)
  }
}
