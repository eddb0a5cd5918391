/// `reduction-reasons.yaml`: why a person's time may be reduced, by category.
struct ReductionReasonTable {
  private(set) var reasons: [ReductionReason] = []

  init(_ file: RuleEntry) {
    var categories = Uniqueness(of: "category")
    var ids = Uniqueness(of: "reason")
    for group in file.entries("categories") {
      let category = group.text("category")
      categories.check(category, at: "category", of: group)
      for entry in group.entries("reasons") {
        let id = entry.text("id")
        let label = entry.text("label")
        let allowance = entry.optionalWhole("allowancePercent", in: 0...100)
        let maximum = entry.optionalWhole("maximumPercent", in: 0...100)
        let months = entry.optionalWhole("months", in: 1...120)
        let needsApproval = entry.optionalFlag("needsApproval")
        let isAdjustment = entry.optionalFlag("isAdjustment")
        entry.refuseOtherKeys()
        ids.check(id, at: "id", of: entry)
        guard let id, let label, let category else { continue }
        reasons.append(
          ReductionReason(
            id: id, label: label, category: category, allowancePercent: allowance, maximumPercent: maximum,
            months: months, needsApproval: needsApproval, isAdjustment: isAdjustment))
      }
      group.refuseOtherKeys()
    }
  }
}
