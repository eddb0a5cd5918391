import Caseload
import Casework

/// A case for a terminal.
struct CaseText {
  let detail: CaseDetail

  init(_ detail: CaseDetail) { self.detail = detail }

  var text: String {
    [
      summary, tier, orders, risk, registrations, requirements, workItems, holders, history, changes,
    ].compactMap(\.self).joined(separator: "\n\n")
  }

  private var summary: String {
    let summary = detail.summary
    let place = (summary.path.map(\.name) + [summary.team?.name ?? "no team"]).joined(separator: " › ")
    let facts = [
      summary.type ?? "no current order", summary.location, summary.mappa.map { "MAPPA \($0)" },
      "answered for by \(summary.responsible)", summary.handover.map { "handover on \($0.text)" },
    ].compactMap(\.self).joined(separator: ", ")
    let dates = [
      summary.start.map { "from \($0.text)" }, summary.end.map { "to \($0.text)" },
      summary.dateOfBirth.map { "born \($0.text)" },
    ].compactMap(\.self).joined(separator: ", ")
    return ["\(summary.crn)  \(summary.name)", place, facts, dates, detail.standing.stamp].joined(separator: "\n")
  }

  private var tier: String? {
    guard let tier = detail.tier else { return nil }
    var line = "Tier \(tier.counts)\(tier.isProvisional ? ", provisional" : "") by \(tier.ruleSet)"
    if tier.isOverridden { line += ". A person's decision; the rules give \(tier.assessed)" }
    if let day = tier.assessedOn { line += ". Assessed on \(day.text)" }
    var table = TextTable([.words("Rule"), .words("Found"), .words("Gives")])
    for step in tier.working { table.add(step.label, step.found, step.result) }
    return "\(line).\n\(table.text)"
  }

  private var orders: String? {
    section(
      "Orders", detail.orders,
      ["Number", "Type", "Sentenced", "Expected end", "Released", "Recalled", "Ended"]
    ) { order in
      [
        order.number, order.type, order.sentenced?.iso ?? "",
        (order.expectedEnd?.iso ?? "") + (order.isOverEnd ? " passed" : ""), order.released?.iso ?? "",
        order.recalled?.iso ?? "", order.ended?.iso ?? "",
      ]
    }
  }

  private var risk: String? {
    section("Risk", detail.risk, ["Kind", "Score", "Band", "Recorded", "Source"]) { risk in
      let newest = risk.newest
      return [risk.kind, newest.score ?? "", newest.band ?? "", newest.recordedAt, newest.source ?? ""]
    }
  }

  private var registrations: String? {
    section("Registrations", detail.registrations, ["Type", "Level", "Category", "Registered", "Ended"]) { entry in
      [entry.type, entry.level ?? "", entry.category ?? "", entry.registered?.iso ?? "", entry.ended?.iso ?? ""]
    }
  }

  private var requirements: String? {
    section("Requirements", detail.requirements, ["Order", "What", "Ordered", "Done", "Left", "Provider"]) { entry in
      let unit = entry.unit.map { " \($0)" } ?? ""
      return [
        entry.order, entry.category, entry.ordered.map { "\($0)\(unit)" } ?? "", entry.done.map(String.init) ?? "",
        entry.remaining.map(String.init) ?? "", entry.provider ?? "",
      ]
    }
  }

  private var workItems: String? {
    section("Work items", detail.workItems, ["What", "Due", "Done", "By", "Outcome"]) { item in
      [
        item.kind, (item.due?.iso ?? "") + (item.isLate ? " late" : ""), item.done?.iso ?? "", item.doneBy ?? "",
        item.outcome ?? "",
      ]
    }
  }

  private var holders: String? {
    section("Held by, newest first", detail.holders, ["Who", "Team", "From", "Until", "Days", "Reason"]) { period in
      [
        period.holder.map { "\($0.name) (\($0.staffCode))" } ?? "nobody", period.team ?? "", period.from,
        period.until ?? "", period.days.map(String.init) ?? "", period.reason ?? "",
      ]
    }
  }

  private var history: String? {
    section("Tiers, newest first", detail.tierHistory, ["From", "Tier", "By", "Reason"]) { change in
      [change.at, change.tier + (change.isProvisional ? "?" : ""), change.ruleSet, change.reason]
    }
  }

  private var changes: String? {
    detail.changes.isEmpty ? nil : "Changes made here that are not confirmed\n\(detail.changes.table)"
  }

  /// A heading with a table; nil where there is nothing to show.
  private func section<Row>(
    _ title: String, _ rows: [Row], _ headings: [String], _ cells: (Row) -> [String]
  ) -> String? {
    guard !rows.isEmpty else { return nil }
    var table = TextTable(headings.map { .words($0) })
    for row in rows { table.add(cells(row)) }
    return "\(title)\n\(table.text)"
  }
}
