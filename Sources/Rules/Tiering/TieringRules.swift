public import Caseload

/// Everything a pack says of tiers: the rule sets, which of them counts where and since when, and labels kept for history.
public struct TieringRules: Sendable, Hashable {
  /// In the order of the pack's table. Empty where a pack has no tier calculation.
  public let ruleSets: [TierRuleSet]
  /// Which rule set's tier counts, by place and day.
  public let headlines: [HeadlineRuleSet]
  /// Tiers of a model that is no longer calculated: stored labels, highest first.
  public let legacyTiers: [LegacyTier]

  /// The parts, as read from a pack.
  public init(ruleSets: [TierRuleSet], headlines: [HeadlineRuleSet], legacyTiers: [LegacyTier]) {
    self.ruleSets = ruleSets
    self.headlines = headlines
    self.legacyTiers = legacyTiers
  }

  /// A pack without tier calculation.
  public static let none = TieringRules(ruleSets: [], headlines: [], legacyTiers: [])

  /// The rule set with an identifier.
  public func ruleSet(id: String) -> TierRuleSet? { ruleSets.first { $0.id == id } }

  /// The rule set with the number that an assessment carries.
  public func ruleSet(_ number: TierRuleSetNumber) -> TierRuleSet? { ruleSets.first { $0.number == number } }

  /// The rule set whose tier counts in a region on a day; nil before the first.
  ///
  /// The one that began last counts. Where two began on one day, the one that names the region goes before the one
  /// that holds everywhere.
  ///
  /// - Parameter region: code of the unit at the regional level.
  public func ruleSet(region: String, on day: LocalDate) -> TierRuleSet? {
    let begun = headlines.filter { $0.from <= day && ($0.regions.isEmpty || $0.regions.contains(region)) }
    let last = begun.max { ($0.from, $0.regions.isEmpty ? 0 : 1) < ($1.from, $1.regions.isEmpty ? 0 : 1) }
    return last.flatMap { ruleSet(id: $0.ruleSet) }
  }
}

/// The place of a rule set in its pack's table, from 0: a short form of its identifier for one version of a pack.
public struct TierRuleSetNumber: Sendable, Hashable {
  /// Counted from 0.
  public let rawValue: UInt16
  /// A number from its count.
  public init(rawValue: UInt16) { self.rawValue = rawValue }
}

/// One dated set of rules that gives a tier.
public struct TierRuleSet: Sendable, Hashable {
  /// For instance `two-axis-2024-03`.
  public let id: String
  /// Its place in the pack's table.
  public let number: TierRuleSetNumber
  /// For instance `Two-axis model, as of March 2024`.
  public let label: String
  /// The day from which the rules held.
  public let from: LocalDate
  /// Whether these rules are only tried out, so that their tier can never count.
  public let isDraft: Bool
  /// What the register's, sentences' and enforcement codes mean.
  public let codes: TierCodes
  /// The model's own tables.
  public let model: Model
  /// The switches that are on in the product.
  public let quirks: TierQuirks

  /// Which model the rules belong to, with its tables.
  public enum Model: Sendable, Hashable {
    /// Protect and change levels from points.
    case twoAxis(TwoAxisTables, NeedsTables)
    /// One tier, the highest of several steps.
    case singleAxis(SingleAxisTables)
  }

  /// The parts, as read from a pack.
  public init(
    id: String, number: TierRuleSetNumber, label: String, from: LocalDate, isDraft: Bool, codes: TierCodes,
    model: Model, quirks: TierQuirks
  ) {
    self.id = id
    self.number = number
    self.label = label
    self.from = from
    self.isDraft = isDraft
    self.codes = codes
    self.model = model
    self.quirks = quirks
  }

  /// The same rules with other switches, for instance all of the reference's.
  public func with(quirks: TierQuirks) -> TierRuleSet {
    TierRuleSet(
      id: id, number: number, label: label, from: from, isDraft: isDraft, codes: codes, model: model, quirks: quirks)
  }
}

/// Since when the tier of one rule set counts in a place.
public struct HeadlineRuleSet: Sendable, Hashable {
  /// Identifier of the rule set.
  public let ruleSet: String
  /// The first day on which it counts.
  public let from: LocalDate
  /// Codes of regions; empty for everywhere.
  public let regions: Set<String>
  /// The parts, as read from a pack.
  public init(ruleSet: String, from: LocalDate, regions: Set<String>) {
    self.ruleSet = ruleSet
    self.from = from
    self.regions = regions
  }
}

/// A tier of a model that is no longer calculated.
public struct LegacyTier: Sendable, Hashable {
  /// For instance `B1`.
  public let id: String
  /// For instance `B1 (2015 to 2021)`.
  public let label: String
  /// The number by which the Workload Measurement Tool knew it.
  public let number: Int
  /// The parts, as read from a pack.
  public init(id: String, label: String, number: Int) {
    self.id = id
    self.label = label
    self.number = number
  }
}
