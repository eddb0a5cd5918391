import Caseload
import Rules

/// The tables of tiers: which rule sets there are, which counts where, and the published tables of each model in force.
struct TierRuleTables {
  let pack: RulePack

  /// Sections in the form of ``RuleTables``; none for a pack without tier calculation.
  var sections: [(String, HTML)] {
    guard !pack.tiering.ruleSets.isEmpty else { return [] }
    var sections: [(String, HTML)] = [("Rule sets for tiers", ruleSets)]
    for set in pack.tiering.ruleSets where !set.isDraft {
      switch set.model {
      case .twoAxis(let tables, _): sections.append((set.label, twoAxis(tables, set.label)))
      case .singleAxis(let tables): sections.append((set.label, singleAxis(tables, set.label)))
      }
    }
    return sections
  }

  private var ruleSets: HTML {
    Table(
      caption: "Rule sets, with the day from which each held",
      columns: [
        Table.Column(heading: "Rule set"), Table.Column(heading: "Held from"), Table.Column(heading: "Standing"),
      ],
      rows: pack.tiering.ruleSets.map { set in
        let counting = pack.tiering.headlines.filter { $0.ruleSet == set.id }.map { line in
          let place = line.regions.isEmpty ? "everywhere" : line.regions.sorted().joined(separator: ", ")
          return "its tier counts \(place) from \(line.from.text)"
        }
        let standing =
          set.isDraft ? "draft, never counts" : counting.isEmpty ? "kept beside" : counting.joined(separator: "; ")
        return ["\(set.label)", "\(set.from.text)", "\(standing)"]
      }
    ).html
  }

  private func twoAxis(_ tables: TwoAxisTables, _ name: String) -> HTML {
    var rows = tables.rsr.map { ("RSR from \($0.from.text)", points($0.points)) }
    rows += RiskOfSeriousHarm.allCases.reversed().compactMap { level in
      tables.rosh[level].map { ("Risk of serious harm \(level.label)", points($0)) }
    }
    rows += MAPPALevel.allCases.reversed().compactMap { level in
      tables.mappa[level].map { ("MAPPA level \(level.rawValue)", points($0)) }
    }
    rows += [
      ("Each complexity factor", points(tables.complexityFactor)),
      ("For women: parenting responsibilities", points(tables.women.parenting)),
      ("For women: impulsivity or temper control", points(tables.women.selfControl)),
      ("For women: a breach or recall that counts", points(tables.women.enforcement)),
    ]
    let levels = zip(["A", "B", "C"], tables.protectFrom).map { ("Protect level \($0)", "from \(points($1))") }
    let changes = zip(["3", "2"], tables.changeFrom).map { ("Change level \($0)", "from \(points($1))") }
    return pairs(
      "Points towards the protect level, \(name); of RSR and risk of serious harm only the higher counts", rows)
      + pairs(
        "Levels, \(name)",
        levels + changes + [
          ("Without a mandate for change", "change level \(tables.withoutMandate.rawValue)"),
          ("Without a valid needs assessment", "change level \(tables.withoutAssessment.rawValue)"),
          ("OGRS adds", "its score divided by \(tables.ogrsDivisor)"),
          ("IOM adds", points(tables.integratedManagement)),
        ])
  }

  private func singleAxis(_ tables: SingleAxisTables, _ name: String) -> HTML {
    let matrix = tables.reoffending
    let reoffending = Table(
      caption:
        "\(name), reoffending: combined serious predictor by row, all reoffending predictor by column, both from this percentage",
      columns: [Table.Column(heading: "Serious")] + matrix.all.map { Table.Column(heading: "\($0.text)") },
      rows: matrix.serious.indices.map { row in
        ["\(matrix.serious[row].text)"]
          + matrix.all.indices.map { "\(matrix.tiers[row * matrix.all.count + $0].letter)" }
      }
    ).html
    func cell(_ tier: SingleAxisTier?) -> HTML { "\(tier?.letter ?? "no tier")" }
    let levels = RiskOfSeriousHarm.allCases.reversed().map { level -> [HTML] in
      ["\(level.label)", cell(tables.mappaRosh.withMAPPA[level]), cell(tables.mappaRosh.withoutMAPPA[level])]
    }
    let mappa = Table(
      caption: "\(name), MAPPA and risk of serious harm",
      columns: [
        Table.Column(heading: "Risk of serious harm"), Table.Column(heading: "Under MAPPA"),
        Table.Column(heading: "Not under MAPPA"),
      ],
      rows: levels + [
        ["not recorded", cell(tables.mappaRosh.unrecordedWithMAPPA), cell(tables.mappaRosh.unrecordedWithoutMAPPA)]
      ]
    ).html
    let lifer = tables.lifer.map { ("Life or IPP, released within \($0.withinYears) years", $0.tier.letter) }
    return reoffending + mappa
      + pairs(
        "\(name), other steps; the highest of all counts",
        lifer + [
          ("Life or IPP, released earlier", tables.liferLater.letter),
          ("Domestic abuse", tables.domesticAbuse.letter), ("Stalking", tables.stalking.letter),
          ("Child protection", tables.childProtection.letter),
          ("Has ever committed a sexual offence", tables.sexualOffence.letter),
          ("Sexual reoffending, very high", tables.sexual.veryHigh.letter),
          ("Sexual reoffending, high", tables.sexual.high.letter),
          ("Sexual reoffending, low", tables.sexual.low.letter),
        ] + tables.sexual.medium.map { ("Sexual reoffending, medium, from \($0.from.text)", $0.tier.letter) })
  }

  private func points(_ number: Int) -> String { Figures.counted(number, "point", "points") }

  private func pairs(_ caption: String, _ rows: [(String, String)]) -> HTML {
    Table(
      caption: caption, columns: [Table.Column(heading: "What"), Table.Column(heading: "Gives")],
      rows: rows.map { ["\($0.0)", "\($0.1)"] }, isNarrow: true
    ).html
  }
}
