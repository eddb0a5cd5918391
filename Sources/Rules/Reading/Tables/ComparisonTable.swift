/// `comparison.yaml`: when a unit is called unbalanced, and how few people a figure may be about.
extension ComparisonRules {
  /// - Parameter grades: identifiers of the pack's grades; empty when that table could not be read.
  init?(_ file: RuleEntry, grades: [String]) {
    let unbalanced = file.whole("unbalancedPercent", in: 1...100)
    // Fewer than two would show the figures of one person.
    let fewest = file.whole("fewestPeople", in: 2...100)
    let named = file.isEmptyList("administrative") ? [] : file.texts("administrative")
    for (index, grade) in (named ?? []).enumerated() where !grades.isEmpty && !grades.contains(grade.text) {
      file.fault("administrative", item: index, line: grade.line, "\"\(grade.text)\" is no grade of grades.yaml")
    }
    guard let unbalanced, let fewest, let named else { return nil }
    self.init(unbalancedPercent: unbalanced, fewestPeople: fewest, administrative: named.map(\.text))
  }
}
