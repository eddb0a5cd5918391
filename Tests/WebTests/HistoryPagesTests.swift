import HTTPTypes
import Testing

@testable import Web

@Suite("The weeks of a unit as a page")
struct HistoryPagesTests {
  @Test("The page says where the figure was and is, draws both measures, and has every week in its table")
  func page() async throws {
    for target in ["/history", "/units/team/EG/history"] {
      let main = try await (try Client()).main(target)
      #expect(main.contains("98.5% in the week from") && main.contains("104.1% in the week from"))
      #expect(main.contains("1 week without a figure: a gap, not zero."))
      #expect(main.contains("<svg class=\"chart\"") && main.contains("From here: version &lt;b&gt;2&lt;/b&gt;"))
      #expect(main.contains("Night by night") && main.contains("not computable"))
    }
  }

  @Test(
    "Days that are none, or in the wrong order, are said at their fields and the usual weeks are shown",
    arguments: ["from=2026-02-30", "until=yesterday", "from=2026-11-22&until=2026-01-01", "from=22%2F11%2F2026"])
  func badDays(query: String) async throws {
    let answer = await (try Client()).ask("/units/team/EG/history?\(query)")
    #expect(answer.status == .unprocessableContent)
    #expect(answer.body.contains("There is a problem") && answer.body.contains("<title>Error: Week by week"))
    #expect(answer.body.contains("<svg class=\"chart\""))
    let file = await (try Client()).ask("/units/team/EG/history.csv?\(query)")
    #expect(file.status == .badRequest)
  }

  @Test("The file has one line a week and leaves a gap empty")
  func file() async throws {
    let file = await (try Client()).ask("/units/team/EG/history.csv").body
    let lines = file.split(whereSeparator: \.isNewline)
    #expect(lines.count == 6)
    #expect(lines[1].contains("98.5000,,40,1,2026.1"))
    #expect(lines[2].hasSuffix(",0,,,,,"))
  }

  @Test("A person’s page has recorded time beside the assumed, and a senior’s load with its limit")
  func recordedTime() async throws {
    let main = try await (try Client()).main("/staff/S1/availability")
    #expect(main.contains("Assumed and recorded time") && main.contains("not recorded"))
    #expect(main.contains("Load of a senior post") && main.contains("Above the limit"))
    #expect(main.contains("9 practitioners’ posts in the team, shared between 2 seniors; 3 cases held."))
  }

  @Test("Units stand side by side by vacancy and by work")
  func sideBySide() async throws {
    let main = try await (try Client()).main("/staffing")
    #expect(main.contains("Units by vacancy, the most first") && main.contains("Units by work compared with time"))
  }
}
