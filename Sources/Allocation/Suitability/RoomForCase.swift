import Caseload
import Rules
import Workload

// Places under the limits, and time for the work.
extension Suitability {
  /// The limit of everybody, the team or the grade: at the limit is not over it.
  func limit(_ post: CandidatePost, _ effect: AllocationEffect, _ ceilings: [CaseloadCeiling]) -> Finding {
    let general = ceilings.first { !$0.isProtection }
    guard let general else {
      guard post.limit != nil else { return Finding(.rule(.limit), .fits, "No limit of cases applies") }
      return Finding(.rule(.limit), .care, "Hours are not known, and so no limit of cases")
    }
    return places(.limit, "the limit is", general, effect)
  }

  /// The limit of a protection of the post, the lowest where there are several.
  func protection(_ post: CandidatePost, _ effect: AllocationEffect, _ ceilings: [CaseloadCeiling]) -> Finding {
    guard let lowest = ceilings.first(where: \.isProtection), case .protection(let kind) = lowest.source else {
      let held = availability.protections(post.availability, on: day).contains { $0.caseloadLimit != nil }
      guard held else { return Finding(.rule(.protection), .fits, "No protected limit applies") }
      return Finding(.rule(.protection), .care, "Is protected, and without known hours no limit can be worked out")
    }
    let until = availability.protections(post.availability, on: day).first { $0.kind == kind }?.until
    let end = until.map { " until \($0.text)" } ?? ""
    return places(.protection, "protected as \(name(of: kind))\(end), with a limit of", lowest, effect)
  }

  private func places(
    _ rule: SuitabilityRules.HardRule, _ words: String, _ ceiling: CaseloadCeiling, _ effect: AllocationEffect
  ) -> Finding {
    let after = effect.after.cases
    let most = ceiling.cases.text(places: ceiling.cases.isWhole ? 0 : 1)
    let said = "Would hold \(after); \(words) \(most)"
    guard Ratio(after) <= ceiling.cases else { return Finding(.rule(rule), .cannot, said) }
    guard Ratio(after + 1) > ceiling.cases else {
      return Finding(.rule(rule), .fits, said, isTelling: rule == .protection)
    }
    // The place is one place, whichever limit it is under.
    let points = ceiling == effect.ceiling ? rules.points.lastPlace : 0
    return Finding(.rule(rule), .care, "\(said): the last place", points: points)
  }

  /// Work over available time with the case, unrounded and strictly: at the line is not over it.
  func workload(_ post: CandidatePost, _ effect: AllocationEffect) -> Finding {
    guard let percent = effect.after.percent else {
      if post.figure.notComputable.contains(.noAvailability) {
        return Finding(.rule(.workload), .cannot, "Has no time for cases in this post")
      }
      return Finding(.rule(.workload), .care, "No percentage: something that it is made of is not recorded")
    }
    let said = "Would be at \(percent.text(places: 1))% of available time"
    let (high, full) = (pack.limits.highPercent, pack.limits.fullPercent)
    if percent > Ratio(high) { return Finding(.rule(.workload), .cannot, "\(said), over \(high)%") }
    if percent > Ratio(full) { return Finding(.rule(.workload), .care, "\(said), over \(full)%") }
    return Finding(.rule(.workload), .fits, said)
  }

  /// Points for time that is left.
  func room(_ effect: AllocationEffect) -> Finding {
    guard let percent = effect.after.percent else { return Finding(.preference(.room), .fits, "Room is not known") }
    let points = rules.points.room.points(at: percent, line: pack.limits.highPercent)
    return Finding(.preference(.room), .fits, "Room at \(percent.text(places: 1))% with this case", points: points)
  }

  private func name(of kind: Protection.Kind) -> String {
    switch kind {
    case .trainee: "in training"
    case .newlyQualified: "newly qualified"
    case .duty(let id): availability.duty(id)?.label.lowercased() ?? id
    case .specialism(let name): "\(name) work"
    }
  }
}

extension CaseloadCeiling {
  /// Whether a protection sets it.
  var isProtection: Bool { if case .protection = source { true } else { false } }
}
