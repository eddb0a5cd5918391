import Caseload
import Casework
import Workload

/// One's own last whole week in place of live figures: what it came to, what changed in it, and what is being done.
struct WeeklySummaryPart {
  /// Nil before a week of this person is settled.
  let summary: WeeklySummary?
  /// The causes between the last nights of the two weeks; nil where there are not two such nights.
  let change: FigureChange?

  /// The causes that stand here; all of them are one link away.
  private static let most = 5

  var html: HTML {
    guard let summary else {
      return """
        <div id="last-week"><h3>Your last whole week</h3>
        <p>No whole week of yours is settled yet. The first one stands here once its last night is in.</p></div>

        """
    }
    return """
      <div id="last-week"><h3>Your last whole week</h3>
      <p class="stamp">\(days(summary.week)) · rules: \(summary.rules)</p>
      <p>\(figure(summary))</p>
      \(changes(summary))<h4>What is being done</h4>
      \(Part.list(doing(summary)))
      <p class="small quiet">This stands here until the next whole week is settled; nothing of it is live. Headroom sends no e-mail. \
      \(Part.link("How figures are made", .guide)) · \(Part.link("Choose otherwise under your account", .signIn(.account())))</p></div>

      """
  }

  private func days(_ week: SettledWeekLine) -> String { "\(week.monday.text) to \((week.monday + 6).text)" }

  private func figure(_ summary: WeeklySummary) -> HTML {
    let week = summary.week
    let out =
      week.nightsOut == 0
      ? "" : " Left out: \(Figures.counted(week.nightsOut, "night", "nights")) of leave or without a figure."
    guard let percent = week.percent else {
      return "Not computable: no night of this week has a figure that counts.\(out)"
    }
    let before =
      summary.before.map { before in
        before.percent.map { " The week before came to \(Figures.percent($0))." }
          ?? " The week before was not computable."
      } ?? ""
    return """
      Work took \(Figures.percent(percent)) of your available time, over \
      \(Figures.counted(week.nights, "night", "nights")).\(before)\(out) \(Part.purpose)
      """
  }

  private func changes(_ summary: WeeklySummary) -> HTML {
    guard let change, let nights = summary.nights else { return .empty }
    let heading: HTML = "<h4>What changed</h4>\n"
    let rest: HTML =
      summary.practitionerID.map { id in
        "<p>\(Part.link("All that changed between these two nights", .changes(practitioner: id, from: nights.from, to: nights.to)))</p>\n"
      } ?? .empty
    guard !change.causes.isEmpty else {
      return heading
        + "<p>Nothing that counts changed between the nights of \(nights.from.text) and \(nights.to.text).</p>\n"
    }
    let more = change.causes.count - Self.most
    let left: HTML =
      more > 0 ? "<p>\(Figures.counted(more, "smaller cause", "smaller causes")) left out here.</p>\n" : .empty
    return heading
      + Table(
        caption: "From the night of \(nights.from.shortText) to the night of \(nights.to.shortText)",
        columns: [
          Table.Column(heading: "What"), Table.Column(heading: "Before", isNumeric: true),
          Table.Column(heading: "After", isNumeric: true),
        ],
        rows: change.causes.prefix(Self.most).map { cause in
          [
            "\(ChangesPage.words(cause))", "\(ChangesPage.amount(cause.before, cause))",
            "\(ChangesPage.amount(cause.after, cause))",
          ]
        }
      ).html + left + rest
  }

  private func doing(_ summary: WeeklySummary) -> [HTML] {
    guard !summary.concerns.isEmpty else {
      return ["Nothing is recorded as too much in this week, so no answer is awaited from anybody."]
    }
    return summary.concerns.map { concern in
      let ended = concern.endedOn.map { ", ended \($0.text)" } ?? ""
      return
        "\(ExcessWords.name(concern.kind)), since \(concern.began.text)\(ended). \(response(concern)) \(concern.owner)."
    }
  }

  private func response(_ concern: WeeklySummary.Concern) -> String {
    switch concern.response {
    case .awaited: "A management response is awaited, due by \(concern.dueOn.text), from:"
    case .later(let until): "The answer was put off until \(until.text) by:"
    case .answered: "Decided: \(concern.outcome ?? "answered"). It is looked at again by \(concern.dueOn.text) by:"
    }
  }
}

extension Visit {
  /// The reader's own last whole week with what changed in it.
  func weeklySummary() async throws -> WeeklySummaryPart {
    guard let summary = try await use.weeklySummary() else { return WeeklySummaryPart(summary: nil, change: nil) }
    guard let id = summary.practitionerID, let nights = summary.nights else {
      return WeeklySummaryPart(summary: summary, change: nil)
    }
    let changes = try await use.practitionerChanges(id: id, from: nights.from, to: nights.to)
    return WeeklySummaryPart(summary: summary, change: changes.change?.figures)
  }
}
