import Caseload
import Rules
import Testing

@Suite("A rule pack of another jurisdiction")
struct OtherJurisdictionTests {
  @Test("with two levels of its own reads, with nothing taken from England and Wales")
  func twoLevels() throws {
    let pack = try SmallPack().read()
    #expect(pack.id == "isle")
    #expect(pack.title == "The Isle")
    #expect(pack.version == "3b")
    #expect(pack.effectiveFrom == LocalDate(year: 2025, month: 2, day: 28))
    #expect(pack.levels.map(\.plural) == ["Services", "Offices"])
    #expect(pack.nation == NamedCode(code: "IS", name: "The Isle"))
    #expect(pack.tiers.map(\.columnSuffix) == ["n", "h", "l"])
    #expect(pack.tiers.map(\.isUntiered) == [true, false, false])
    #expect(pack.tiers.map(\.isSuspended) == [false, false, true])
    #expect(pack.locations.map(\.rowNames) == [["OPEN", "OUT"], ["CLOSED"]])
    #expect(pack.caseTypes == [CaseType(id: "bond", label: "Bond", location: "open")])
    #expect(pack.noCases.cells.count == 6)
  }

  @Test("with five levels reads, widest first")
  func fiveLevels() throws {
    var pack = SmallPack()
    let levels = ["Land", "Kreis", "Bezirk", "Amt", "Gruppe"]
    let rows = levels.map {
      "  - { id: \($0.lowercased()), label: \($0), plural: Alle \($0), short: \($0.prefix(1)) }\n"
    }
    pack.set(
      "organisation.yaml",
      """
      name: Ebenen
      source: Verordnung
      effective: 2020-01-01
      version: 1
      nation: { code: XY, name: Ein Land }
      levels:
      \(rows.joined())
      """)
    let read = try pack.read()
    #expect(read.levels.map(\.label) == levels)
    #expect(read.levels.map(\.id) == ["land", "kreis", "bezirk", "amt", "gruppe"])
  }

  @Test("keeps its own points, by its own tiers and places")
  func points() throws {
    let points = try SmallPack().read().points
    #expect(points.standard == PointsTable(locations: 2, tiers: 3, cells: [0, 30, 1, 0, 20, 999]))
    #expect(points.t2a == PointsTable(locations: 2, tiers: 3, cells: [0, 7, 1, 0, 6, 999]))
    #expect(points.standardReport == 5)
    #expect(points.fastReport == 2)
    #expect(points.weighting == InactiveWeighting(warrants: 0, unpaidWork: 100, overdueTermination: 50))
  }

  @Test("keeps hours to the hundredth, and spaces in raw codes")
  func grades() throws {
    let grades = try SmallPack().read().grades
    let manager = try #require(grades.grade(rawCode: " cm"))
    #expect(manager.nominalTarget == 2000)
    #expect(manager.defaultHours == WeeklyHours(hundredths: 3525))
    #expect(manager.fullTimeHours == WeeklyHours(hundredths: 4000))
    #expect(grades.grade(rawCode: "cm") == nil)
    #expect(grades.unknownID == "NONE")
  }

  @Test("keeps its own contacts, reasons, limits and extract rules")
  func policy() throws {
    let pack = try SmallPack().read()
    #expect(pack.contacts.days == 3)
    #expect(
      pack.contacts.types == [
        ContactType(code: "H1", activity: "Visit", level: "short", points: 1, category: "help"),
        ContactType(code: "H2", activity: "Visit", level: "long", points: 2, category: "help"),
        ContactType(code: "H3", activity: "Letter", level: nil, points: 4, category: "help"),
      ])
    #expect(
      pack.reductionReasons == [
        ReductionReason(
          id: "study", label: "Study", category: "away", allowancePercent: 20, maximumPercent: 50, months: 12),
        ReductionReason(
          id: "other", label: "Other", category: "away", allowancePercent: nil, maximumPercent: nil, months: nil),
      ])
    #expect(pack.limits == Limits(fullPercent: 100, highPercent: 105, veryHighPercent: 115, roomPercent: 103))
    #expect(
      pack.extract == ExtractRules(dropPercent: 10, lateAfterHours: 24, largestCount: 500, longestText: 80))
  }
}
