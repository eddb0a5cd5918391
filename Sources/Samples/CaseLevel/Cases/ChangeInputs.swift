import Caseload

/// What decides the change level: assessments of needs, the score of general reoffending, IOM.
///
/// Source of the points: tier-rules.md, sections 1.5 and 2.4.
struct ChangeInputs {
  struct Assessment {
    let completedOn: LocalDate
    let isLayerThree: Bool
    /// Points of the eight sections, 0 to 20.
    let points: Int
  }

  /// The level now, 0 to 3; of an untiered case 2.
  let level: Int
  /// OGRS3 in whole percent; nil where there is no score.
  private(set) var reoffending: Int?
  let isManaged: Bool
  /// The earliest first.
  private(set) var assessments: [Assessment] = []

  /// Days between two assessments: less than the 55 weeks for which one counts.
  private static let interval = 330
  /// Of people at level 2, those whose needs are assessed; the others are there because nobody has (assumption).
  private static let assessedShare = 0.38

  init(_ file: CaseFile, tier: Int) {
    var random = file.random(.assessment)
    isManaged = file.held.priority == "I"
    let tiers = file.course.tiers
    let plain = (tier - 1) % ExtractTiers.suspendedOffset
    level = tier == 0 ? 2 : 3 - plain % 4
    let tens = random.below(5)
    let ones = random.below(10)
    let isUnassessed = !random.happens(Self.assessedShare * file.detail)
    let hasScore = random.happens(0.35 * file.detail)
    guard tier > 0 else { return }
    let firstLevel = Self.level(tiers.first)
    let againLevel = Self.level(tiers.again)
    // A score that decides nothing is kept for some.
    if tens > 0, level == 3 || hasScore || (level != 1 && !isUnassessed) { reoffending = tens * 10 + ones }
    let other = reoffending.map { $0 / 10 } ?? 0
    if firstLevel == 2, againLevel == 2, isUnassessed {
      // An assessment that does not count: not of layer 3.
      if random.happens(0.05 * file.detail) {
        assessments = [
          Assessment(completedOn: file.start + tiers.untieredDays, isLayerThree: false, points: random.below(15))
        ]
      }
      return
    }
    let days = Self.days(file, isAssessedAgain: firstLevel != againLevel)
    for (number, day) in days.enumerated() {
      let target = day < CaseTiers.daysBeforeSecond ? firstLevel : againLevel
      let points = Self.points(level: target, other: other + (isManaged ? 2 : 0), &random)
      // Of those before the last, one in three is kept.
      let isKept = random.happens(0.33 * file.detail) || number == days.count - 1
      if isKept {
        assessments.append(Assessment(completedOn: file.start + day, isLayerThree: true, points: points))
      }
    }
    // Without a mandate most are not assessed.
    if level == 0, !random.happens(0.3 * file.detail) { assessments = [] }
  }

  private static func level(_ tier: Int) -> Int { 3 - (tier - 1) % 4 }

  /// Days of supervision on which the needs were assessed so far.
  private static func days(_ file: CaseFile, isAssessedAgain: Bool) -> [Int] {
    let first = file.course.tiers.untieredDays
    var days = [first]
    if isAssessedAgain { days.append(max(CaseTiers.daysBeforeSecond, first)) }
    while let last = days.last, last + interval <= file.age { days.append(last + interval) }
    return days.filter { $0 <= max(file.age, first) }
  }

  /// Points of the sections that, with the others, give the level.
  private static func points(level: Int, other: Int, _ random: inout SeededGenerator) -> Int {
    switch level {
    case 3: random.whole(max(0, 20 - other)...min(20, 25 - other))
    case 2: random.whole(max(0, 10 - other)...(19 - other))
    case 1: random.whole(0...(9 - other))
    default: random.below(12)
    }
  }
}
