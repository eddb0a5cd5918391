import Caseload

/// A made-up person's contracted hours and reductions, over all their posts.
struct WorkingTime {
  static let fullWeek = WeeklyHours(hundredths: 3_700)

  let contracted: WeeklyHours
  let reductions: [SampleReduction]

  /// Somebody away for a long time: nearly all of their cases are with colleagues.
  func isAway(on date: LocalDate) -> Bool {
    reductions.contains { $0.start <= date && date <= $0.end && $0.hours == contracted }
  }

  /// Share of a full week that is there for work, 0 to 1.
  func share(on date: LocalDate) -> Double {
    let reduced = reductions.filter { $0.start <= date && date <= $0.end }.reduce(0) { $0 + $1.hours.hundredths }
    return Double(max(0, contracted.hundredths - reduced)) / Double(Self.fullWeek.hundredths)
  }

  /// About one in five works part-time; seniors do not.
  static func of(_ holder: Staffing.Holder, place: Int, seed: UInt64, date: LocalDate) -> WorkingTime {
    var random = SeededGenerator(seed, .hours, place, holder.turn)
    let grade = holder.person.grade
    let isPartTime = random.happens(grade == .seniorProbationOfficer ? 0 : grade == .trainee ? 0.05 : 0.22)
    let contracted = isPartTime ? partTime[random.pick(shares: partTimeShares)] : fullWeek.hundredths
    let reductions = Reductions(holder: holder, contracted: contracted, date: date).all(place: place, seed: seed)
    return WorkingTime(contracted: WeeklyHours(hundredths: contracted), reductions: reductions)
  }

  private static let partTime = [1_480, 1_850, 2_220, 2_590, 2_960, 3_000]
  private static let partTimeShares = [8, 24, 26, 10, 24, 8]
}
