import Caseload
import Casework
import JSONShapes
import Planning
import Rules

/// Fullness, staff, targets and assumptions of one plan.
struct PlanTables {
  let answer: PlanAnswer
  private var run: PlanRun { answer.run }

  var full: HTML {
    let places = PlanFigures.places(run)
    let rule = run.fullness.first.map { place in
      let time =
        place.quarters == 1
        ? "one reported quarter, which stands for four weeks in a row" : "\(place.quarters) quarters in a row"
      return
        "Full is work over \(PlanWords.percent(place.level)) of capacity for \(time), after the best rebalancing inside the place."
    }
    let tables = run.fullness.map { place in
      Table(
        caption: "When it is full: \(place.place)",
        reading: "Shares of 2,000 replications; none is left out for never becoming full.",
        columns: [Table.Column(heading: "Share of replications")]
          + places.map { Table.Column(heading: run.dates[$0].shortText, isNumeric: true) },
        rows: [
          ["Full for the first time by then"] + places.map { "\(PlanWords.percent(place.fullBy[$0]))" },
          ["Full on the day"] + places.map { "\(PlanWords.percent(place.fullAt[$0]))" },
          ["Full before and not full again by then"] + places.map { "\(PlanWords.percent(place.notFullAgainBy[$0]))" },
        ]
      ).html + "<p>\(Self.dates(place))</p>\n"
    }
    return "<section id=\"full\"><h2>When probation is full</h2>\n<p>\(rule ?? "")</p>\(tables)</section>\n"
  }

  private static func dates(_ place: Fullness) -> String {
    func day(_ day: LocalDate?) -> String { day?.text ?? "not within the plan" }
    return
      "A tenth of replications are full by: \(day(place.tenth)). Half: \(day(place.median)). Nine tenths: \(day(place.ninetieth)). Never: \(PlanWords.percent(place.never))."
  }

  /// The whole time in one table, which adds up, with the range of where it ends.
  var staff: HTML {
    let rows = StaffTable(run).rows
    let ends: [String: PlanMeasure] = [
      "TRN": .trainees, "NQO": .newlyQualified, "PO": .officers, "PSO": .serviceOfficers, "SPO": .seniors,
    ]
    let lines = PlanScenario.grades.compactMap { grade -> [HTML]? in
      let own = rows.filter { $0.grade == grade }
      guard let first = own.first, let measure = ends[grade], let end = run.fan(measure).points.last else { return nil }
      func sum(_ part: (StaffTable.Row) -> Double) -> Double { own.reduce(0) { $0 + part($1) } }
      let parts = PlanWords.adding([
        first.opening, sum(\.joined), sum(\.qualified), sum(\.promoted), sum(\.movedOn), sum(\.left),
      ])
      return ["\(PlanWords.grade(grade))", "\(Figures.number(parts[0]))"]
        + parts.dropFirst().map { "\(Figures.signed($0))" } + [
          "\(Figures.number(parts.reduce(0, +)))",
          "\(PlanWords.figure(end.band80.low, measure)) to \(PlanWords.figure(end.band80.high, measure))",
        ]
    }
    let table = Table(
      caption: "Staff from \(run.scenario.from.text) to \(run.dates[run.quarters].text)",
      reading:
        "Full-time equivalents, means over all replications. Each row adds up to its closing, whose middle 80 % is beside it.",
      columns: [Table.Column(heading: "Grade")]
        + ["Opening", "Joined", "Qualified", "Promoted", "Moved on", "Left", "Closing", "Middle 80 %"].map {
          Table.Column(heading: $0, isNumeric: true)
        },
      rows: lines)
    return "<section id=\"staff\"><h2>Staff</h2>\n\(table.html)</section>\n"
  }

  var targets: HTML {
    let chances = (try? run.chances()) ?? []
    guard !chances.isEmpty else { return .empty }
    let items = chances.map { chance -> HTML in
      let measure = PlanMeasure(id: chance.target.measure) ?? .people
      func text(_ value: Double) -> String { PlanWords.figure(value, measure) }
      let published = answer.history.filter { $0.measure == chance.target.measure && $0.id == "average-caseload" }
        .flatMap(\.points)
      let was: HTML =
        if let first = published.first, let last = published.last {
          """
          <p>Published: \(text(first.value)) (year to \(first.on.text)) → \(text(last.value)) (year to \(last.on.text)), against \
          \(text(chance.target.value)).</p>
          """
        } else { .empty }
      return """
        <h3>\(chance.target.name)</h3>
        <p>Met in \(PlanWords.percent(chance.probability)) of replications. It needs at most \(text(chance.target.value)) from \
        \(chance.target.from.text) to \(chance.target.until.text); the plan comes to \(text(chance.median)) (\(text(chance.low)) to \
        \(text(chance.high))).</p>
        \(was)<p>\(text(chance.target.base)) as the base. \(chance.target.source).</p>
        """
    }
    return "<section id=\"targets\"><h2>Targets</h2>\n\(items)</section>\n"
  }

  /// Every number with its source, and what the figures were reckoned from.
  var basis: HTML {
    let basis = PlanBasis(answer.file, run.options)
    let scenario = run.scenario
    let rows =
      scenario.drawn.map { number -> [HTML] in
        [
          "\(PlanParameterKind.named(number.id)?.meaning ?? number.id)",
          "\(number.distribution.words) \(number.unit.rawValue)", "\(number.source)",
        ]
      }
      + scenario.cohorts.map { cohort in
        [
          "Trainees who begin on \(cohort.on.text)", "\(PlanTrial.plain(cohort.people)) people",
          "\(cohort.source)",
        ]
      }
    let numbers = Table(
      caption: "Numbers, each with its source or the word assumption",
      reading:
        "Numbers that are not fixed are drawn once for each replication. OMSQ: the ministry's quarterly statistics of prisons and probation.",
      columns: [
        Table.Column(heading: "Number", room: .text), Table.Column(heading: "Value"),
        Table.Column(heading: "Source", room: .text),
      ], rows: rows
    ).html
    let inputs = basis.inputs.map { "\($0.file) \($0.sha256.prefix(12))" }.joined(separator: ", ")
    return """
      <section id="basis"><h2>What it was reckoned from</h2>
      <p>\(Figures.counted(rows.count, "number", "numbers")), of which \(Figures.counted(basis.assumptions.count, "is an assumption", "are assumptions")).</p>
      \(Part.details("See every number with its source", numbers))
      <p>\(basis.name), version \(basis.version). \(Figures.counted(basis.replications, "replication", "replications")), seed \
      \(String(basis.seed)), model \(basis.model), engine \(basis.engine). Time for cases: \(basis.availability). Inputs: \(inputs).</p>
      </section>

      """
  }
}
