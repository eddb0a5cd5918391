import Caseload
import Casework
import Rules
import Workload

/// What the lines of available time, protections and notices are called.
struct AvailabilityWords {
  let pack: RulePack

  func reason(_ id: String) -> String {
    if id.isEmpty { return "Adjusted capacity" }
    return pack.reductionReasons.first { $0.id == id }?.label ?? id
  }

  func duty(_ id: String) -> String { pack.duties.first { $0.id == id }?.label ?? id }

  func share(_ share: AssumedShare) -> String {
    switch share {
    case .nonEffective: "leave, sickness and training"
    case .nonAttributable: "travel, ICT, supervision and breaks"
    }
  }

  func absence(_ kind: String) -> String { "Away: \(kind.replacing("-", with: " "))" }

  func protection(_ kind: Protection.Kind) -> String {
    switch kind {
    case .trainee(let month): month == 0 ? "In training, from the start" : "In training, from month \(month)"
    case .newlyQualified: "Newly qualified"
    case .duty(let id): duty(id)
    case .specialism(let name): "Team of this specialism: \(name)"
    }
  }

  func line(_ kind: AvailableTime.Line.Kind) -> String {
    switch kind {
    case .contracted(let isAssumed): isAssumed ? "Hours of the grade, assumed: none are recorded" : "Contracted hours"
    case .reduction(let id): reason(id)
    case .protection(let kind): "Protected: \(protection(kind))"
    case .duty(let id): duty(id)
    case .absence(let kind): absence(kind)
    case .itemised(let id, let inside): "\(duty(id)), part of the share for \(share(inside))"
    case .assumed(let share, let percent): "Assumed \(percent)% for \(self.share(share)), what is left of it"
    }
  }

  func ceiling(_ source: CaseloadCeiling.Source) -> String {
    switch source {
    case .everybody: "Everybody"
    case .team: "The team’s own"
    case .protection(let kind): protection(kind)
    }
  }

  func combination(_ combination: TimeUseRules.Combination?) -> String {
    switch combination {
    case .multiplicative: "The second share is of what the first leaves: the two are multiplied."
    case .additive: "Both shares are of the same hours: the two are added."
    case nil: "These rules assume no shares."
    }
  }

  func notice(_ notice: AvailabilityPage.Notice) -> String {
    let day = notice.day.text
    switch notice.kind {
    case .reductionEnds(let reason): return "\(self.reason(reason)): \(day) is the last day that it counts."
    case .adjustmentReview(let reason, let isOverdue):
      return isOverdue
        ? "\(self.reason(reason)): the review was due on \(day). The adjustment stands until somebody ends it."
        : "\(self.reason(reason)): to be reviewed by \(day). The adjustment stands until somebody ends it."
    case .protectionEnds(let kind): return "\(protection(kind)): \(day) is the last day of this protection."
    case .awaitsReadiness:
      return "Newly qualified: the protection has come to its end and stands until a senior has confirmed readiness."
    case .contractChanges(let hours):
      let words = hours.map { "\(Figures.hours($0)) hours a week" } ?? "hours that are not recorded"
      return "From \(day) the contract is \(words)."
    }
  }
}
