import Casework
import HTTPTypes
import Testing

@testable import Web

@Suite("The weeks ahead as pages")
struct AheadPagesTests {
  @Test("Each week of a person opens to the causes that sum to its change, and a case that is kept back has no name")
  func person() async throws {
    let main = try await (try Client()).main("/practitioners/2/ahead")
    #expect(main.contains("20.0 hours of work this week; most in the week from"))
    #expect(main.contains("Release: supervision in the community begins") && main.contains("+3.00"))
    #expect(main.contains("A case that is not shown to you") && main.contains("−4.00"))
    #expect(main.contains("From 20.00 the week before to 21.00."))
    #expect(main.contains("Parole report: due within 30 days"))
    #expect(main.contains("New work that nothing announces is in no week"))
    #expect(main.contains("<svg class=\"chart\"") && main.contains("not computable"))
  }

  @Test(
    "Another number of weeks than four to thirteen is refused in words", arguments: ["3", "14", "0", "-1", "x", ""])
  func weeks(text: String) async throws {
    let answer = await (try Client()).ask("/practitioners/2/ahead?weeks=\(text)")
    #expect(answer.status == .badRequest)
    #expect(answer.body.contains("Choose 4 to 13 weeks."))
  }

  @Test("A team’s week opens to the causes of work and of time, each kind in one line")
  func team() async throws {
    let main = try await (try Client()).main("/units/team/EG/ahead")
    #expect(
      main.contains("Work beside these hours") && main.contains("Change of work") && main.contains("Change of time"))
    #expect(main.contains("Protected: In training, from month 6"))
    #expect(main.contains("/practitioners/1/ahead"))
    #expect(!main.contains("X200001"))
  }
}
