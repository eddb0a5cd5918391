/// `extract.yaml`: what an incoming nightly extract must satisfy.
extension ExtractRules {
  init?(_ file: RuleEntry) {
    let drop = file.whole("dropPercent", in: 0...100)
    let late = file.whole("lateAfterHours", in: 1...720)
    // A nation's counts are added up in 32 bits a cell: ten million in one cell leaves room for two hundred of them.
    let count = file.whole("largestCount", in: 1...9_999_999)
    let text = file.whole("longestText", in: 1...32_767)
    guard let drop, let late, let count, let text else { return nil }
    self.init(dropPercent: drop, lateAfterHours: late, largestCount: count, longestText: text)
  }
}
