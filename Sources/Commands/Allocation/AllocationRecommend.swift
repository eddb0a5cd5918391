import Allocation
import ArgumentParser
import Caseload
import Casework
import JSONShapes
import Rules

struct AllocationRecommend: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recommend",
    abstract: "Who may take a case, best first, with every reason, and who cannot, each with the rule.")

  @Argument(help: "The case reference number.") var crn: String
  @Option(help: "A unit's code, level/code, or whole name; the PDU of the case's team when left out.") var unit: String?
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      let place: UnitReference? = if let unit { try await service.caseUnit(named: unit) } else { nil }
      let found = try await service.recommendation(crn: crn, level: place?.levelID, code: place?.code)
      if output.json { try Output.json(RecommendationJSON(found)) } else { Output.result(text(found)) }
    }
  }

  private func text(_ found: Recommendation) -> String {
    let row = found.row
    let needs = found.needs.isEmpty ? "no need that asks for training" : found.needs.joined(separator: ", ")
    let holder =
      row.holder.map { "held by \($0.name)" } ?? row.days.map { "waiting \(counted($0, "day"))" } ?? "waiting"
    let due = found.due.map { ", due \($0.iso)\(found.isLate ? ", late" : "")" } ?? ""
    let all = found.able.count + found.unable.count
    var lines = [
      "\(row.crn): tier \(row.tierText), \(row.type ?? "no current order"), \(needs); \(holder)\(due)",
      found.standing.stamp, "",
      "\(found.able.count) of \(counted(all, "post")) in \(found.unit.name) may take it, best first. A person decides.",
    ]
    for person in found.able { lines += able(person) }
    lines += ["", "Cannot hold this case:"]
    for person in found.unable {
      let why = person.candidate.obstacles.map(\.words).joined(separator: "; ")
      lines.append("\(title(person)): \(why). May be decided otherwise by: \(Self.words(person.override)).")
    }
    if found.unable.isEmpty { lines.append("nobody.") }
    return lines.joined(separator: "\n")
  }

  private func able(_ person: Recommendation.Person) -> [String] {
    let effect = person.candidate.effect
    let percent = [effect.before, effect.after].map { $0.percent.map { "\($0.text(places: 1))%" } ?? "not computable" }
    return [
      "",
      "\(title(person)): \(counted(person.candidate.score, "point")); \(effect.before.cases) to "
        + "\(counted(effect.after.cases, "case")), \(percent[0]) to \(percent[1])",
    ]
      + person.candidate.findings.filter(\.isTelling).map { finding in
        let mark = finding.outcome == .fits ? "fits" : "care"
        return "  \(mark): \(finding.words)\(finding.points == 0 ? "" : " (\(Self.signed(finding.points)))")"
      }
  }

  private func title(_ person: Recommendation.Person) -> String {
    "\(person.name), \(person.grade), \(person.team)"
  }

  private static func signed(_ points: Int) -> String { points > 0 ? "+\(points)" : "\(points)" }

  private static func words(_ override: SuitabilityRules.Override?) -> String {
    switch override {
    case .headOfPDU: "the head of the PDU, with a reason"
    case .senior: "the senior probation officer, with a reason"
    case .never, nil: "nobody"
    }
  }
}
