import Caseload

/// Reductions of one made-up person's hours: training and newly qualified by how long they have been there, others in
/// episodes.
///
/// Reasons and allowances are those of the England and Wales rule pack; how common each is, is our own guess.
struct Reductions {
  let holder: Staffing.Holder
  /// Hundredths of an hour a week.
  let contracted: Int
  let date: LocalDate

  /// An episode that comes back: so many days long in every so many, for a share of people.
  private struct Episode {
    let reason: String
    let people: Double
    let days: Int
    let every: Int
    let percent: ClosedRange<Int>
    var only: SampleGrade?
  }

  private static let episodes = [
    Episode(reason: "maternity-leave", people: 0.10, days: 182, every: 2_400, percent: 100...100),
    Episode(reason: "long-term-sickness", people: 0.14, days: 90, every: 1_500, percent: 100...100),
    Episode(reason: "phased-return", people: 0.20, days: 42, every: 1_500, percent: 20...50),
    Episode(reason: "disability", people: 0.02, days: 700, every: 1_000, percent: 10...20),
    Episode(reason: "union-facility-time", people: 0.015, days: 365, every: 366, percent: 20...50),
    Episode(
      reason: "court-duty", people: 0.05, days: 365, every: 366, percent: 20...40, only: .probationServicesOfficer),
    Episode(reason: "group-supervision", people: 0.01, days: 180, every: 400, percent: 10...20),
    Episode(reason: "spoc-lead", people: 0.04, days: 365, every: 366, percent: 5...5),
    Episode(reason: "vq3", people: 0.10, days: 183, every: 1_500, percent: 5...5, only: .probationServicesOfficer),
  ]

  /// In force now, ended in the last two months, or agreed for the next two. - Parameter place: number of the place of
  /// work.
  func all(place: Int, seed: UInt64) -> [SampleReduction] {
    var found = byTimeInPost(place: place, seed: seed)
    for (number, episode) in Self.episodes.enumerated() where episode.only == nil || episode.only == holder.person.grade
    {
      guard holder.person.grade != .seniorProbationOfficer, holder.person.grade != .trainee || number < 4 else {
        continue
      }
      var random = SeededGenerator(seed, .reduction, place * 32 + number, holder.turn)
      guard random.happens(episode.people) else { continue }
      let days = date.daysSinceEpoch + random.below(episode.every)
      let start = date + -(days - days.dividedDown(by: episode.every) * episode.every)
      // The next round may be so near that it is already agreed.
      let next = start + episode.every
      let first = start + episode.days + 60 < date && next - date <= 60 ? next : start
      let percent = random.whole(episode.percent)
      if first + episode.days + 60 >= date, first - date <= 60, first >= holder.person.joined {
        found.append(reduction(episode.reason, percent: percent, from: first, days: episode.days))
      }
    }
    return withinContract(found)
  }

  private func byTimeInPost(place: Int, seed: UInt64) -> [SampleReduction] {
    var random = SeededGenerator(seed, .reduction, place * 32 + 31, holder.turn)
    let joined = holder.person.joined
    switch holder.person.grade {
    case .trainee:
      let steps = [("pqip-first-6-months", 80, 0), ("pqip-6-to-12-months", 60, 183), ("pqip-12-to-18-months", 40, 366)]
      return steps.compactMap { reason, percent, after in
        let step = reduction(reason, percent: percent, from: joined + after, days: 182)
        return step.start - date <= 60 && step.end + 30 >= date ? step : nil
      }
    case .probationOfficer where holder.daysInPlace < 274 && random.happens(0.6):
      return [reduction("newly-qualified-officer", percent: 20, from: joined, days: 273)]
    case .probationServicesOfficer where holder.daysInPlace < 183 && random.happens(0.5):
      return [reduction("pso-learning", percent: 20, from: joined, days: 182)]
    case .seniorProbationOfficer:
      // A senior's week is for the team; what is left is for the few cases some of them hold.
      let years = holder.daysInPlace / 365
      return [reduction("split-role", percent: 85, from: joined + years * 365, days: 364)]
    default: return []
    }
  }

  private func reduction(_ reason: String, percent: Int, from start: LocalDate, days: Int) -> SampleReduction {
    // Hours are recorded to one decimal.
    let hours = percent == 100 ? contracted : (contracted * percent + 500) / 1_000 * 10
    return SampleReduction(reason: reason, hours: WeeklyHours(hundredths: hours), start: start, end: start + days)
  }

  /// Somebody who is away has no other reduction, and nobody's reductions reach their contract otherwise.
  private func withinContract(_ reductions: [SampleReduction]) -> [SampleReduction] {
    if let away = reductions.first(where: { $0.hours.hundredths == contracted }) { return [away] }
    var sum = 0
    return reductions.filter { reduction in
      guard (sum + reduction.hours.hundredths) * 10 <= contracted * 9 || sum == 0 else { return false }
      sum += reduction.hours.hundredths
      return true
    }
  }
}
