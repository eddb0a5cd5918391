import Allocation
import Caseload
import Casework
import Rules

/// The standing lists of a unit as CSV: one line for each thing that is on a list, and for each sum.
struct ReviewFile {
  let review: AllocationReview
  let pack: RulePack

  var name: String { "headroom-allocation-\(review.unit.levelID)-\(review.unit.code)-\(review.day.iso).csv" }

  private static let heading = ["List", "Case", "Name", "Day", "Practitioner", "Grade", "What", "Count", "Of"]

  var csv: CSV {
    CSV(heading: Self.heading, rows: mismatches + repeated + continuity + suitable + mix + [day])
  }

  private var mismatches: [[String]] {
    review.mismatches.map {
      [
        "without training", $0.about.crn, $0.about.name, $0.lapsedOn?.iso ?? "", $0.holder.name, $0.holder.grade,
        $0.need,
        "", "",
      ]
    }
  }

  private var repeated: [[String]] {
    review.repeated.flatMap { line in
      line.changes.map {
        [
          "repeated change", line.about.crn, line.about.name, $0.day.iso, $0.after, "", $0.reason ?? "",
          "\(line.changes.count)", "",
        ]
      }
    }
  }

  private var continuity: [[String]] {
    let all = review.continuity
    let sums = [["changes", "", "", "", "", "", "days held", "\(all.changes)", "\(all.caseDays)"]]
    return sums
      + all.reasons.map {
        ["reason of change", "", "", "", "", "", $0.words ?? "", "\($0.changes)", "\(all.changes)"]
      }
      + all.same.map {
        ["with the first practitioner", "", "", "", "", "", "after \($0.days) days", "\($0.same)", "\($0.of)"]
      }
  }

  private var suitable: [[String]] {
    review.suitable.map {
      ["given to somebody trained", "", "", $0.month.iso, "", $0.grade, "", "\($0.suitable)", "\($0.of)"]
    }
      + review.untrained.map {
        [
          "given without training", $0.about.crn, $0.about.name, $0.day.iso, $0.name, $0.grade,
          $0.needs.joined(separator: "; "), "", "",
        ]
      }
  }

  private var mix: [[String]] {
    review.people.flatMap { person -> [[String]] in
      func line(_ what: String, _ count: Int) -> [String] {
        [
          "mix", "", "", review.day.iso, person.holder.name, person.holder.grade, what, "\(count)",
          "\(person.mix.cases)",
        ]
      }
      let levels = ["very-high", "high", "medium", "low", ""]
      return levels.map { line("risk \($0.isEmpty ? "not recorded" : $0)", person.mix.risk[$0] ?? 0) }
        + pack.locations.map { line("location \($0.id)", person.mix.location[$0.id] ?? 0) }
        + pack.suitability.needs.map { line("need \($0.id)", person.mix.need[$0.id] ?? 0) }
        + (person.run.map { [line("months of mostly high risk", $0.months)] } ?? [])
    }
  }

  private var day: [String] {
    ["day", "", "", review.day.iso, "", "", review.standing.rules, "\(review.cases)", ""]
  }
}
