import Caseload
import Rules
import Workload

// What speaks for one candidate before another, in points.
extension Suitability {
  /// Somebody who held the person before.
  func continuity(_ post: CandidatePost, _ profile: CaseProfile) -> Finding {
    guard let until = profile.pastHolders[post.key.staff.text] else {
      return Finding(.preference(.continuity), .fits, "Has not held this person before")
    }
    return Finding(
      .preference(.continuity), .fits, "Held this person until \(until.text)", points: rules.points.heldBefore)
  }

  func team(_ post: CandidatePost, _ profile: CaseProfile) -> Finding {
    guard post.key.team.text == profile.team else {
      return Finding(.preference(.team), .fits, "Is in another team than the case")
    }
    return Finding(.preference(.team), .fits, "Is in the team of the case", points: rules.points.sameTeam)
  }

  /// Cases with one of the same needs that are held now.
  func experience(_ post: CandidatePost, _ needs: [SuitabilityRules.Need]) -> Finding {
    let held = needs.compactMap { need in post.similar[need.id].flatMap { $0 > 0 ? (need.label, $0) : nil } }
    guard !held.isEmpty else {
      let words = needs.isEmpty ? "The case has no need that asks for experience" : "Holds no other case with its needs"
      return Finding(.preference(.experience), .fits, words)
    }
    let parts = held.map { "\($1) with \($0)" }.joined(separator: ", ")
    let count = held.reduce(0) { $0 + $1.1 }
    return Finding(
      .preference(.experience), .fits, "Holds other cases like it: \(parts)",
      points: rules.points.experience.points(count)
    )
  }

  func recentWeek(_ post: CandidatePost) -> Finding {
    recent(.recentWeek, post.takenInWeek, days: 7, rules.points.recentWeek)
  }

  func recentMonth(_ post: CandidatePost) -> Finding {
    recent(.recentMonth, post.takenInMonth, days: 28, rules.points.recentMonth)
  }

  private func recent(
    _ preference: Finding.Preference, _ count: Int, days: Int, _ each: SuitabilityPoints.Each
  ) -> Finding {
    let words = count == 1 ? "Took 1 case in \(days) days" : "Took \(count) cases in \(days) days"
    let points = each.points(count)
    return Finding(.preference(preference), points < 0 ? .care : .fits, words, points: points)
  }

  /// The share of high risk once the case is held.
  func mix(_ profile: CaseProfile, _ effect: AllocationEffect) -> Finding {
    let (before, after) = (effect.before, effect.after)
    let words = "\(before.highRisk) of \(before.cases) cases of high risk"
    guard isHighRisk(profile) else { return Finding(.preference(.mix), .fits, words) }
    let said = "\(words); would be \(after.highRisk) of \(after.cases)"
    guard pack.lines.isHeavyMix(highRisk: after.highRisk, of: after.cases) else {
      return Finding(.preference(.mix), .fits, said)
    }
    return Finding(.preference(.mix), .care, said, points: rules.points.heavyMix)
  }
}
