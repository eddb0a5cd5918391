import Caseload
import Casework
import Rules
import Workload

/// The kinds of exceptions of a team's week, what presses most first.
struct TeamWeekParts {
  let view: TeamWeekView

  private var model: TeamWeek { view.model }
  private var words: AvailabilityWords { AvailabilityWords(pack: view.pack) }
  private var protections: ProtectionWords { ProtectionWords(pack: view.pack) }

  var all: [TeamWeekSection] {
    [
      TeamWeekSection(
        id: "cover", heading: "Cases without cover",
        worth: model.cover.first.map {
          "Name somebody for \(Figures.counted($0.uncovered, "case", "cases")) of \($0.away.name)"
        } ?? "", items: model.cover.map(cover)),
      TeamWeekSection(
        id: "breaches", heading: "Caseloads above a protected limit",
        worth: model.breaches.first.map { "Bring the caseload of \($0.name) within the protected limit" } ?? "",
        items: model.breaches.map(breach)),
      TeamWeekSection(
        id: "excess", heading: "Too much work for weeks, awaiting your answer",
        worth: model.excess.first.map { "Say what is done about the work of \($0.name)" } ?? "",
        items: model.excess.map(excess), around: excessForm),
      TeamWeekSection(
        id: "part-time", heading: "Part-time hours with a fuller caseload",
        worth: model.partTimers.first.map { "See what can be taken off \($0.name)" } ?? "",
        items: model.partTimers.map(partTimer)),
      TeamWeekSection(
        id: "questions", heading: "Cases that take more than the tool says",
        worth: "Answer what was raised about \(Figures.counted(model.questions.count, "case", "cases"))",
        items: model.questions.map(question)),
      TeamWeekSection(
        id: "requests", heading: "Reductions that wait for approval",
        worth: model.requests.first.map { "Decide on a reduction for \($0.name)" } ?? "",
        items: model.requests.map(request)),
      TeamWeekSection(
        id: "protections", heading: "Protections that are lacking",
        worth: model.missing.first.map { "Complete what protects \($0.name)" } ?? "",
        items: model.missing.map { "\($0.name): \(protections.missing($0.kind)). \(ProtectionWords.mend($0))" }),
      TeamWeekSection(
        id: "ending", heading: "Ending soon, or to be looked at again",
        worth: model.notices.first.map { "Look at the time of \($0.name)" } ?? "", items: model.notices.map(notice)),
      TeamWeekSection(
        id: "records", heading: "Records that somebody should look at",
        worth: model.records.first.map { "Look at: \($0.kind.title)" } ?? "", items: model.records.map(records)),
    ]
  }

  private var back: HTML { Part.hidden(TeamWeekView.backField, model.unit.code) }

  private func cover(_ need: TeamWeek.CoverNeed) -> HTML {
    let away = need.away
    let due: HTML = away.isDue ? Part.tag("Needs a name now", .care) : Part.tag("To come")
    let line: HTML = """
      <p>\(Part.link(away.name, .upkeep(.cover(away.staffCode)))): \(AwayWords.what(away)), \(AwayWords.days(away)). \
      \(Figures.counted(away.uncovered, "case", "cases")) of \(Figures.number(away.cases)) without cover. \(due)</p>
      """
    guard model.mayCover, !need.colleagues.isEmpty else { return line }
    let colleague = ChoiceField(
      name: CoverForm.coveredByField, label: "Covers the work of \(away.name)",
      choices: need.colleagues.map { (value: $0.staffCode, words: $0.name) })
    return """
      \(line)\(CoverForm.begin(.giveAll, of: away.staffCode, view.token))\(back)\
      \(Part.hidden(CoverForm.seenField, String(need.seen)))\(colleague.html(id: "cover-\(away.staffCode)-\(away.days.from.iso)"))\
      <button class="button second" type="submit">Name the colleague<span class="hidden"> for \(away.name)</span></button></form>
      """
  }

