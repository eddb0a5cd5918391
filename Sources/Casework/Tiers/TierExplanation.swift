public import Caseload
public import Rules
import Storage
public import Tiering

/// How the tier of a case comes about, by every model in force.
public struct TierExplanation: Sendable {
  /// One model's assessment.
  public struct Model: Sendable {
    /// Identifier and label of the rule set.
    public let ruleSet: String
    public let label: String
    /// For instance `B2`, `C`, `MISSING`; nil where no tier can be reckoned.
    public let tier: String?
    public let isProvisional: Bool
    /// Whether this rule set's tier counts where the case is.
    public let counts: Bool
    public let lines: [CaseDetail.WorkingLine]
  }
  public let crn: String
  public let day: LocalDate
  /// The tier that counts: of the rules, or of a person's decision.
  public let tier: String
  public let isProvisional: Bool
  /// The decision that stands in place of the rules' tier, or nil.
  public let decidedTier: String?
  public let models: [Model]
  /// `England and Wales, version 2026.3`.
  public let rules: String
}

extension TierExplanation.Model {
  /// What a rule set gives for a person of whom these things are known, of the case system or not.
  public init(_ inputs: TierInputs, _ set: TierRuleSet, on day: LocalDate, counts: Bool = true) {
    let given = try? TierModel(set).assess(inputs, on: day)
    self.init(
      ruleSet: set.id, label: set.label, tier: given?.id, isProvisional: given?.isProvisional ?? false, counts: counts,
      lines: TierWorkings.lines(inputs, set, on: day))
  }
}

extension Service {
  /// Reckons the tier of a case as of its data and says how. Throws ``CaseworkRefusal`` for a case that is not current or is restricted.
  public func explainTier(crn: String) async throws -> TierExplanation {
    try await view(.viewCase, .person(crn)) { connection in
      _ = try caseStanding(connection)
      try requireCase(.view, .cases, crn, on: liveDay(connection), connection)
      let day = try LocalChangeBook.day(of: try dataDay(connection), connection)
      let reader = CaseFactsReader(connection: connection, day: day.iso)
      guard let facts = try reader.current(.named([crn])).first else {
        throw CaseworkRefusal.notFound("There is no current case with the CRN “\(crn)”.")
      }
      let chart = try OrganisationChart(connection, on: day.iso, pack: pack)
      let team = facts.team ?? facts.holder?.team
      let assessment = CaseAssessor(pack, on: day).assess(facts, region: team.map(chart.region) ?? "")
      let models = CaseAssessor.setsInForce(pack, on: day).map { set in
        TierExplanation.Model(assessment.inputs, set, on: day, counts: set.id == assessment.ruleSet)
      }
      return TierExplanation(
        crn: crn, day: day, tier: assessment.tier, isProvisional: assessment.isProvisional,
        decidedTier: facts.override?.tier, models: models, rules: pack.titleAndVersion)
    }
  }

  /// The day of which the newest data are true.
  func dataDay(_ connection: any SQLConnection) throws -> LocalDate {
    try DataImports.newest(connection).flatMap { LocalDate(iso: $0.prefix(10)) } ?? clock.today
  }

  /// Records that another tier counts for a case, or, without a tier, that the rules' tier counts again.
  ///
  /// Returns what it did to tiers and figures. Throws ``CaseworkRefusal`` without a reason or a name, for a tier that is not
  /// one of the rules, and for a case that is not current.
  public func overrideTier(
    crn: String, tier: String?, reason: String, decidedBy: String, preview: Bool = false
  ) async throws -> ChangeEffects {
    guard !reason.allSatisfy(\.isWhitespace), !decidedBy.allSatisfy(\.isWhitespace) else {
      throw CaseworkRefusal.invalid("Give a reason and the name of who decides: both are kept with the decision.")
    }
    if let tier, !pack.tiers.contains(where: { $0.id == tier }), SingleAxisTier(letter: tier) == nil {
      let known = pack.tiers.map(\.id).joined(separator: ", ")
      throw CaseworkRefusal.invalid("There is no tier “\(tier)”. The tiers are \(known).")
    }
    do {
      return try await notingRefusal(.tierOverride, .person(crn)) {
        try await database.write { connection in
          let isCurrent =
            try connection.first("SELECT 1 FROM case_now WHERE crn = ?", [.text(crn)]) { try $0.int(0) } != nil
          guard isCurrent else { throw CaseworkRefusal.notFound("There is no current case with the CRN “\(crn)”.") }
          try self.requireCase(.override, .tier, crn, on: self.liveDay(connection), connection)
          let last =
            try connection.first("SELECT MAX(decided_at) FROM tier_override WHERE crn = ?", [.text(crn)]) {
              try $0.optionalText(0)
            } ?? nil
          // Of one second only one decision could be kept: the next is given the second after.
          let now = self.clock.timestamp
          let decidedAt = last.flatMap { $0 < now ? now : WallClock.second(after: $0) } ?? now
          try connection.execute(
            "INSERT INTO tier_override (crn, decided_at, tier, reason, decided_by) VALUES (?, ?, ?, ?, ?)",
            [.text(crn), .text(decidedAt), .optional(tier), .text(reason), .text(decidedBy)])
          var touched = TouchedRows()
          touched.cases.insert(crn)
          let update = CaseloadUpdate(
            connection: connection, pack: self.pack, day: try self.liveDay(connection), moment: self.clock.timestamp)
          let effects = try update.effects(of: touched, reason: "decision of \(decidedBy): \(reason)")
          if preview { throw PreviewedTier(effects: effects) }
          try trail(.init(.tierOverride, .person(crn), detail: tier == nil ? "lifted" : "decided"), connection)
          return effects
        }
      }
    } catch let preview as PreviewedTier {
      return preview.effects
    }
  }
}

/// Undoes a preview.
private struct PreviewedTier: PlannedUndoing { let effects: ChangeEffects }
