import Caseload
import DataFormat
import Rules

/// The tables of case work: kinds of work, registrations, supervision, and who holds the truth.
struct CaseWorkRuleTables {
  let pack: RulePack

  /// Sections in the form of ``RuleTables``; none for a pack without these tables.
  var sections: [(String, HTML)] {
    guard !pack.workKinds.isEmpty else { return [] }
    return [
      ("Kinds of work on a case", kinds), ("Types of registration", registrations),
      ("Which type of case counts", supervision), ("Who holds the truth", owners),
    ]
  }

  private var kinds: HTML {
    pairs(
      "Kinds of work", "Kind", "Counts as",
      pack.workKinds.map { kind in
        let report = kind.report.map { "a \($0.rawValue) report" }
        let other = kind.isContact ? "a contact for a colleague" : kind.isEnforcement ? "breach or recall" : nil
        return (kind.label, report ?? other ?? "work on the case")
      })
  }

  private var registrations: HTML {
    Table(
      caption: "Types of registration",
      columns: [
        Table.Column(heading: "Type"), Table.Column(heading: "Code"), Table.Column(heading: "Shown at a glance"),
      ],
      rows: pack.registerTypes.all.map { ["\($0.label)", "\($0.code)", $0.isNeed ? "yes" : "no"] }
    ).html
  }

  private var supervision: HTML {
    let types = pack.supervision.precedence.enumerated().map { place, id in
      ("\(place + 1)", pack.caseTypes.first { $0.id == id }?.label ?? id)
    }
    let cohorts = pack.supervision.cohorts.flatMap { cohort in
      [
        ("Offences from", cohort.offencesFrom.text), ("Age at release, at least", "\(cohort.minimumAge)"),
        ("Sentence", "\(cohort.leastDays) to \(cohort.mostDays) days"),
        ("Ends, after release", Figures.counted(cohort.endsDaysAfterRelease, "day", "days")),
      ]
    }
    return pairs("Of several current orders the first in this list gives the type that counts", "Place", "Type", types)
      + pairs("Post-sentence supervision after the licence", "Condition", "Value", cohorts)
      + pairs(
        "Unallocated cases", "What", "Value",
        [("Late after", Figures.counted(pack.supervision.allocationTargetDays, "day", "days") + " (assumption)")])
  }

  private var owners: HTML {
    let rows = DataSheets.all.map { sheet in
      (
        sheet.name.replacing("-", with: " "),
        pack.owners.caseSystem.contains(sheet.name) ? "the case system" : "Headroom"
      )
    }
    return pairs("Who holds the truth about each kind of record", "Record", "Held by", rows)
      + pairs(
        "A change made here of what the case system holds", "What", "Value",
        [("Is listed when the feed stays silent for", Figures.counted(pack.owners.silentDays, "day", "days"))])
  }

  private func pairs(_ caption: String, _ first: String, _ second: String, _ rows: [(String, String)]) -> HTML {
    Table(
      caption: caption, columns: [Table.Column(heading: first), Table.Column(heading: second)],
      rows: rows.map { ["\($0.0)", "\($0.1)"] }, isNarrow: true
    ).html
  }
}