  private func breach(_ breach: ProtectionBreach) -> HTML {
    """
    \(breach.name), \(protections.protection(breach.protection)): \(ProtectionWords.measure(breach)) on \(breach.began.shortText); no \
    approver recorded. \(Part.link("See the log", .upkeep(.protections(view.place))))
    """
  }

  private func excess(_ excess: Excess) -> HTML {
    let words = ExcessWords(excess: excess, limits: view.pack.limits, day: model.day)
    let (answer, reason) = ("\(TeamWeekForm.answerPrefix)\(excess.id)", "\(TeamWeekForm.reasonPrefix)\(excess.id)")
    let choice = ChoiceField(
      name: answer, label: "What was done about the work of \(excess.name)",
      choices: view.pack.excess.outcomes.map { (value: $0.id, words: $0.label) }, value: view.form.text(answer),
      error: view.form.problems.sentence(of: answer))
    let how = Field(
      name: reason, label: "How, for \(excess.name)", hint: "One sentence. Nothing about anybody’s health.",
      width: "wide",
      value: view.form.text(reason), error: view.form.problems.sentence(of: reason))
    return """
      <p>\(Part.link(excess.name, .load(.excess(excess.id)))), \(ExcessWords.name(excess.kind)): \(words.measure) since \(words.since). \
      \(words.response)</p>
      \(choice.html)\(how.html)
      """
  }

  /// All answers go together; what is left empty stays on the page.
  private func excessForm(_ list: HTML) -> HTML {
    """
    <form method="post" action="\(Address.upkeep(.week(view.place)))" autocomplete="off">\(view.token.field)
    \(list)<p>What you leave empty stays here.</p><button class="button second" type="submit">Record these answers</button></form>

    """
  }

  private func partTimer(_ item: TeamWeek.PartTimer) -> HTML {
    let limit = item.limit.numerator / item.limit.denominator
    return """
      \(item.name): \(Figures.counted(item.cases, "case", "cases")) at \(Figures.number(item.fte, places: 2)) of a full week, as \
      \(Figures.number(item.fullTimeCases, places: 1)) for a full-time post; these hours may hold \(Figures.number(limit)). \
      \(Part.link("See who has room", .cases(.people(view.place))))
      """
  }

  private func question(_ item: ExtraTime) -> HTML {
    """
    \(Part.link(item.crn, .cases(.detail(crn: item.crn)))), raised by \(item.raiserName) on \(item.raisedOn.shortText): \
    \(Figures.number(item.asked)) minutes a month more. \(Part.link("Answer it", .hours(.extra())))
    """
  }

  private func request(_ item: TeamWeek.Request) -> HTML {
    """
    \(item.name): \(words.reason(item.request.reason)), \(Figures.hours(item.request.hours)) hours a week, asked for by \
    \(item.request.askedBy). \(Part.link("Decide", .availability(AvailabilityAddress(staff: item.request.staff))))
    """
  }

  private func notice(_ item: TeamWeek.Notice) -> HTML {
    let link = Part.link(item.name, .availability(AvailabilityAddress(staff: item.staffCode)))
    guard item.notice.kind == .awaitsReadiness, model.mayChange else {
      return "\(link): \(words.notice(item.notice))"
    }
    return """
      <p>\(link): \(words.notice(item.notice))</p>
      <form method="post" action="\(Address.availability(AvailabilityAddress(staff: item.staffCode)))" autocomplete="off">\
      \(view.token.field)\(back)\(Part.hidden(AvailabilityForm.stepField, AvailabilityForm.Step.ready.rawValue))\
      <button class="button second" type="submit">Confirm readiness<span class="hidden"> of \(item.name)</span></button></form>
      """
  }

  private func records(_ item: TeamWeek.Records) -> HTML {
    "\(item.kind.title): \(Part.link(Figures.counted(item.count, "record", "records"), .cases(.findings(item.kind, view.place))))"
  }
}

extension TeamWeek.CoverNeed {
  fileprivate var uncovered: Int { away.uncovered }
}
