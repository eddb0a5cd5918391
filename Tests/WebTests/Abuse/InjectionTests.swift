import Casework
import HTTPTypes
import Rules
import TestSupport
import Testing

@testable import Web

/// Texts that mean something to a database, a shell, a template, a path or a log, wherever a text is taken.
@Suite("An injection")
struct InjectionTests {
  private static let seed: UInt64 = 9_009
  private static let parts = [
    "'", "\"", "`", "\\", ";", "--", "/*", "*/", " OR 1=1", " UNION SELECT name FROM account", "%27", "$(id)", "`id`",
    "|id",
    "&&id", "${jndi:ldap://x}", "{{7*7}}", "<%= 7*7 %>", "#{7*7}", "../", "..\\", "/etc/passwd", "\u{0}", "\r\n",
    "\u{1B}[2J",
    "%", "_", "NULL", "1=1", "(", ")", "x'; DELETE FROM case_record; --", "*", "?", "CASE WHEN 1 THEN 1 END",
  ]

  private static func places(_ text: String) -> [String] {
    let part = Address.encode(text)
    let query = { (name: String) in Address.query([(name, text)]) }
    return [
      "/search" + query("q"), "/cases" + query("q"), "/cases" + query("holder"), "/cases.csv" + query("q"),
      "/cases" + query("sort"), "/cases" + query("tier"), "/cases/\(part)", "/units/team/\(part)", "/units/\(part)/T1",
      "/units/team/\(part)/cases" + query("q"), "/audit" + query("crn"), "/audit" + query("by"),
      "/audit" + query("from"),
      "/data-quality/\(part)", "/records/\(part)", "/records/risk/new" + query("crn"),
      "/records/units/edit" + query("code"),
      "/extracts/1" + query("sheet"), "/sign-in" + query("then"), "/assets/\(part)", "/practitioners/\(part)",
    ]
  }

  @Test("finds nothing, changes nothing, fails nowhere and is run by nobody")
  func injection() async throws {
    var random = SeededRandom(seed: Self.seed)
    try await DistanceWorld.run { world in
      let roles = ["pdu-head", "data-steward", "administrator"].map { role in
        HeldRole(role: role, unit: role == "pdu-head" ? RoleUnit(level: "nation", code: "EW") : nil)
      }
      let visitor = try await world.visitor("all@example.org", "Everything", roles)
      func digests() async throws -> [String: String] {
        let all = try await world.service.dataDigests(all: true)
        return Dictionary(uniqueKeysWithValues: all.map { ($0.table, $0.digest) })
      }
      let before = try await digests()
      let count = Soak.count(5_000)
      for number in 0..<count {
        Soak.progress("F9", number, of: count)
        let text = (0..<Int.random(in: 1...4, using: &random)).map { _ in
          Self.parts.randomElement(using: &random) ?? "'"
        }
        .joined()
        guard let target = Self.places(text).randomElement(using: &random) else { continue }
        let answer = await visitor.get(target)
        #expect(answer.status.code < 500, "\(target)")
        if target.hasPrefix("/search") {
          #expect(!answer.body.contains("Casezq") && !answer.body.contains("@example.org"), "\(target)")
        }
        #expect(!answer.body.contains(">49<") && !answer.body.contains("uid="), "\(target)")
        for field in answer.headers { #expect(!field.value.contains("\n") && !field.value.contains("\r"), "\(target)") }
      }
      #expect(try await digests() == before)
      Soak.note("F9", "\(count) injections, 0 worked", bar: "5,000, 0", seed: Self.seed)
    }
  }
}
