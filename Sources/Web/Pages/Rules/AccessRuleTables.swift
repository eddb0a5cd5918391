import Rules

/// Who may do what, role by role: the same table that every use case asks.
struct AccessRuleTables {
  let pack: RulePack

  /// Sections in the form of ``RuleTables``; none for a pack without roles.
  var sections: [(String, HTML)] {
    guard !pack.access.roles.isEmpty else { return [] }
    return [("Who may do what", "\(introduction)\(pack.access.roles.map(table))")]
  }

  private var introduction: HTML {
    """
    <p>What is not in these tables nobody may do. A role is held for a unit, and reaches as far as each line says. Ties have a
    first and a last day: a trainee whom one answers for, a colleague whom one covers or deputises for, a case that one works
    on beside its holder, a case opened for an inspection. A restricted case is shown to nobody whom a restriction keeps from
    it, whatever the role; opened with a reason, it closes after
    \(Figures.counted(pack.access.breakGlassMinutes, "minute", "minutes")).</p>
    """
  }

  private func table(_ role: AccessRole) -> HTML {
    Table(
      caption: "\(role.label)\(role.isBounded ? ", always until a day" : "")",
      columns: [Table.Column(heading: "May"), Table.Column(heading: "What"), Table.Column(heading: "Where")],
      rows: role.grants.map { grant in
        let down = grant.downTo.map { ", no finer than \(level($0))" } ?? ""
        return [
          "\(Self.words(grant.permission.action))", "\(Self.words(grant.permission.fields))",
          "\(grant.relations.map(words).joined(separator: ", "))\(down)",
        ]
      }, isNarrow: true
    ).html
  }

  private func words(_ relation: AccessRelation) -> String {
    switch relation {
    case .own: "one’s own"
    case .tie("trainee"): "trainees answered for"
    case .tie("cover"): "colleagues covered"
    case .tie("cowork"): "cases worked on together"
    case .tie("deputise"): "colleagues deputised for"
    case .tie("inspection"): "cases opened for the inspection"
    case .tie(let name): name
    case .within(let id): id == pack.levels.first?.id ? "the whole service" : "own \(level(id))"
    }
  }

  private func level(_ id: String) -> String {
    guard let level = pack.levels.first(where: { $0.id == id }) else { return id }
    return level.short == level.label ? level.label.lowercased() : level.short
  }

  static func words(_ action: Permission.Action) -> String {
    switch action {
    case .view: "see"
    case .change: "change"
    case .export: "download"
    case .override: "decide otherwise, with a reason"
    case .breakGlass: "open when restricted, with a reason"
    }
  }

  static func words(_ fields: Permission.Fields) -> String {
    switch fields {
    case .figures: "figures of units"
    case .peopleFigures: "figures of named practitioners"
    case .reductionReasons: "why hours are reduced"
    case .staff: "posts, hours and absences of staff"
    case .training: "training and vetting"
    case .stressReports: "reports of stress"
    case .cases: "cases"
    case .workItems: "work on cases"
    case .restrictions: "who is kept from a case"
    case .tier: "tiers"
    case .organisation: "units and funded posts"
    case .quality: "data quality"
    case .extracts: "nightly extracts"
    case .data: "whole sets of data"
    case .audit: "the audit trail"
    case .accounts: "accounts"
    case .disclosures: "what is shared with partners"
    case .ties: "who stands in for whom"
    case .inspections: "cases opened for an inspection"
    case .excess: "too much work of named people, and what was done"
    case .subjectAccess: "all that is held about one person"
    case .policy: "limits that hold for the whole service"
    case .plans: "plans of demand and staff"
    case .allocation: "who may take a case, and giving it to somebody"
    }
  }
}
