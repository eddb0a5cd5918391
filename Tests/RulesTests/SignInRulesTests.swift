import Rules
import TestSupport
import Testing

@Suite("How people sign in")
struct SignInRulesTests {
  @Test("The shipped limits are those of ASVS 5.0 level 2 and of the product")
  func shipped() throws {
    let rules = try englandAndWales().signIn
    #expect(rules.passwords.shortest == 8)
    #expect(rules.passwords.advised == 15)
    #expect(rules.passwords.longest == 200)
    #expect(rules.passwords.contextWords == ["headroom", "probation"])
    #expect((rules.idleMinutes, rules.absoluteHours) == (30, 12))
    #expect((rules.attempts.perName, rules.attempts.perSource, rules.attempts.minutes) == (10, 10, 15))
    #expect((rules.attempts.codes, rules.attempts.codeMinutes) == (5, 5))
  }

  @Test("A pack without the table has the limits of England and Wales, not none")
  func without() throws {
    let shipped = try englandAndWales().signIn
    let other = try SmallPack().read().signIn
    #expect(other == .usual)
    #expect((other.idleMinutes, other.absoluteHours) == (shipped.idleMinutes, shipped.absoluteHours))
    #expect(other.attempts == shipped.attempts)
    #expect(other.passwords.shortest == shipped.passwords.shortest)
    #expect(other.passwords.common == shipped.passwords.common)
  }

  @Test(
    "A limit that would be none, or that contradicts another, is refused with its place",
    arguments: [
      ("shortest: 12", "shortest: 7", "passwords.shortest"), ("longest: 64", "longest: 63", "passwords.longest"),
      ("advised: 16", "advised: 11", "passwords.advised"), ("perName: 3", "perName: 0", "attempts.perName"),
      ("idleMinutes: 10", "idleMinutes: 61", "idleMinutes"), ("codes: 2", "tries: 2", "attempts.codes"),
    ])
  func wrong(old: String, new: String, key: String) throws {
    let text = """
      name: Signing in
      source: Isle
      effective: 2020-01-01
      version: 1
      passwords: { shortest: 12, advised: 16, longest: 64, common: words.txt, contextWords: [Isle], temporaryHours: 4 }
      idleMinutes: 10
      absoluteHours: 1
      attempts: { minutes: 5, perName: 3, perSource: 9, codes: 2, codeMinutes: 5, deviceDays: 30 }
      """
    var small = SmallPack()
    small.set("sign-in.yaml", text)
    #expect(try small.read().signIn.passwords.contextWords == ["isle"])
    small.set("sign-in.yaml", text.replacing(old, with: new))
    #expect(try small.faults().first?.key == key)
    #expect(try small.faults().first?.file == "sign-in.yaml")
  }
}
