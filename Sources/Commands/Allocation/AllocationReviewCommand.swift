import Allocation
import ArgumentParser
import Caseload
import Casework
import JSONShapes

struct AllocationReviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "How cases lie with the practitioners of a unit: training, changes of practitioner, mix, long runs.",
    discussion: "Every line of every list is in --json.")

  @Argument(help: "A unit's code, level/code, or whole name; the whole service when left out.") var unit: String?
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      let reference = try await service.caseUnit(named: unit)
      let review = try await service.allocationReview(level: reference.levelID, code: reference.code)
      if output.json { try Output.json(AllocationReviewJSON(review)) } else { Output.result(text(review)) }
    }
  }

  private func text(_ review: AllocationReview) -> String {
    let continuity = review.continuity
    let given = review.suitable.reduce(into: (0, 0)) { sum, line in sum = (sum.0 + line.suitable, sum.1 + line.of) }
    let rate = continuity.changesPerCaseYear?.text(places: 2) ?? "not computable"
    var lines = [
      "\(review.unit.name): \(counted(review.cases, "current case"))", review.standing.stamp, "",
      "Held without training in date: \(counted(Set(review.mismatches.map(\.about)).count, "case"))",
      "Repeated changes of practitioner: \(counted(review.repeated.count, "case"))",
      "Changes for a case held for a year: \(rate), from \(counted(continuity.changes, "change"))",
    ]
    for same in continuity.same {
      let percent = same.percent.map { "\($0.text(places: 1))%" } ?? "not computable"
      lines.append("With the first practitioner after \(same.days) days: \(percent), \(same.same) of \(same.of)")
    }
    lines.append("Given to somebody with training in date: \(given.0) of \(given.1)")
    for reason in continuity.reasons {
      lines.append("Changed because: \(reason.words ?? "no reason recorded"), \(counted(reason.changes, "time"))")
    }
    lines += ["", people(review)]
    return lines.joined(separator: "\n")
  }

  private func people(_ review: AllocationReview) -> String {
    var table = TextTable([
      .words("Practitioner"), .figures("Cases"), .figures("High risk"), .words("Mostly of high risk for"),
    ])
    for person in review.people {
      let months = person.run.map { run in
        run.months == 0
          ? "less than a month" : "\(run.isAtLeast ? "at least " : "")\(counted(run.months, "month"))"
      }
      table.add(person.holder.name, "\(person.mix.cases)", "\(person.highRisk)", months ?? "")
    }
    return table.text
  }
}
