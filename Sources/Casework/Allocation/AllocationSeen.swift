import Allocation
import Caseload
import Workload

/// What somebody saw of a case and a post before deciding: each thing as a seal that tells nothing, so that what is another by then
/// can be named.
struct AllocationSeen {
  enum Part: String, CaseIterable {
    case tier, holder, risk, team, rules, cases, figures
  }

  let values: [Part: String]
  private let candidate: Candidate
  private let profile: CaseProfile

  /// - Parameter holder: staff code of whoever holds the case.
  init(_ profile: CaseProfile, holder: String?, _ candidate: Candidate) {
    self.profile = profile
    self.candidate = candidate
    let (before, after) = (candidate.effect.before.figure, candidate.effect.after.figure)
    let restrictions =
      profile.keptFrom.sorted() + ["only"] + (profile.onlyFor.map { $0.sorted() } ?? ["everybody"])
    let rules = candidate.findings.compactMap { finding in
      if case .rule = finding.subject { "\(finding.name) \(finding.outcome.rawValue)" } else { nil }
    }
    values = [
      .tier: profile.tier, .holder: holder ?? "", .team: profile.team ?? "",
      .risk: [profile.rosh ?? "", profile.mappaLevel.map { "\($0)" } ?? "", "\(profile.sexualOffence ?? false)"]
        .joined(separator: "|") + profile.registers.sorted().joined(separator: "|"),
      .rules: (rules + restrictions).joined(separator: "|"), .cases: "\(before.casesHeld)",
      .figures: [before, after].map(Self.text).joined(separator: "|"),
    ]
  }

  private static func text(_ figure: PostFigure) -> String {
    """
    \(figure.casesActive) \(figure.work) \(figure.available.numerator)/\(figure.available.denominator) \(figure.isComputable)
    """
  }

  /// `tier.0f3a…-holder.…`, in the order of the parts.
  var text: String {
    Part.allCases.map { "\($0.rawValue).\(Fingerprint.of(values[$0] ?? "").prefix(12))" }.joined(separator: "-")
  }

  /// What is another than in a text that was made earlier, each as a sentence about how it is now.
  func changes(since seen: String) -> [String] {
    let now = text.split(separator: "-")
    let then = seen.split(separator: "-")
    guard now.count == then.count else { return ["The page was of another version of the service. Look at it again."] }
    return zip(Part.allCases, zip(now, then)).filter { $0.1.0 != $0.1.1 }.map { words($0.0) }
  }

  private func words(_ part: Part) -> String {
    switch part {
    case .tier: "The tier of the case is \(profile.tier) now."
    case .holder:
      values[.holder]?.isEmpty == false ? "Somebody else holds the case now." : "Nobody holds the case any more."
    case .risk: "What is recorded of risk or registrations is another now."
    case .team: "The case belongs to another team now."
    case .rules: "What the rules say of this post and case is another now."
    case .cases: "The post holds \(candidate.effect.before.cases) cases now."
    case .figures: "The work or the hours of the post are others now."
    }
  }
}
