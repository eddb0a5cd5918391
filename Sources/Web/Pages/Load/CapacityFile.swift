import Caseload
import Casework
import Rules
import Workload

/// A capacity statement as CSV: one line a grade, one a tier, and the bounds. Figures are plain numbers.
struct CapacityFile {
  let statement: CapacityStatement

  var name: String { "headroom-capacity-\(statement.unit.levelID)-\(statement.unit.code)-\(statement.day.iso).csv" }

  var csv: CSV {
    var rows: [[String]] = [["statement", statement.sentence, "", "", "", "", "", ""]]
    for line in statement.grades {
      rows.append([
        "grade", line.grade.label, "\(line.posts)", "\(line.cases)", line.available.text(places: 2), "\(line.work)",
        line.fullTimePosts?.text(places: 4) ?? "", "full-time posts free",
      ])
    }
    for line in statement.tiers {
      rows.append([
        "tier", line.label, "", "\(line.cases)", "", "\(line.points)", "\(line.qualifiedPoints)",
        "points for a qualified officer",
      ])
    }
    for growth in statement.sums.growths(limitPercent: statement.limits.highPercent) {
      rows.append([
        "bound", CapacityStatement.name(of: growth.bound), "", "", "", "", growth.lambda.text(places: 4),
        "times today's work",
      ])
    }
    for line in statement.shortages {
      rows.append([
        "short", line.grade.label, "", "", "", "", line.fullTimePosts?.text(places: 4) ?? "", "full-time posts missing",
      ])
    }
    for line in statement.months.lines {
      for figure in line.figures {
        rows.append([
          "month", "\(line.unit.code) \(figure.month.iso)", "", "", "", "",
          figure.hoursPerPerson?.text(places: 4) ?? "",
          "hours a month for each person",
        ])
      }
    }
    if statement.mayShow(statement.leftOutPosts) {
      rows.append([
        "left out", "not computable", "\(statement.leftOutPosts)", "\(statement.leftOutCases)", "",
        "\(statement.leftOutWork)", "", "",
      ])
    }
    rows.append(["day", statement.day.iso, "", "", "", "", statement.standing.rules, "rules"])
    return CSV(
      heading: ["Part", "Name", "Posts", "Cases", "Available (points)", "Work (points)", "Value", "What the value is"],
      rows: rows)
  }
}
