import ArgumentParser
import Caseload
import Casework
import Rules
import JSONShapes
import Workload

struct CapacityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capacity", abstract: "How much work can lawfully be held, how much is, and what is short.",
    subcommands: [CapacityShowCommand.self])
}

struct CapacityShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "The capacity statement of a unit: full, nearly full or room, with the arithmetic.")

  @Argument(help: "A unit's code, level/code, or whole name; the whole service when left out.") var unit: String?
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    struct Grade: Encodable {
      let grade: String
      let posts: Int
      let cases: Int
      let available: String
      let work: Int
      let headroom: String
      let fullTimePosts: String?
      let hoursAWeek: String?
    }
    struct Tier: Encodable {
      let tier: String
      let cases: Int
      let points: Int
      let qualifiedCases: Int
      let qualifiedPoints: Int
    }
    struct Bound: Encodable {
      let bound: String
      let lambda: String
    }
    struct Shortage: Encodable {
      let grade: String
      let fullTimePosts: String?
    }
    struct Month: Encodable {
      let unit: String
      let month: String
      let nights: Int
      let hoursPerPerson: String?
    }
    let unit: UnitJSON
    let date: String
    let sentence: String
    let state: String
    let keptBack: String
    let shortages: [Shortage]
    let bounds: [Bound]
    let grades: [Grade]
    let tiers: [Tier]
    let hoursPerPersonAMonth: String?
    let months: [Month]
    let leftOutPosts: Int
    let leftOutCases: Int
    let leftOutWork: Int
    let standing: CaseStandingJSON
  }

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      let reference = try await service.caseUnit(named: unit)
      let statement = try await service.capacity(level: reference.levelID, code: reference.code)
      if output.json { try Output.json(answer(statement)) } else { Output.result(text(statement)) }
    }
  }

  private func answer(_ statement: CapacityStatement) -> Answer {
    Answer(
      unit: UnitJSON(statement.unit), date: statement.day.iso, sentence: statement.sentence,
      state: statement.fullness?.rawValue ?? "not computable", keptBack: statement.kept.rawValue,
      shortages: statement.shortages.map {
        Answer.Shortage(grade: $0.grade.id, fullTimePosts: $0.fullTimePosts?.text(places: 2))
      },
      bounds: statement.sums.growths(limitPercent: statement.limits.highPercent).map {
        Answer.Bound(bound: $0.bound.rawValue, lambda: $0.lambda.text(places: 4))
      },
      grades: statement.grades.map { line in
        Answer.Grade(
          grade: line.grade.id, posts: line.posts, cases: line.cases, available: line.available.text(places: 2),
          work: line.work, headroom: line.headroom.text(places: 2),
          fullTimePosts: line.fullTimePosts?.text(places: 2), hoursAWeek: line.hours(statement.shares)?.text(places: 2))
      },
      tiers: statement.tiers.map {
        Answer.Tier(
          tier: $0.tier, cases: $0.cases, points: $0.points, qualifiedCases: $0.qualifiedCases,
          qualifiedPoints: $0.qualifiedPoints)
      },
      hoursPerPersonAMonth: statement.hoursPerPerson?.text(places: 2),
      months: statement.months.lines.flatMap { line in
        line.figures.map {
          Answer.Month(
            unit: line.unit.code, month: $0.month.iso, nights: $0.nights,
            hoursPerPerson: $0.hoursPerPerson?.text(places: 2))
        }
      }, leftOutPosts: statement.leftOutPosts,
      leftOutCases: statement.leftOutCases, leftOutWork: statement.leftOutWork,
      standing: CaseStandingJSON(statement.standing))
  }

  private func text(_ statement: CapacityStatement) -> String {
    var table = TextTable([
      .words("Grade"), .figures("Posts"), .figures("Cases"), .figures("Available"), .figures("In use"),
      .figures("Headroom"), .figures("Full-time posts"),
    ])
    for line in statement.grades {
      table.add(
        line.grade.label, "\(line.posts)", "\(line.cases)", line.available.text(), "\(line.work)", line.headroom.text(),
        line.fullTimePosts?.text(places: 2) ?? "—")
    }
    var lines = ["\(statement.unit.name): \(statement.sentence)", statement.standing.stamp, ""]
    if statement.kept == .nothing, let growth = statement.sums.growth(limitPercent: statement.limits.highPercent) {
      lines.append("What bounds it: \(CapacityStatement.name(of: growth.bound)).")
    }
    lines += statement.shortages.map { line in
      "\(statement.arithmetic(of: line)) = \(line.fullTimePosts?.text(places: 2) ?? "not computable")."
    }
    if let hours = statement.hoursPerPerson {
      lines.append("Time for each person on probation: \(hours.text(places: 1)) hours a month.")
    }
    for line in statement.months.lines.prefix(1) {
      for figure in line.figures {
        lines.append("\(figure.month.text): \(figure.hoursPerPerson?.text(places: 1) ?? "—") hours for each person.")
      }
    }
    lines += ["", table.text, "", "Grades are not set against each other."]
    if statement.leftOutPosts > 0 {
      lines.append(
        "Left out: \(counted(statement.leftOutPosts, "post")) without a figure, with \(counted(statement.leftOutCases, "case"))."
      )
    }
    return lines.joined(separator: "\n")
  }
}
