import Rules
import TestSupport
import Testing

@Suite("How programs ask, and what a record may hold")
struct ProgramRulesTests {
  @Test("A pack without the tables has the numbers of England and Wales, not none")
  func without() throws {
    let shipped = try englandAndWales()
    let other = try SmallPack().read()
    #expect(shipped.programs == .usual && other.programs == .usual)
    #expect(shipped.records == .usual && other.records == .usual)
    #expect((shipped.programs.usualTokenDays, shipped.programs.longestTokenDays) == (90, 366))
    #expect((shipped.programs.keptAnswerHours, shipped.records.mostWeeklyHours) == (24, 60))
  }

  @Test(
    "A number that would be none, or that contradicts another, is refused with its place",
    arguments: [
      ("usualTokenDays: 30", "usualTokenDays: 61", "usualTokenDays"),
      ("longestTokenDays: 60", "longestTokenDays: 0", "longestTokenDays"),
      ("keptAnswerHours: 2", "keptAnswerHours: 0", "keptAnswerHours"),
      ("perSource: 3", "perSource: 10", "madeUpTokens.perSource"),
      ("inAll: 9", "all: 9", "madeUpTokens.inAll"),
    ])
  func wrong(old: String, new: String, key: String) throws {
    let text = """
      name: Programs
      source: Isle
      effective: 2020-01-01
      version: 1
      usualTokenDays: 30
      longestTokenDays: 60
      keptAnswerHours: 2
      madeUpTokens: { perSource: 3, inAll: 9 }
      """
    var small = SmallPack()
    small.set("programs.yaml", text)
    #expect(try small.read().programs.longestTokenDays == 60)
    small.set("programs.yaml", text.replacing(old, with: new))
    #expect(try small.faults().first?.key == key)
    #expect(try small.faults().first?.file == "programs.yaml")
  }

  @Test("More hours a week than the format keeps are refused")
  func hours() throws {
    let heading = "name: Records\nsource: Isle\neffective: 2020-01-01\nversion: 1\nmostWeeklyHours: "
    var small = SmallPack()
    small.set("records.yaml", heading + "100")
    #expect(try small.read().records.mostWeeklyHours == 100)
    small.set("records.yaml", heading + "101")
    #expect(try small.faults().first?.key == "mostWeeklyHours")
  }
}
