/// Places where the reference does something that looks accidental, each a switch.
///
/// With all of them on an assessment equals the reference's; which are on in the product is a table of the rule pack.
public struct TierQuirks: OptionSet, Sendable, Hashable {
  /// One bit for each switch.
  public let rawValue: UInt16
  /// A set from its bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// An RSR between the end of one band and the start of the next, 6.995 for instance, earns no points.
  public static let rsrBetweenBandsScoresNothing = TierQuirks(rawValue: 1 << 0)
  /// An RSR at or above the end of the highest band, 99.99, earns no points.
  public static let rsrNearHundredScoresNothing = TierQuirks(rawValue: 1 << 1)
  /// Where the newest MAPPA registration has no readable level, an older one is used.
  public static let olderMAPPALevelStandsIn = TierQuirks(rawValue: 1 << 2)
  /// Where the newest MAPPA registration has no readable category, older ones are not asked.
  public static let unreadableMAPPACategoryHidesOlder = TierQuirks(rawValue: 1 << 3)
  /// Answers used for women count even from an assessment that has no summary.
  public static let womensAnswersWithoutSummary = TierQuirks(rawValue: 1 << 4)
  /// A termination date in the future already ends a sentence.
  public static let futureTerminationEndsSentence = TierQuirks(rawValue: 1 << 5)
  /// A newest predictor record without scores is used all the same, so older records and rescored rows are not asked.
  public static let incompletePredictorsHideOlder = TierQuirks(rawValue: 1 << 6)
  /// A medium band's score is read by two sets of limits one after the other, so a higher score can give a lower tier,
  /// and a score below them fails.
  public static let mediumBandReadByScoreAlone = TierQuirks(rawValue: 1 << 7)

  /// All on: the reference's behaviour.
  public static let reference: TierQuirks = Set(named.map(\.quirk)).reduce([]) { $0.union($1) }

  /// Every switch by the name that rule packs use.
  public static let named: [(name: String, quirk: TierQuirks)] = [
    ("rsrBetweenBandsScoresNothing", .rsrBetweenBandsScoresNothing),
    ("rsrNearHundredScoresNothing", .rsrNearHundredScoresNothing),
    ("olderMAPPALevelStandsIn", .olderMAPPALevelStandsIn),
    ("unreadableMAPPACategoryHidesOlder", .unreadableMAPPACategoryHidesOlder),
    ("womensAnswersWithoutSummary", .womensAnswersWithoutSummary),
    ("futureTerminationEndsSentence", .futureTerminationEndsSentence),
    ("incompletePredictorsHideOlder", .incompletePredictorsHideOlder),
    ("mediumBandReadByScoreAlone", .mediumBandReadByScoreAlone),
  ]
}
