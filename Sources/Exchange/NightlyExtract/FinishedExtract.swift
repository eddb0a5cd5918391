import Rules
import Caseload
import Workload

extension ExtractDraft {
  /// The extract as it is given on: owners in the order of their first row, problems in the order of sheets and rows.
  func finished(date: LocalDate, sheets: WorkbookSheets) -> NightlyExtract {
    let active = sheets.byRole[.active]?.headings.sheet ?? SheetRole.active.rawValue
    let extract = sheets.byRole[.extract]?.headings.sheet ?? SheetRole.extract.rawValue
    for owner in owners { compare(owner, active: active, extract: extract) }
    let names = sheets.book.sheetNames
    return NightlyExtract(
      date: date,
      owners: owners.map {
        ExtractOwner(
          key: $0.key, forename: $0.forename, surname: $0.surname, region: $0.place.region, pdu: $0.place.pdu,
          team: $0.place.team, inputs: $0.inputs)
      },
      problems: problems.all(sheets: names), sheets: summaries(sheets))
  }

  /// Compares an owner's active cases with those held.
  private func compare(_ owner: Owner, active: String, extract: String) {
    let inputs = owner.inputs
    let who = "\(shown(owner.key.staff.text)) in team \(shown(owner.key.team.text))"
    guard let row = owner.rows[.active]?.row else {
      if inputs.held.total > 0 {
        problems.add(
          ImportProblem(
            severity: .noted, kind: .noActiveRow, sheet: extract, row: owner.rows[.extract]?.row,
            value: shown(owner.key.staff.text),
            message: "\(who) holds \(grouped(inputs.held.total)) cases and has no row in \(shown(active)).",
            done: "None of these cases earns points. Check whether all of them are inactive.", owner: owner.key))
      }
      return
    }
    let isHeldKnown = !inputs.faults.contains { fault in
      if case .quarantined(let sheet, _) = fault { sheet == extract } else { false }
    }
    guard isHeldKnown,
      let cell = inputs.held.cells.indices.first(where: { inputs.active.cells[$0] > inputs.held.cells[$0] })
    else { return }
    let place = pack.locations[cell / inputs.held.tiers].label
    let tier = pack.tiers[cell % inputs.held.tiers].label
    problems.add(
      ImportProblem(
        severity: .noted, kind: .moreActiveThanHeld, sheet: active, row: row, value: "\(inputs.active[cell])",
        message:
          "\(who) has \(inputs.active[cell]) active cases at \(place), \(tier), and holds \(inputs.held[cell]) there.",
        done: "Both numbers were used as they stand.", owner: owner.key))
  }

  private func summaries(_ sheets: WorkbookSheets) -> [SheetSummary] {
    let roles = SheetRole.allCases.compactMap { role in sheets.byRole[role].map { (role, $0) } }
    return roles.sorted { $0.1.index < $1.1.index }.map { role, sheet in
      let name = sheet.headings.sheet
      var used = rowsUsed[role] ?? 0
      if [.extract, .active, .t2a, .courtReports].contains(role) {
        used = owners.count { owner in
          guard let row = owner.rows[role] else { return false }
          return !owner.inputs.faults.contains(.quarantined(sheet: name, row: row.row))
        }
      }
      return SheetSummary(name: name, rows: rowsRead[role] ?? 0, used: used)
    }
  }
}
