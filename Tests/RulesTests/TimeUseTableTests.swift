import Rules
import TestSupport
import Testing

@Suite("Tables of available time and protections")
struct TimeUseTableTests {
  @Test("Twenty and sixteen percent are multiplied, and training has stages from its first month on")
  func shipped() throws {
    let pack = try englandAndWales()
    #expect(pack.timeUse.shares.map(\.nonEffective) == [20] && pack.timeUse.shares.map(\.nonAttributable) == [16])
    #expect(pack.timeUse.shares.first?.combination == .multiplicative)
    #expect(pack.protections.traineeStages.map(\.fromMonth) == [0, 6, 12, 18])
    #expect(pack.protections.traineeStages.map(\.reduction) == [80, 60, 40, 20])
    #expect(pack.protections.limit(ofSpecialism: "IOM") == 25)
    #expect(pack.duties.filter { $0.isSupervision }.map(\.id) == ["supervision"])
  }

  @Test("Shares that leave no time, days out of order and an unknown way to combine are refused with their place")
  func wrongShares() throws {
    var small = SmallPack()
    small.set(
      "time-use.yaml",
      """
      name: Time
      source: Isle
      effective: 2020-01-01
      version: 1
      shares:
        - { from: 2021-01-01, nonEffectivePercent: 50, nonAttributablePercent: 50, combination: additive }
        - { from: 2021-01-01, nonEffectivePercent: 20, nonAttributablePercent: 16, combination: both }
        - { from: 2020-01-01, nonEffectivePercent: 20, nonAttributablePercent: 16, combination: additive }
      localAllowed: [tea]
      supervision: { hours: 1, floor: 2 }
      absences: { longAfterDays: 28, coverAfterDays: 366, always: [] }
      """)
    #expect(
      try small.faults().map { "\($0.key ?? "-")" } == [
        "shares[0].nonAttributablePercent", "shares[1].combination", "shares[2].from", "localAllowed[0]",
        "supervision.floor", "absences.coverAfterDays",
      ])
  }

  @Test("A stage that leaves the first months out, stages out of order and an unknown reason are refused")
  func wrongProtections() throws {
    var small = SmallPack()
    small.set(
      "protections.yaml",
      """
      name: Protections
      source: Isle
      effective: 2020-01-01
      version: 1
      noticeDays: 30
      traineeStages:
        - { fromMonth: 1, reductionPercent: 80, caseloadLimit: 10, sameAs: [boredom] }
        - { fromMonth: 1, reductionPercent: 101, caseloadLimit: 10 }
      newlyQualified: { months: 9, reductionPercent: 20, caseloadLimit: 40 }
      readinessFrom: 2026-12-01
      """)
    #expect(
      try small.faults().map { "\($0.key ?? "-")" } == [
        "traineeStages[0].sameAs[0]", "traineeStages[0].fromMonth", "traineeStages[1].reductionPercent",
      ])
  }

  @Test("A duty given twice, inside no share that there is, is refused")
  func wrongDuties() throws {
    var small = SmallPack()
    small.set(
      "duties.yaml",
      """
      name: Duties
      source: Isle
      effective: 2020-01-01
      version: 1
      duties:
        - { id: tower, label: Tower watch, inside: night }
        - { id: tower, label: Tower watch }
      """)
    #expect(try small.faults().map { "\($0.key ?? "-")" } == ["duties[0].inside", "duties[1].id"])
  }
}
