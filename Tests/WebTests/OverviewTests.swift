import Caseload
@testable import Casework
import HTTPTypes
import Rules
import TestSupport
import Testing
import Workload

@testable import Web

@Suite("The overview")
struct OverviewTests {
  private func totals(_ work: Int, _ available: Int, apart: Int = 0) -> UnitTotals {
    var totals = UnitTotals()
    if available > 0 {
      totals.computable.posts = 1
      totals.computable.work = work
      totals.computable.available = Ratio(available)
    }
    totals.notComputable.posts = apart
    return totals
  }

  private func sentence(_ parts: [(String, UnitTotals)]) throws -> String {
    let pack = try englandAndWales()
    var all = UnitTotals()
    for (_, part) in parts { all += part }
    let grades = try parts.map { id, part in
      Overview.GradeTotals(grade: try #require(pack.grades.grade(id: id)), totals: part)
    }
    return FullnessInWords(totals: all, byGrade: grades, limits: pack.limits).sentence
  }

  @Test("says that there is no room, by how much, and what that is in posts")
  func noRoom() throws {
    #expect(
      try sentence([("PO", totals(31_236, 30_000))])
        == "No room: work is 104.1% of available time, over by 1,236 points, about 0.6 of a full-time post.")
  }

  @Test("tells full, nearly full and room apart at their edges, unrounded")
  func edges() throws {
    #expect(
      try sentence([("PO", totals(10_001, 10_000))]).hasPrefix(
        "No room: work is 100.0% of available time, over by 1 point."))
    #expect(try sentence([("PO", totals(10_000, 10_000))]) == "Full: work is 100.0% of available time.")
    #expect(try sentence([("PO", totals(10_000, 10_499))]).hasPrefix("Nearly full: "))
    #expect(try sentence([("PO", totals(10_000, 10_500))]).hasPrefix("Room for 500 points of work"))
    #expect(
      try sentence([("PO", totals(0, 2_176))])
        == "Room for 2,176 points of work, about 1 full-time post: work is 0.0% of available time.")
  }

  @Test("never sets one grade's room against another's shortage")
  func grades() throws {
    #expect(
      try sentence([("PO", totals(2_176 * 4, 5_005)), ("PSO", totals(1_306, 2_176))])
        == "Probation officers: short by about 1.7 full-time posts. Probation services officers: room for about 0.4 of a full-time post."
    )
  }

  @Test("says not computable, never 0%, where nobody has a figure")
  func notComputable() throws {
    let words = try sentence([("DMY", totals(0, 0, apart: 3))])
    #expect(words.hasPrefix("Not computable: none of the 3 posts"))
    #expect(!words.contains("%"))
    #expect(try sentence([]).hasPrefix("Nobody holds a post"))
  }

  @Test("puts its statement before every other figure")
  func statementFirst() async throws {
    let main = try await (try Client()).main("/units/pdu/N54NF")
    let statement = try #require(main.firstRange(of: "class=\"statement\"")).lowerBound
    for later in ["class=\"figures\"", "<table"] {
      #expect(try #require(main.firstRange(of: later)).lowerBound > statement)
    }
    #expect(main.contains("This compares work with time. It does not say how well anyone is doing."))
  }

  @Test("spells the division out, and keeps what is not computable in neither side of it")
  func division() async throws {
    let pack = try englandAndWales()
    let overview = try await SampleReads(pack: pack).overview(
      level: "pdu", code: "N54NF", sort: .name, descending: false)
    let counted = overview.totals.computable
    let main = try await (try Client()).main("/units/pdu/N54NF")
    #expect(
      main.contains(
        "Work \(Figures.number(counted.work)) points ÷ available time \(Figures.number(counted.available)) points"))
    #expect(
      main.contains(
        "<th scope=\"row\">Not computable, in neither side</th><td class=\"num\">\(Figures.number(overview.totals.notComputable.casesHeld))</td>"
      ))
    #expect(overview.totals.notComputable.posts == 2)
  }

  @Test("says in words why a post has no figure")
  func reasons() async throws {
    let main = try await (try Client()).main("/units/team/RS")
    #expect(main.contains("Reason below") && main.contains("The grade code means no grade in these rules."))
  }

  @Test("sorts by links that work without script, one column at a time", arguments: OverviewSort.allCases)
  func sorting(sort: OverviewSort) async throws {
    let client = try Client()
    for (order, state, next) in [("ascending", "ascending", "descending"), ("descending", "descending", "ascending")] {
      let main = try await client.main("/units/pdu/N54NF?sort=\(sort.rawValue)&order=\(order)")
      #expect(main.split(separator: "aria-sort=\"\(state)\"", omittingEmptySubsequences: false).count == 2)
      #expect(
        main.contains("aria-sort=\"\(state)\"><a href=\"/units/pdu/N54NF?sort=\(sort.rawValue)&amp;order=\(next)\">"))
      #expect(
        main.split(separator: "aria-sort=\"none\"", omittingEmptySubsequences: false).count
          == OverviewSort.allCases.count)
    }
  }

  @Test("orders its rows as asked")
  func ordered() async throws {
    let client = try Client()
    let up = try await client.main("/units/pdu/N54NF?sort=percent&order=ascending")
    let down = try await client.main("/units/pdu/N54NF?sort=percent&order=descending")
    func place(_ name: String, _ main: String) throws -> String.Index {
      try #require(main.firstRange(of: ">\(name)</a></th>")).lowerBound
    }
    #expect(try place("Harbour", up) > place("Eastgate", up))
    #expect(try place("Harbour", down) < place("Eastgate", down))
  }
}
