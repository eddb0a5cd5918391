import Rules

/// Who may take a case: what cases ask for, who may decide otherwise, and what gives points.
struct SuitabilityRuleTables {
  let pack: RulePack

  private var rules: SuitabilityRules { pack.suitability }

  /// Sections in the form of ``RuleTables``; none for a pack without the table.
  var sections: [(String, HTML)] {
    guard !rules.overrides.isEmpty else { return [] }
    return [("Who may take a case", needs + overrides + days + points)]
  }

  private var needs: HTML {
    Table(
      caption: "What a case asks of its holder",
      reading: "Every holder has a clearance: \(rules.clearances.joined(separator: " or ")).",
      columns: [
        Table.Column(heading: "Need"), Table.Column(heading: "It is there for"), Table.Column(heading: "Training"),
        Table.Column(heading: "Clearance"), Table.Column(heading: "Not alone"),
      ],
      rows: rules.needs.map { need in
        [
          "\(need.label)", "\(conditions(need))", "\(need.courses.joined(separator: " or "))",
          need.clearances.isEmpty ? "as for every case" : "\(need.clearances.joined(separator: " or "))",
          need.notAlone.isEmpty ? .blank : "\(need.notAlone.map(grade).joined(separator: ", "))",
        ]
      }
    ).html
  }

  private func conditions(_ need: SuitabilityRules.Need) -> String {
    let registers = need.registers.map { pack.registerTypes.type($0)?.label ?? $0 }
    let levels = need.mappaLevels.map { "MAPPA level \($0)" }
    return (registers + levels + (need.sexualOffence ? ["a sexual offence ever"] : [])).joined(separator: ", ")
  }

  private func grade(_ id: String) -> String { pack.grades.grade(id: id)?.label ?? id }

  private var overrides: HTML {
    pairs(
      "Who may decide otherwise than a rule says", "Rule", "Who",
      SuitabilityRules.HardRule.allCases.map { ($0.rawValue, Self.words(rules.override(of: $0))) })
  }

  private static func words(_ override: SuitabilityRules.Override) -> String {
    switch override {
    case .never: "nobody"
    case .headOfPDU: "head of PDU"
    case .senior: "senior probation officer"
    }
  }

  private var days: HTML {
    let days = rules.days
    return pairs(
      "Days that the rules look at", "What", "Days",
      [
        ("Away, and may be given a case when back within", "\(days.backWithin)"),
        ("Time away ahead is looked at for", "\(days.awayAhead)"),
        ("It must last at least", "\(days.awayAtLeast)"),
        ("A post that ends within these takes points", "\(days.postEnds)"),
        ("A case late for more than these is for the head of PDU", "\(days.escalateAfter)"),
        (
          "Changes of practitioner from which a case is listed, within \(rules.standing.changesWithin) days",
          "\(rules.standing.changesListed)"
        ),
        ("Months of mostly high risk from which a talk is offered", "\(rules.standing.heavyMonths)"),
        ("Somebody is marked as not to be given more work for at most", "\(days.notForNowAtMost)"),
      ])
  }

  private var points: HTML {
    let points = rules.points
    return pairs(
      "What gives and takes points", "What", "Points",
      [
        (
          "Room, all up to \(points.room.allUpToPercent)% with the case, none from the high line on",
          "\(points.room.most)"
        ),
        ("In the team of the case", Figures.signed(points.sameTeam)),
        ("Held the person before", Figures.signed(points.heldBefore)),
        (
          "Each other case with one of its needs, at most \(points.experience.most)",
          Figures.signed(points.experience.each)
        ),
        each("Each case taken in 7 days", points.recentWeek), each("Each case taken in 28 days", points.recentMonth),
        ("A case of high risk where most would be", Figures.signed(points.heavyMix)),
        ("The last place under a limit", Figures.signed(points.lastPlace)),
        ("Time away ahead", Figures.signed(points.awayAhead)), ("The post ends soon", Figures.signed(points.postEnds)),
      ])
  }

  private func each(_ words: String, _ points: SuitabilityPoints.Each) -> (String, String) {
    ("\(words), at most \(Figures.signed(points.most))", Figures.signed(points.each))
  }

  private func pairs(_ caption: String, _ first: String, _ second: String, _ rows: [(String, String)]) -> HTML {
    Table(
      caption: caption, columns: [Table.Column(heading: first), Table.Column(heading: second)],
      rows: rows.map { ["\($0.0)", "\($0.1)"] }, isNarrow: true
    ).html
  }
}
