import Allocation
import ArgumentParser
import Caseload
import Casework
import JSONShapes

struct AllocationMismatches: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mismatches",
    abstract: "Cases of a unit whose holder has no training in date for what the case needs, one line for each need.")

  @Argument(help: "A unit's code, level/code, or whole name; the whole service when left out.") var unit: String?
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      let reference = try await service.caseUnit(named: unit)
      let review = try await service.allocationReview(level: reference.levelID, code: reference.code)
      if output.json { try Output.json(MismatchesJSON(review)) } else { Output.result(text(review)) }
    }
  }

  private func text(_ review: AllocationReview) -> String {
    var table = TextTable([
      .words("CRN"), .words("Name"), .words("Tier"), .words("Need"), .words("Held by"), .words("Training"),
    ])
    for line in review.mismatches {
      table.add(
        line.about.crn, line.about.name, line.tier, line.need, line.holder.name,
        line.lapsedOn.map { "lapsed \($0.iso)" } ?? "none recorded")
    }
    let count = counted(Set(review.mismatches.map(\.about)).count, "case")
    let summary = "\(review.unit.name): of \(counted(review.cases, "current case")), \(count) without training in date."
    return [summary, review.standing.stamp, "", table.text].joined(separator: "\n")
  }
}
