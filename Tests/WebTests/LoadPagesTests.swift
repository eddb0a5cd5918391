import Casework
import TestSupport
import Testing

@testable import Web

@Suite("Pages about too much work and room for more")
struct LoadPagesTests {
  @Test("The list says first how many periods await a management response, and names what counts")
  func list() async throws {
    let client = try Client()
    for target in ["/excess", "/units/team/EG/excess"] {
      let main = try await client.main(target)
      #expect(main.contains("3 periods await a management response, 1 of them past the day."))
      #expect(main.contains("7 weeks over 110%") && main.contains("126.4 cases for a full-time post"))
      #expect(main.contains("Put off until") && main.contains("Agreed &lt;i&gt;order&lt;/i&gt;"))
      #expect(main.contains("110.0% is not over"))
    }
  }

  @Test("A period shows its weeks, those that paused it, and what was done", arguments: 1...5)
  func period(id: Int) async throws {
    let main = try await (try Client()).main("/excess/\(id)")
    #expect(main.contains("Record an answer") && main.contains("Work was moved to colleagues with room"))
    // A caseload is of no weeks.
    #expect(main.contains("Nights left out") == (id != 3))
    if id == 5 { #expect(main.contains("Two &lt;b&gt;reports&lt;/b&gt; first")) }
  }

  @Test("A capacity statement sets no grade against another and says what is short and what can help")
  func capacity() async throws {
    let client = try Client()
    let main = try await client.main("/units/team/EG/capacity")
    // (12,400 ÷ 1.1 − 10,880) ÷ 2,176 = 0.18.
    #expect(main.contains("Full: short of 0.2 PO FTE. Today’s work could be held 0.97 times."))
    #expect(main.contains("PO: probation officer. FTE: full-time equivalent posts."))
    #expect(main.contains("is 392.7 points short, over the 2176 points of a full-time PO post = <strong>0.18</strong>"))
    #expect(main.contains("Room of one grade does not do the work of another."))
    #expect(
      main.contains("Over its time by about 0.7 of a full-time post")
        && main.contains("Room for about 0.9 of a full-time post")
    )
    #expect(main.contains("2.7") && main.contains("Hours a month for each person on probation"))
    #expect(main.contains("2 nights, 270.0 hours over 100 people"))
    #expect(main.contains("Left out: 1 post without a figure, with 20 cases and 900 points of work"))
    let file = await client.ask("/units/team/EG/capacity.csv").body
    #expect(file.contains("statement,Full: short of 0.2 PO FTE. Today’s work could be held 0.97 times."))
    #expect(file.contains("short,Probation officer,,,,,0.1805,full-time posts missing"))
    #expect(file.contains("\"time of qualified officers, for work that asks for one\",,,,,0.9652,"))
    #expect(file.contains("EG 2026-11,,,,,2.7000,hours a month for each person"))
  }

  @Test("A practitioner’s page says how many weeks it has been too much once workload is shown, and not before")
  func weeks() async throws {
    let client = try Client()
    #expect(try await !client.main("/practitioners/71").contains("weeks over 110%"))
    #expect(try await client.main("/practitioners/71?workload=show").contains("7 weeks over 110% in a row"))
  }
}
