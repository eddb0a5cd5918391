import Testing

@testable import Workload

@Suite("An owner's night in the incumbent")
struct NightlyRowTests {
  private func figure(
    _ rows: WMT.OwnerRows, hours: Double? = 37, reduction: Double = 0, contacts: Double = 0
  ) -> WMT.NightlyFigure {
    WMT.nightlyFigure(
      rows, contractedHours: hours, reductionHours: reduction, contactPoints: contacts, configuration: .seedStandard,
      t2aConfiguration: .seedT2A)
  }

  private func rows(_ change: (inout WMT.OwnerRows) -> Void) -> WMT.OwnerRows {
    var rows = WMT.OwnerRows()
    rows.rawGrade = "NPSM"
    change(&rows)
    return rows
  }

  @Test("Points come from the filtered sheet, cases from the extract with T2A on top")
  func sources() {
    let figure = figure(
      rows {
        $0.extract.cells[WMT.community][1] = .text("5")
        $0.extract.cells[WMT.community][0] = .text(" 2")
        $0.filtered.cells[WMT.community][1] = .number(3.9)
        $0.t2a.cells[WMT.custody][1] = .text("1x")
      }, contacts: -20)
    #expect(figure.counts.totalCases == 8)
    #expect(figure.counts.totalFiltered == 3)
    #expect(figure.counts.totalT2A == 1)
    #expect(figure.counts.cases(at: WMT.community) == [7, 3, 0])
    #expect(figure.totalPoints == 3 * 206 + 75 - 20)
    #expect(figure.remainingPoints == 2_176 - figure.totalPoints)
  }

  @Test("First-16-week counts come from the extract only")
  func firstSixteenWeeks() {
    let counts = WMT.counts(
      of: rows {
        $0.extract.communityFirst16Weeks = .text("4")
        $0.filtered.communityFirst16Weeks = .text("9")
        $0.filtered.licenceFirst16Weeks = .text("9")
      })
    #expect(counts.communityFirst16Weeks == 4)
    #expect(counts.licenceFirst16Weeks == 0)
  }

  @Test("Case rows count where type, tier code and location match as text, and are kept where the code is digits")
  func flags() {
    let counts = WMT.counts(
      of: rows { rows in
        rows.flags = [
          ("W", "5", "community"), ("w", "5", "community"), ("W", "05", "community"), ("W", " 5", "community"),
          ("U", "5", "COMMUNITY"), ("O", "32", "Licence"), ("S", "0", "License"), ("L", "1", "custody"),
          ("N", "1", "custody"), ("W", "1", "Custody "), ("W", "A1", "custody"), ("W", "99", "custody"),
          ("W", "", "custody"),
        ].map { WMT.FlagRow(rowType: $0.0, tierCode: $0.1, location: $0.2) }
      })
    let kept = counts.tierRows.filter { $0.figures.contains { $0 != 0 } }
    #expect(
      kept.map { [Double($0.location), Double($0.tier)] + $0.figures } == [
        [0, 5, 0, 0, 0, 1, 1, 0, 0, 0], [1, 1, 0, 0, 0, 0, 0, 0, 0, 1], [2, 0, 0, 0, 0, 0, 0, 0, 1, 0],
        [2, 32, 0, 0, 0, 0, 0, 1, 0, 0],
      ])
    // all but " 5", "Custody " and "A1"
    #expect(counts.caseDetailRows == 10)
  }

  @Test("A percentage of nothing available is 0, and a negative one stays negative")
  func percentages() {
    let busy = rows { $0.filtered.cells[WMT.community][1] = .text("5") }
    #expect(figure(busy, reduction: 37).capacityPercentage == 0)
    #expect(figure(busy, hours: 10, reduction: 15.5).availablePoints == -323)
    #expect(figure(busy, hours: 10, reduction: 15.5).capacityPercentage < 0)
  }

  @Test("A count that is no number spoils the whole figure, quietly")
  func noNumber() {
    let figure = figure(rows { $0.filtered.cells[WMT.community][1] = .text("abc") })
    #expect(figure.totalPoints.isNaN)
    #expect(figure.capacityPercentage.isNaN)
  }

  @Test("Prison-side teams: suspended community cases are lost and T2A community cases are counted twice")
  func omic() {
    let rows = rows {
      $0.extract.cells[WMT.community][1] = .text("2")
      $0.extract.cells[WMT.community][17] = .text("7")
      $0.extract.cells[WMT.custody][17] = .text("1")
      $0.extract.cells[WMT.custody][1] = .text("3")
      $0.t2a.cells[WMT.community][1] = .text("4")
      $0.t2a.cells[WMT.community][18] = .text("5")
      $0.t2a.cells[WMT.licence][18] = .text("6")
      $0.filtered.cells[WMT.custody][2] = .text("50")
    }
    let figure = WMT.omicFigure(
      rows, contractedHours: nil, configuration: .seedStandard, t2aConfiguration: .seedT2A)
    #expect(figure.counts.cases(at: WMT.community) == [2, 2, 8])
    #expect(figure.counts.cases(at: WMT.custody) == [4, 4, 0])
    #expect(figure.counts.cases(at: WMT.licence) == [0, 0, 6])
    #expect(figure.counts.totalCases == 20)
    #expect(figure.custodyPoints == 225)
    #expect(figure.projectedLicencePoints == 657)
    #expect(figure.contractedHours == 37)
    #expect(figure.availablePoints == 2_176)
  }
}
