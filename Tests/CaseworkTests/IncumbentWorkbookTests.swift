import Caseload
import Casework
import Exchange
import TestSupport
import Testing
import Workload

@Suite("The incumbent's own workbooks, from file to figures")
struct IncumbentWorkbookTests {
  @Test(
    "WMT_PS.xlsx is accepted with its 33 stray rows listed, and its figures are those of a hand calculation",
    arguments: DatabaseKind.available)
  func accepted(kind: DatabaseKind) async throws {
    try await SampleNights.run(kind) { nights in
      let report = try await nights.service.importExtract(path: incumbentWorkbook("WMT_PS.xlsx"))
      #expect(report.outcome == .accepted)
      #expect(report.date == LocalDate(iso: "2021-07-02"))
      #expect(report.problems.count { $0.kind == .fragmentRow } == 33)

      // WMT_Extract_Filtered, row 3: CommTierA3 1, CommTierB2 3, CommTierC2 1, CommTierD0 1; grade NPSM; no court report.
      // 1 × 206 + 3 × 115 + 1 × 63 + 1 × 29 = 643 points of 2,176: 29.55 %.
      let known = try await nights.service.practitioner(named: "N53ICDE")
      let figure = try #require(known.posts.first?.figure)
      #expect(figure.casesHeld == 6)
      #expect(figure.work == 643)
      #expect(figure.available == Ratio(2_176))
      #expect(figure.percent == Ratio(64_300, over: 2_176))
      #expect(figure.percent?.text(places: 2) == "29.55")

      // Row 2: WMT_Extract has CommTierC2 1 and CommTierD0 1, WMT_Extract_Filtered only CommTierC2 1: 63 points. The grade is a space.
      let unknown = try await nights.service.practitioner(named: "N53ITGB")
      let other = try #require(unknown.posts.first?.figure)
      #expect(other.casesHeld == 2)
      #expect(other.casesActive == 1)
      #expect(other.work == 63)
      #expect(other.notComputable == [.unknownGrade(code: " ")])

      let nation = try await nights.service.overview(level: nil, code: nil, sort: .name, descending: false).totals
      #expect(nation.computable.work == 643)
      #expect(nation.notComputable.work == 63)
      #expect(nation.percent == figure.percent)
    }
  }

  @Test(
    "WMT_PS_MORE_T2A.xlsx is refused by the T2A gate with both sums, and no figure changes",
    arguments: DatabaseKind.available)
  func refused(kind: DatabaseKind) async throws {
    try await SampleNights.run(kind) { nights in
      _ = try await nights.service.importExtract(path: incumbentWorkbook("WMT_PS.xlsx"))
      let before = try await nights.service.overview(level: nil, code: nil, sort: .name, descending: false)
      do {
        _ = try await nights.service.importExtract(path: incumbentWorkbook("WMT_PS_MORE_T2A.xlsx"))
        Issue.record("it was accepted")
      } catch let refusal as ExtractRefusal {
        #expect(refusal.reason == .t2aGate)
        #expect(refusal.message.contains("13") && refusal.message.contains("7"))
      }
      let after = try await nights.service.overview(level: nil, code: nil, sort: .name, descending: false)
      #expect(after.totals == before.totals)
      #expect(after.standing.extractID == before.standing.extractID)
    }
  }
}
