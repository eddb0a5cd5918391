import Caseload
import Rules
import Storage

extension CaseReader {
  private var labels: CaseLabels { CaseLabels(pack) }

  func tier() throws -> CaseDetail.TierNow? {
    let standing = try overrides().first
    return try connection.first(
      """
      SELECT t.assessed_on, t.rule_set, t.tier, t.provisional, t.two_axis, t.single_axis, t.working, n.tier
      FROM case_tier t LEFT JOIN case_now n ON n.crn = t.crn WHERE t.crn = ?
      """, [.text(crn)]
    ) { row in
      let overriding = standing?.tier
      let kept = labels.tier(try row.text(2))
      let counts = try overriding ?? row.optionalText(7).map(labels.tier) ?? kept
      // While a person's decision counts, the kept tier is that decision: what the model gives stands beside it.
      let byModel: String? =
        switch pack.tiering.ruleSet(id: try row.text(1))?.model {
        case .twoAxis: try row.optionalText(4)
        case .singleAxis: try row.optionalText(5)
        case nil: nil
        }
      let assessed = overriding == nil ? kept : byModel.map(labels.tier) ?? kept
      return CaseDetail.TierNow(
        counts: counts, assessed: assessed, isOverridden: overriding != nil, isProvisional: try row.bool(3),
        assessedOn: try row.day(0), ruleSet: try row.text(1), twoAxis: try row.optionalText(4),
        singleAxis: try row.optionalText(5),
        working: try TierWorkings(pack: pack).lines(
          try row.text(6), ruleSet: try row.text(1), on: try row.day(0) ?? LocalDate(daysSinceEpoch: 0)))
    }
  }

  /// Newest first.
  func tierHistory() throws -> [CaseDetail.TierChange] {
    try connection.query(
      """
      SELECT changed_at, tier, provisional, rule_set, reason, working FROM tier_change WHERE crn = ?
      ORDER BY changed_at DESC
      """, [.text(crn)]
    ) { row in
      CaseDetail.TierChange(
        at: try row.text(0), tier: labels.tier(try row.text(1)), isProvisional: try row.bool(2),
        ruleSet: try row.text(3), reason: try row.text(4),
        working: try TierWorkings(pack: pack).lines(
          try row.text(5), ruleSet: try row.text(3),
          on: LocalDate(iso: try row.text(0).prefix(10)) ?? LocalDate(daysSinceEpoch: 0)))
    }
  }

  /// Newest first.
  func overrides() throws -> [CaseDetail.TierOverride] {
    try connection.query(
      "SELECT decided_at, tier, reason, decided_by FROM tier_override WHERE crn = ? ORDER BY decided_at DESC",
      [.text(crn)]
    ) { row in
      CaseDetail.TierOverride(
        at: try row.text(0), tier: try row.optionalText(1).map(labels.tier), reason: try row.text(2),
        decidedBy: try row.text(3))
    }
  }
}
