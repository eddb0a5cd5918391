import Caseload
import Casework

/// One case: what it is, its tier with the working, what is to be done, and who held it when.
struct CasePage {
  let model: CaseDetail
  let standing: Standing?
  /// Whether the reader may see what was shared about the person.
  var linksSharing = false
  /// Whether the reader may say that they cannot take the case safely.
  var linksConcern = false
  /// The form with which the reader records in one step what they did for the holder; nothing where there is none to offer.
  var help = HTML.empty

  private var summary: CaseDetail.Summary { model.summary }
  private var links: CaseRecordLinks { CaseRecordLinks(model: model) }
  var mark: WaitingMark { WaitingMark(changes: model.changes, crn: summary.crn) }

  var page: Page {
    let units = summary.path + (summary.team.map { [$0] } ?? [])
    // The name stands on the page and never in its title, which ends up in histories and on shared screens.
    return Page(
      title: "Case", section: .cases, breadcrumbs: units.links, standing: standing, cases: model.standing, main: main)
  }

  private var main: HTML {
    """
    <span class="caption">Case \(summary.crn)</span><h1>\(summary.name)</h1>
    \(Part.stamp(model.standing))\(ended)\(waiting)\(keyFigures)
    \(section("Summary", summaryList + links.summary))
    \(section("Tier", CaseTierPart(model: model).html))
    \(section("Orders", CaseOrdersPart(model: model, mark: mark).html))
    \(section("Risk", CaseRiskPart(model: model, mark: mark).html + links.risk))
    \(section("Requirements and work", CaseWorkPart(model: model, mark: mark).html + links.work + contacts + help))
    \(section("Who held this case", CaseHoldersPart(holders: model.holders, isCurrent: summary.end == nil).html + choosing + concern + decisions + links.holders))
    \(HTML.when(linksSharing, section("Shared with partners", "<p>\(Part.link("What was shared about this person, and recording a sharing", .sharing(.one(crn: summary.crn))))</p>\n")))
    """
  }

  private func section(_ heading: String, _ inside: HTML) -> HTML {
    "<section><h2>\(heading)</h2>\n\(inside)</section>\n"
  }

  private var ended: HTML {
    guard let end = summary.end else { return .empty }
    return """
      <div class="notice"><p><strong>This case has ended</strong>It ended on \(end.text). It is in no list of current cases.</p></div>

      """
  }

  private var waiting: HTML {
    guard !model.changes.isEmpty else { return .empty }
    return """
      <div class="notice"><p><strong>Not all of this is confirmed</strong>\
      \(Figures.counted(model.changes.count, "change", "changes")) made here \
      \(model.changes.count == 1 ? "is" : "are") not confirmed by the case system. Each is marked where it shows and counts all \
      the same.</p></div>

      """
  }

  /// Contacts are planned for what is on the caseload.
  private var contacts: HTML {
    summary.end == nil
      ? "<p>\(Part.link("Planned contacts of this case", .hours(.contacts(crn: summary.crn))))</p>\n" : .empty
  }

  private var choosing: HTML {
    summary.end == nil
      ? "<p>\(Part.link("Who may take this case, with reasons", .cases(.choosing(crn: summary.crn))))</p>\n" : .empty
  }

  private var decisions: HTML {
    "<p>\(Part.link("What was decided here about who holds it", .allocation(.history(crn: summary.crn))))</p>\n"
  }

  private var concern: HTML {
    linksConcern && summary.end == nil
      ? "<p>\(Part.link("I cannot take this safely", .concerns(.new(.objection, crn: summary.crn))))</p>\n" : .empty
  }

