import Caseload
import Rules
import Storage
import Tiering

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
      let assessed = labels.tier(try overriding == nil ? row.text(2) : assessed(row))
      let counts = try overriding ?? row.optionalText(7).map(labels.tier) ?? assessed
      return CaseDetail.TierNow(
        counts: counts, assessed: assessed, isOverridden: overriding != nil, isProvisional: try row.bool(3),
        assessedOn: try row.day(0), ruleSet: try row.text(1), twoAxis: try row.optionalText(4),
        singleAxis: try row.optionalText(5),
        working: try TierWorkings(pack: pack).lines(
          try row.text(6), ruleSet: try row.text(1), on: try row.day(0) ?? LocalDate(daysSinceEpoch: 0)))
    }
  }

  /// What the rules alone give, of a kept tier in whose place a decision stands.
  private func assessed(_ row: SQLRow) throws -> String {
    let untiered = pack.tiers.first { $0.isUntiered }?.id ?? CaseAssessor.untiered
    switch pack.tiering.ruleSet(id: try row.text(1))?.model {
    case .twoAxis:
      return try KeptTierInputs.inputs(try row.text(6)).hasMeasureOfRisk ? row.optionalText(4) ?? untiered : untiered
    case .singleAxis: return try row.optionalText(5).flatMap { SingleAxisTier(letter: $0)?.letter } ?? untiered
    case nil: return untiered
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
        // Of a case that was erased the tier stays, and nothing that it was made of.
        working: try row.text(5).isEmpty
          ? []
          : TierWorkings(pack: pack).lines(
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
