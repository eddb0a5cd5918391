import Caseload
import Rules
import TestSupport
import Testing

@Suite("The rule pack of England and Wales")
struct ShippedPackTests {
  let pack: RulePack
  init() throws { pack = try englandAndWales() }

  @Test("says which pack it is")
  func heading() {
    #expect(pack.id == "england-wales")
    #expect(pack.title == "England and Wales")
    #expect(pack.version == "2026.10")
    #expect(pack.effectiveFrom == LocalDate(year: 2026, month: 1, day: 1))
  }

  @Test("names source, day and version of every table")
  func sources() {
    #expect(pack.tables.count == 46)
    #expect(Set(pack.tables.map(\.file)).count == pack.tables.count)
    #expect(Set(pack.tables.map(\.name)).count == pack.tables.count)
    for table in pack.tables { #expect(!table.source.isEmpty && !table.version.isEmpty) }
    #expect(pack.tables.first?.file == "organisation.yaml")
  }

  @Test("has four levels, from the nation to the team")
  func levels() {
    #expect(pack.levels.map(\.id) == ["nation", "region", "pdu", "team"])
    #expect(pack.levels.map(\.short) == ["Nation", "Region", "PDU", "Team"])
    #expect(pack.levels[2].plural == "Probation delivery units")
    #expect(pack.nation == NamedCode(code: "EW", name: "England and Wales"))
  }

  @Test("orders the tiers by protect letter, then falling change number, suspended tiers last")
  func tierOrder() {
    let plain = ["A", "B", "C", "D"].flatMap { letter in ["3", "2", "1", "0"].map { letter + $0 } }
    #expect(pack.tiers.map(\.id) == ["untiered"] + plain + plain.map { $0 + "S" })
    #expect(pack.tiers.map(\.number) == Array(0...32))
    #expect(
      pack.tiers.map(\.columnSuffix) == ["0"] + plain.map { $0.lowercased() } + plain.map { $0.lowercased() + "s" })
    #expect(pack.tiers.indices.filter { pack.tiers[$0].isUntiered } == [0])
    #expect(pack.tiers.indices.filter { pack.tiers[$0].isSuspended } == Array(17...32))
    #expect(pack.tiers[17].label == "A3, contact suspended")
    #expect(pack.tiers[6].label == "B2")
  }

  @Test("knows three locations as the extract writes them, licence in both spellings")
  func locations() {
    #expect(pack.locations.map(\.id) == ["community", "custody", "licence"])
    #expect(pack.locations.map(\.columnPrefix) == ["commtier", "custtier", "licencetier"])
    #expect(pack.locations.map(\.rowNames) == [["COMMUNITY"], ["CUSTODY"], ["LICENCE", "LICENSE"]])
  }

  @Test("counts each case type at one location")
  func caseTypes() {
    #expect(pack.caseTypes.map(\.location) == ["community", "community", "custody", "licence", "licence"])
    #expect(pack.caseTypes.map(\.id).last == "post-sentence-supervision")
  }

  @Test("gives each grade its target, full week and default hours")
  func grades() throws {
    #expect(pack.grades.all.map(\.id) == ["PO", "SPO", "PSO", "TPO", "DMY"])
    #expect(pack.grades.all.map(\.typeID) == [1, 2, 3, 4, 5])
    #expect(pack.grades.all.map(\.nominalTarget) == [2176, 2176, 2176, 2176, 0])
    let week = WeeklyHours(hundredths: 3700)
    #expect(pack.grades.all.map(\.fullTimeHours) == [week, week, week, week, nil])
    #expect(pack.grades.all.map(\.defaultHours) == [week, nil, week, week, nil])
    #expect(pack.grades.all.map(\.holdsCases) == [true, false, true, true, false])
    #expect(pack.grades.unknownID == "DMY")
  }

  @Test("has the lines at 100, 110 and 120 per cent, and asks an extract for at most a twentieth less")
  func limits() {
    #expect(pack.limits == Limits(fullPercent: 100, highPercent: 110, veryHighPercent: 120, roomPercent: 105))
    #expect(
      pack.extract == ExtractRules(dropPercent: 5, lateAfterHours: 36, largestCount: 99_999, longestText: 255))
  }

  @Test("has the 26 reasons for reduced time, with allowance, maximum and months where they have one")
  func reasons() {
    let reasons = pack.reductionReasons
    #expect(reasons.count == 26)
    #expect(reasons.prefix(11).allSatisfy { $0.category == "personal-circumstances" })
    #expect(reasons[11..<18].allSatisfy { $0.category == "community-justice-learning" })
    #expect(reasons[18...].allSatisfy { $0.category == "work-circumstances" })
    let allowances: [Int: Int] = [
      2: 100, 5: 100, 6: 100, 7: 100, 9: 100, 10: 100, 12: 80, 13: 60, 14: 40, 15: 20, 16: 20, 17: 5, 18: 10,
    ]
    let maxima: [Int: Int] = [8: 50, 26: 5]
    let months: [Int: Int] = [5: 6, 6: 6, 12: 6, 13: 6, 14: 6, 15: 9, 16: 6, 17: 6, 18: 6]
    for (number, reason) in zip(1..., reasons) {
      #expect(reason.allowancePercent == allowances[number], "\(reason.label)")
      #expect(reason.maximumPercent == maxima[number], "\(reason.label)")
      #expect(reason.months == months[number], "\(reason.label)")
    }
  }
}
