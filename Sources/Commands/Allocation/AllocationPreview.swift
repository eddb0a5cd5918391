import Allocation
import ArgumentParser
import Caseload
import Casework
import JSONShapes

struct AllocationPreview: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "What giving a case to a practitioner would do, before it is decided. Nothing changes.",
    discussion: """
      The last line is a seal of what was shown. Given to commit as --seen, it keeps commit from deciding on anything that is \
      another by then.
      """)

  @Argument(help: "The case reference number.") var crn: String
  @Option(help: "Who would take it: a staff code, or STAFF/TEAM for somebody with several posts.") var to: String
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    struct Side: Encodable {
      let cases: Int
      let percent: String?
    }
    struct Approver: Encodable { let name, displayName: String }
    let crn, staffCode, teamCode, name, day: String
    /// `none`, `senior`, `headOfPDU` or `never`.
    let approval: String
    let approvers: [Approver]
    let asksForTraining: Bool
    /// What the rules have against it, in words.
    let obstacles: [String]
    let before, after: Side
    let seen: String
  }

  func run() async throws {
    try await reporting {
      let post = PostName(to)
      let service = try await database.service()
      let impact: AllocationImpact
      do {
        impact = try await service.allocationImpact(crn: crn, staff: post.staff, team: post.team)
      } catch let held as HeldAlready {
        throw CaseworkRefusal.invalid(held.sentence)
      }
      let answer = answer(impact)
      if output.json { try Output.json(answer) } else { Output.result(text(answer)) }
    }
  }

  private func answer(_ impact: AllocationImpact) -> Answer {
    let candidate = impact.person.candidate
    let (before, after) = (candidate.effect.before, candidate.effect.after)
    return Answer(
      crn: crn, staffCode: candidate.post.key.staff.text, teamCode: candidate.post.key.team.text,
      name: impact.person.name, day: impact.day.iso, approval: impact.approval.rawValue,
      approvers: impact.approvers.map { .init(name: $0.name, displayName: $0.displayName) },
      asksForTraining: impact.asksForTraining, obstacles: candidate.obstacles.map(\.words),
      before: .init(cases: before.cases, percent: before.percent.map { $0.text(places: 1) }),
      after: .init(cases: after.cases, percent: after.percent.map { $0.text(places: 1) }), seen: impact.seen)
  }

  private func text(_ answer: Answer) -> String {
    func percent(_ side: Answer.Side) -> String { side.percent.map { "\($0)%" } ?? "not computable" }
    var lines = [
      "\(answer.crn) to \(answer.name) (\(answer.staffCode)/\(answer.teamCode)): \(answer.before.cases) to "
        + "\(counted(answer.after.cases, "case")), \(percent(answer.before)) to \(percent(answer.after))"
    ]
    lines += answer.obstacles.map { "Stands against it: \($0)." }
    switch answer.approval {
    case AllocationApproval.never.rawValue: lines.append("Nobody may decide otherwise.")
    case AllocationApproval.none.rawValue: break
    default:
      let names = answer.approvers.map { "\($0.displayName) (\($0.name))" }.joined(separator: ", ")
      lines.append("It takes a reason and an approver: \(names.isEmpty ? "no account may approve it yet" : names).")
    }
    return (lines + ["Seen: \(answer.seen)"]).joined(separator: "\n")
  }
}

/// A post as it is typed: a staff code, or STAFF/TEAM.
struct PostName {
  let staff: String
  let team: String?

  init(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    staff = parts.first ?? ""
    team = parts.count > 1 ? parts[1] : nil
  }
}
