import HTTPTypes
import Testing

@testable import Web

@Suite("Pages about how caseloads and work lie")
struct BalancePagesTests {
  @Test("A team over its time is said to be full, and no move inside it is offered")
  func full() async throws {
    let main = try await (try Client()).main("/units/team/EG/balance")
    #expect(main.contains("7 of 12 people have more work than time. Work is unbalanced between them."))
    #expect(main.contains("The team is full: work is 118.0% of the available time of all together."))
    #expect(main.contains("escalate it to the head") && main.contains("borrow staff time"))
    #expect(main.contains("People over 100% of their available time on") && main.contains("58.3%"))
    #expect(main.contains("Unbalanced") && main.contains("70.0% and 130.0%"))
  }

  @Test("A unit that is not over is unbalanced, which is nobody’s fault")
  func unbalanced() async throws {
    let main = try await (try Client()).main("/balance")
    #expect(main.contains("Unbalanced, not over: work is 98.0% of the available time of all together."))
    #expect(main.contains("not a fault of anybody") && !main.contains("is full:"))
  }

  @Test("Bands are counted by person, small ones kept back, and a small unit shows its name alone")
  func bands() async throws {
    let main = try await (try Client()).main("/balance")
    #expect(main.contains("510 cases over 11.00 full-time posts: <strong>46.4</strong> for each."))
    #expect(main.contains("45 to under 50") && main.contains("80 and over") && main.contains("kept back"))
    #expect(main.contains("Numbers about fewer than 5 people are kept back"))
    // The ends of a spread between people are two people's figures.
    #expect(!main.contains("70.0% and 130.0%"))
  }

  @Test("The file has the numbers of the page, and empty cells where the page keeps them back")
  func file() async throws {
    let client = try Client()
    let answer = await client.ask("/balance.csv")
    let lines = answer.body.split(whereSeparator: \.isNewline).map(String.init)
    let columns = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).count }
    #expect(answer.status == .ok && lines.count > 3)
    #expect(lines[0].contains("People,Left out,Cases,Full-time posts") && lines[0].contains("Over 100%"))
    #expect(lines.contains { $0.contains(",12,1,510,11.00,46.36,5,0,,,1,1,1,7,") && $0.hasSuffix("in part") })
    #expect(lines.contains { $0.hasSuffix(",,,,yes") })
    #expect(!answer.body.contains("70.0") && !answer.body.contains("130.0"))
    // Names of the sample have commas of their own in quotes; lines without have as many cells as the heading.
    #expect(zip(lines, columns).allSatisfy { $0.contains("\"") || $1 == columns[0] })
  }

  @Test("Who works part-time with more than their part of a caseload is listed with cases for a full-time post")
  func partTime() async throws {
    let main = try await (try Client()).main("/units/team/EG/balance")
    #expect(main.contains("48 cases in 0.50 of a full week, <strong>96.0</strong> for a full-time post"))
  }

  @Test("A number of cases never stands without complexity, administrative support and access to interventions")
  func companions() async throws {
    let client = try Client()
    for target in ["/units/team/EG/balance", "/balance", "/people", "/capacity", "/units/team/EG/capacity"] {
      let main = try await client.main(target)
      #expect(main.contains("12 of 40 cases at high or very high risk of serious harm"), "\(target)")
      #expect(main.contains("Administrative support:</strong> not recorded"), "\(target)")
      #expect(main.contains("nothing is recorded as done of 9 of 30 requirements in force"), "\(target)")
    }
  }
}
