import Caseload
import Casework
import Rules
import Workload

/// How a lacking protection and a breach of one are said.
struct ProtectionWords {
  let pack: RulePack

  private var words: AvailabilityWords { AvailabilityWords(pack: pack) }

  func missing(_ kind: MissingProtection.Kind) -> String {
    switch kind {
    case .trainingBegan: "In training by grade, and no day is recorded on which training began"
    case .dateOfReduction(let reason):
      reason.isEmpty
        ? "Hours are reduced as for somebody who is protected, and no day of training or qualifying is recorded"
        : "Hours are reduced for “\(words.reason(reason))”, and no day of training or qualifying is recorded"
    case .qualifiedOn: "Newly qualified, and no day of qualifying is recorded"
    case .assessorDuty(let trainee): "Answers for the trainee \(trainee), and no duty as an assessor is recorded"
    case .hours: "Protected, and no contracted hours are recorded: no limit can be worked out"
    }
  }

  /// What a breach is of, from the name that it is kept under.
  func protection(_ name: String) -> String {
    let parts = name.split(separator: "-", maxSplits: 1).map(String.init)
    let rest = parts.count > 1 ? parts[1] : ""
    return switch parts.first {
    case "trainee": words.protection(.trainee(fromMonth: Int(rest) ?? 0))
    case "newly": words.protection(.newlyQualified)
    case "duty": words.protection(.duty(rest))
    case "specialism": words.protection(.specialism(rest))
    default: name
    }
  }

  /// `23 cases held, limit 20`; a limit is shown rounded down, as a part of a case cannot be held.
  static func measure(_ breach: ProtectionBreach) -> String {
    let limit = breach.limit.numerator / breach.limit.denominator
    return "\(Figures.counted(breach.cases, "case", "cases")) held, limit \(Figures.number(limit))"
  }

  /// Where a lacking record is added.
  static func mend(_ item: MissingProtection) -> HTML {
    switch item.kind {
    case .trainingBegan, .dateOfReduction, .qualifiedOn:
      Part.link("Add the day", .records(.edit("staff", key: ["staff_code": item.staffCode])))
    case .assessorDuty: Part.link("Record the duty", .availability(AvailabilityAddress(staff: item.staffCode)))
    case .hours: Part.link("Look at the hours", .availability(AvailabilityAddress(staff: item.staffCode)))
    }
  }
}
