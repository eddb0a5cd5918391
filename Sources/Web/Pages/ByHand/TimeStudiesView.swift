import Caseload
import Casework
import Rules
import Workload

/// Studies of how long work takes: what the records say beside the value in force, and the forms to record and to begin one.
struct TimeStudiesView {
  let model: TimeStudiesPage
  let form: FormByHand
  let done: HoursAddress.StudyDone?
  let token: FormToken
  let standing: Standing?

  static let heading = "Studies of time"
  static let workField = "work"
  static let targetField = "target"
  static let studyField = "study"
  static let minutesField = "minutes"
  static let onField = "on"
  static let record = "record"
  static let begin = "begin"

  private var address: Address { .hours(.studies()) }

  var page: Page {
    let notice: String? =
      switch done {
      case .recorded: "The minutes are recorded."
      case .begun: "The study has begun."
      case nil: nil
      }
    return Page(
      title: form.problems.title(Self.heading), section: .workload, standing: standing,
      main: """
        \(form.problems.summary)<h1>\(Self.heading)</h1>
        \(Part.notice(notice))
        <p>Minutes as they were recorded for a sample of work, beside the time value in force. A study changes no value: it is evidence \
        for whoever proposes one. Of whom a record is, and of which case, is not kept. As of \(model.day.text). Rules: \(model.rules).</p>
        \(studies)\(recordForm)\(beginForm)
        <p>\(Part.link("Download as CSV", .hours(.studiesFile))) · \(Part.link("Time values and where they come from", .hours(.values())))</p>
        """)
  }

  private var studies: HTML {
    guard !model.studies.isEmpty else { return Part.empty("Nothing is measured yet.") }
    return Table(
      caption: "What was measured",
      reading:
        "The mean, because a value is multiplied by how many there are, with the middle 95 of 100 means of \(Figures.number(TimeStudyEstimate.resamples)) samples drawn again from the records (percentile bootstrap). From \(TimeStudyEstimate.fewest) records on.",
      columns: [
        Table.Column(heading: "Work"), Table.Column(heading: "Days"),
        Table.Column(heading: "Records of those asked for", isNumeric: true),
        Table.Column(heading: "Mean minutes", isNumeric: true), Table.Column(heading: "Interval"),
        Table.Column(heading: "In force", isNumeric: true), Table.Column(heading: "What it says", room: .text),
        Table.Column(heading: "Why", room: .text),
      ],
      rows: model.studies.map { study in
        let value: HTML =
          study.value.map {
            "\(Figures.number($0.minutes))<br><span class=\"small quiet\">\($0.source)</span>"
          } ?? .blank
        return [
          "\(study.label)", "\(study.from.shortText) to \(study.until.shortText)",
          "\(Figures.number(study.estimate.count)) of \(Figures.number(study.target))",
          StudyWords.mean(study).map { "\($0)" } ?? .noFigure, StudyWords.interval(study).map { "\($0)" } ?? .noFigure,
          value, "\(StudyWords.sentence(study))", "\(study.why)",
        ]
      }
    ).html
  }

  private var recordForm: HTML {
    let open = model.studies.filter { $0.isOpen(on: model.day) }
    guard model.mayRecord, !open.isEmpty else { return .empty }
    let fields: HTML = """
      \(ChoiceField(
        name: Self.studyField, label: "What it was", choices: open.map { (value: String($0.id), words: $0.label) },
        value: form.texts[Self.studyField] ?? (open.count == 1 ? String(open[0].id) : ""),
        error: form.problems.sentence(of: Self.studyField)).html)\
      \(Field(
        name: Self.minutesField, label: "Minutes that it took", hint: "From 1 to \(Service.mostStudiedMinutes), all that belongs to it.",
        type: .digits, width: "short", value: form.texts[Self.minutesField] ?? "",
        error: form.problems.sentence(of: Self.minutesField)).html)\
      \(Field(
        name: Self.onField, label: "On", hint: "For instance \(model.day.iso).", width: "short",
        value: form.texts[Self.onField] ?? model.day.iso, error: form.problems.sentence(of: Self.onField)).html)
      """
    return """
      <section><h2>Record minutes</h2>
      <form method="post" action="\(address)" autocomplete="off">\(token.field)\(Part.hidden(FormByHand.stepField, Self.record))\
      \(Part.hidden(FormByHand.seenField, String(model.seen)))
      \(fields)<button class="button" type="submit">Record them</button></form></section>

      """
  }

  private var beginForm: HTML {
    guard model.mayStart else { return .empty }
    let fields: HTML = """
      \(ChoiceField(
        name: Self.workField, label: "What is measured",
        choices: model.works.map { (value: $0.work.code, words: "\($0.label), \(Figures.counted($0.minutes, "minute", "minutes")) now") },
        value: form.texts[Self.workField] ?? "", error: form.problems.sentence(of: Self.workField)).html)\
      \(Field(
        name: Self.targetField, label: "Records asked for", hint: "For instance 60.", type: .digits, width: "short",
        value: form.texts[Self.targetField] ?? "60", error: form.problems.sentence(of: Self.targetField)).html)\
      \(form.daysAndReason(day: model.day, reason: "Why it is measured, and how the sample is drawn."))
      """
    return """
      <section><h2>Begin a study</h2>
      <form method="post" action="\(address)" autocomplete="off">\(token.field)\(Part.hidden(FormByHand.stepField, Self.begin))
      \(fields)<button class="button second" type="submit">Begin it</button></form></section>

      """
  }
}

/// What a study says, in words and for the file.
enum StudyWords {
  /// Minutes to one place; nil with too few records to show.
  static func mean(_ study: TimeStudy) -> String? {
    study.estimate.interval == nil ? nil : study.estimate.mean.map { Figures.number($0, places: 1) }
  }

  static func interval(_ study: TimeStudy) -> String? {
    study.estimate.interval.map {
      "\(Figures.number($0.lowerBound, places: 1)) to \(Figures.number($0.upperBound, places: 1))"
    }
  }

  static func sentence(_ study: TimeStudy) -> String {
    guard let interval = study.estimate.interval else {
      let missing = TimeStudyEstimate.fewest - study.estimate.count
      return "Too few records yet: \(Figures.counted(missing, "more is", "more are")) needed before anything is said."
    }
    guard let value = study.value else { return "The time values have none for it." }
    if interval.contains(Ratio(value.minutes)) { return "The value in force lies within the interval." }
    return interval.lowerBound > Ratio(value.minutes)
      ? "It took longer than the value in force says." : "It took less than the value in force says."
  }

  /// The table as a file.
  static func file(_ page: TimeStudiesPage) -> CSV {
    CSV(
      heading: [
        "work", "from", "until", "records", "target", "mean_minutes", "low", "high", "minutes_in_force", "source",
        "rules", "as_of",
      ],
      rows: page.studies.map { study in
        let interval = study.estimate.interval
        return [
          study.label, study.from.iso, study.until.iso, String(study.estimate.count), String(study.target),
          interval == nil ? "" : study.estimate.mean?.text(places: 2) ?? "", interval?.lowerBound.text(places: 2) ?? "",
          interval?.upperBound.text(places: 2) ?? "", study.value.map { String($0.minutes) } ?? "",
          study.value?.source ?? "", page.rules, page.day.iso,
        ]
      })
  }
}
