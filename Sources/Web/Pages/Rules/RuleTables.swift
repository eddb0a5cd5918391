import Caseload
import Rules

/// The values of each table, laid out as they are published.
struct RuleTables {
  let pack: RulePack

  var html: HTML {
    let tables: [(String, HTML)] =
      [
        (
          "Points",
          points("Points for one case", pack.points.standard)
            + points("Points for one transition to adulthood case", pack.points.t2a)
            + otherPoints
        ),
        ("Grades, targets and hours", grades), ("Contacts done for a colleague", contacts),
        ("Reasons for reduced time", reasons), ("Lines on the percentage scale", limits), ("Case types", caseTypes),
        ("Levels of the organisation", levels), ("What a nightly extract must satisfy", extract),
      ] + TierRuleTables(pack: pack).sections + CaseWorkRuleTables(pack: pack).sections
      + TimeRuleTables(pack: pack).sections
    let decisions =
      SuitabilityRuleTables(pack: pack).sections + ConcernRuleTables(pack: pack).sections
      + AccessRuleTables(pack: pack).sections
    let parts = (tables + decisions).map { heading, table -> HTML in
      "<section><h2>\(heading)</h2>\n\(table)</section>\n"
    }
    return "\(parts)"
  }

  private func points(_ caption: String, _ table: PointsTable) -> HTML {
    Table(
      caption: caption,
      columns: [Table.Column(heading: "Tier")]
        + pack.locations.map { Table.Column(heading: $0.label, isNumeric: true) },
      rows: pack.tiers.indices.map { tier in
        ["\(pack.tiers[tier].label)"] + pack.locations.indices.map { "\(Figures.number(table[$0, tier]))" }
      }
    ).html
  }

  private var otherPoints: HTML {
    pairs(
      "Points for reports, and what inactive cases keep", "What", "Value",
      [
        ("Standard delivery report, last 30 days", "\(pack.points.standardReport) points"),
        ("Fast delivery report, last 30 days", "\(pack.points.fastReport) points"),
        ("Warrants keep", "\(pack.points.weighting.warrants)%"),
        ("Unpaid work keeps", "\(pack.points.weighting.unpaidWork)%"),
        ("Overdue terminations keep", "\(pack.points.weighting.overdueTermination)%"),
        ("Transition to adulthood: warrants keep", "\(pack.points.t2aWeighting.warrants)%"),
        ("Transition to adulthood: unpaid work keeps", "\(pack.points.t2aWeighting.unpaidWork)%"),
        ("Transition to adulthood: overdue terminations keep", "\(pack.points.t2aWeighting.overdueTermination)%"),
      ])
  }

  private var grades: HTML {
    Table(
      caption: "Grades",
      columns: [
        Table.Column(heading: "Grade"), Table.Column(heading: "Nominal target, points a week", isNumeric: true),
        Table.Column(heading: "Full week, hours", isNumeric: true),
        Table.Column(heading: "Assumed where none are recorded"),
        Table.Column(heading: "Codes of the case system"),
      ],
      rows: pack.grades.all.indices.map { index in
        let grade = pack.grades.all[index]
        let codes = pack.grades.byRawCode.filter { $0.value == index }.map(\.key).sorted()
        return [
          "\(grade.label)", "\(Figures.number(grade.nominalTarget))",
          "\(grade.fullTimeHours.map(Figures.hours) ?? "none")",
          "\(grade.defaultHours.map { Figures.hours($0) + " hours" } ?? "not computable")",
          codes.isEmpty ? "every other code" : "\(codes.joined(separator: ", "))",
        ]
      }
    ).html
  }

  private var contacts: HTML {
    "<p>A contact counts for \(Figures.counted(pack.contacts.days, "day", "days")), its own day included.</p>"
      + Table(
        caption: "Points for one contact",
        columns: [
          Table.Column(heading: "Activity"), Table.Column(heading: "Level"), Table.Column(heading: "Code"),
          Table.Column(heading: "Points", isNumeric: true),
        ],
        rows: pack.contacts.types.map { ["\($0.activity)", "\($0.level ?? "none")", "\($0.code)", "\($0.points)"] }
      ).html
  }

  private var reasons: HTML {
    Table(
      caption: "Reasons",
      columns: [
        Table.Column(heading: "Reason"), Table.Column(heading: "Group"), Table.Column(heading: "Fixed share of hours"),
        Table.Column(heading: "At most"), Table.Column(heading: "Usual length"),
      ],
      rows: pack.reductionReasons.map { reason in
        [
          "\(reason.label)", "\(reason.category.replacing("-", with: " "))",
          "\(reason.allowancePercent.map { "\($0)%" } ?? "as recorded")",
          "\(reason.maximumPercent.map { "\($0)%" } ?? "no limit")",
          "\(reason.months.map { Figures.counted($0, "month", "months") } ?? "not set")",
        ]
      }
    ).html
  }

  private var limits: HTML {
    pairs(
      "Lines, in percent of available time", "Line", "Percent",
      [
        ("Full use of available time", "\(pack.limits.fullPercent)%"),
        ("High, when over", "\(pack.limits.highPercent)%"),
        ("A stronger step is due, when over", "\(pack.limits.veryHighPercent)%"),
        ("There is room when today's work could grow to", "\(pack.limits.roomPercent)% of itself"),
      ])
  }

  private var caseTypes: HTML {
    pairs(
      "Case types and where each is counted", "Case type", "Counted with",
      pack.caseTypes.map { type in (type.label, pack.locations.first { $0.id == type.location }?.label ?? type.location)
      })
  }

  private var levels: HTML {
    pairs("Levels, from the widest down", "Level", "Short name", pack.levels.map { ($0.label, $0.short) })
  }

  private var extract: HTML {
    pairs(
      "Checks of an extract", "Check", "Value",
      [
        ("Waits for a decision when owners or cases drop by more than", "\(pack.extract.dropPercent)%"),
        ("Counts as late, after the end of its day", Figures.counted(pack.extract.lateAfterHours, "hour", "hours")),
        ("Largest count in a cell", Figures.number(pack.extract.largestCount)),
        ("Longest text in a cell", Figures.counted(pack.extract.longestText, "character", "characters")),
      ])
  }

  private func pairs(_ caption: String, _ first: String, _ second: String, _ rows: [(String, String)]) -> HTML {
    Table(
      caption: caption, columns: [Table.Column(heading: first), Table.Column(heading: second)],
      rows: rows.map { ["\($0.0)", "\($0.1)"] }, isNarrow: true
    ).html
  }
}