  private var keyFigures: HTML {
    let rosh = model.risk.first { $0.kind == "rosh" }?.newest.band.map(CaseCell.words)
    let holder = model.holders.first
    let rar = model.requirements.filter { $0.unit == "days" && $0.category.hasPrefix("Rehabilitation") }
    let remaining = rar.compactMap(\.remaining).reduce(0, +)
    return Part.keyFigures([
      Part.KeyFigure(label: "Tier", value: model.tier?.counts ?? "Not assessed", isWords: true),
      Part.KeyFigure(label: "Risk of serious harm", value: rosh ?? "Not recorded", isWords: true),
      Part.KeyFigure(label: "Held by", value: holder?.holder?.name ?? "Nobody yet", isWords: true),
      Part.KeyFigure(
        label: "RAR days remaining", value: rar.isEmpty ? "None ordered" : Figures.number(remaining),
        unit: rar.isEmpty ? "" : "days", isWords: rar.isEmpty),
    ])
  }

  private var summaryList: HTML {
    func cases(_ column: String) -> HTML { mark.html("cases", [summary.crn], column) }
    let born: HTML = summary.dateOfBirth.map { "\($0.text)" } ?? CaseCell.notRecorded
    let handover: HTML = summary.handover.map { "\($0.text)" } ?? CaseCell.notRecorded
    let items: [HTML] = [
      term("CRN", "\(summary.crn)"), term("Date of birth", "\(born)\(cases("date_of_birth"))"),
      term("Gender", "\(CaseCell.words(summary.gender))\(cases("gender"))"),
      term(
        "Team",
        "\(summary.team.map { Part.link($0.name, .cases(.list(CaseListQuery($0.caseScope)))) } ?? "No team")\(cases("team"))"
      ),
      term("Type", summary.type.map { "\($0)" } ?? CaseCell.notRecorded),
      term("Location", summary.location.map { "\($0)" } ?? CaseCell.notRecorded),
      term("Where the person is", "\(CaseCell.words(summary.setting))\(cases("setting"))"),
      term(
        "Responsible officer",
        "\(summary.responsible == "prison" ? "In prison" : "In the community")\(cases("responsible"))"),
      term("Handover from prison", "\(handover)\(cases("handover_on"))"),
      term("MAPPA", summary.mappa.map { "\(CaseCell.words($0))" } ?? "Not MAPPA"),
      term(
        "Has ever committed a sexual offence",
        "\(summary.sexualOffence.map { $0 ? "Yes" : "No" } ?? "Not recorded")\(cases("sexual_offence"))"),
      term("On probation from", "\(summary.start.map { "\($0.text)" } ?? CaseCell.notRecorded)\(cases("starts_on"))"),
      term("Legacy tier", summary.legacyTier.map { "\($0)" } ?? "None"),
      term("Restrictions", "\(Figures.counted(model.restrictions, "entry", "entries"))"),
      term("Preferences about supervision", "\(Figures.counted(model.preferences, "entry", "entries"))"),
    ]
    return "<dl class=\"list\">\(items)</dl>\n"
  }

  private func term(_ name: String, _ value: HTML) -> HTML { "<div><dt>\(name)</dt><dd>\(value)</dd></div>\n" }
}

/// Marks a field of which a change made here waits for the case system, or is in disagreement with it.
struct WaitingMark {
  let changes: [LocalChange]
  let crn: String

  /// Beside a field of one row of a sheet; nothing when it is confirmed.
  func html(_ sheet: String, _ key: [String], _ column: String) -> HTML {
    guard
      let change = changes.last(where: {
        $0.sheet == sheet && $0.column == column && $0.rowKey == RowKey.text(key)
      })
    else { return .empty }
    let before: HTML = change.before.map { " <span class=\"small quiet\">was \($0)</span>" } ?? .empty
    switch change.state {
    case .waiting: return " \(CaseCell.waiting)\(before)"
    case .contradicted:
      return " \(Part.tag("The case system says \(change.feedValue ?? "nothing here")", .over))\(before)"
    case .silent: return " \(Part.tag("The case system has said nothing", .over))\(before)"
    }
  }

  /// Beside a whole row of a sheet: when anything of it was changed or the row itself was made here.
  func row(_ sheet: String, _ key: [String]) -> HTML {
    let own = changes.filter { $0.sheet == sheet && $0.rowKey == RowKey.text(key) }
    guard let first = own.first else { return .empty }
    return html(sheet, key, (own.first { $0.state != .waiting } ?? first).column)
  }
}
