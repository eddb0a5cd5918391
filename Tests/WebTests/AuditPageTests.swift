import Casework
import HTTPTypes
import TestSupport
import Testing

@testable import Web

@Suite("The page of the audit trail")
struct AuditPageTests {
  @Test("says what the trail is for, and what it is never used for")
  func purpose() async throws {
    let main = try await (try Client()).main("/audit")
    #expect(main.contains("used lawfully"))
    #expect(main.contains("never used to measure how anybody performs"))
  }

  @Test("shows when, who, what, whose and the outcome")
  func row() async throws {
    let main = try await (try Client()).main("/audit")
    for part in ["2026-11-22 09:00:30.127", "spo", "View case", "CRN X100003", "Refused"] {
      #expect(main.contains(part), "\(part)")
    }
  }

  @Test("shows an event of a case that the reader may not see without its CRN")
  func restricted() async throws {
    let main = try await (try Client()).main("/audit")
    #expect(main.contains("CRN <span class=\"quiet\">restricted</span>"))
    #expect(!main.contains("X999999"))
  }

  @Test("leads to older events and back to the newest, with the search kept")
  func pages() async throws {
    let client = try Client()
    #expect(try await client.main("/audit?by=ada").contains("href=\"/audit?by=ada&amp;before=71\""))
    let last = try await client.main("/audit?by=ada&before=21")
    #expect(last.contains("href=\"/audit?by=ada\""))
    #expect(!last.contains("Older events"))
  }

  @Test("keeps what was searched for in its fields, and out of its title")
  func search() async throws {
    let answer = await (try Client()).ask(
      "/audit?crn=X100003&by=grace&action=view-case&from=2026-11-01&until=2026-11-22")
    for part in [
      "value=\"X100003\"", "value=\"grace\"", "<option value=\"view-case\" selected>", "value=\"2026-11-01\"",
      "value=\"2026-11-22\"",
    ] { #expect(answer.body.contains(part), "\(part)") }
    #expect(PageChecks(answer.body).all("title").first?.text == "Audit trail – Headroom")
  }

  @Test(
    "says what is wrong with a search",
    arguments: [
      "/audit?from=yesterday", "/audit?until=2026-02-30", "/audit?from=2026-11-22&until=2026-11-21",
      "/audit?crn=X1&staff=S1", "/audit?action=dance",
    ])
  func wrong(target: String) async throws {
    #expect(await (try Client()).ask(target).status == .badRequest)
  }

  @Test("An address of the trail is read back as it was written")
  func addresses() throws {
    for query in [
      AuditQuery(), AuditQuery(subject: "X 1&2", subjectKind: "person"),
      AuditQuery(subject: "N07", subjectKind: "staff", actor: "a=b", action: .export, before: 7),
      AuditQuery(subject: "ada", subjectKind: "account", from: "2026-11-01", until: "2026-11-02"),
    ] {
      #expect(try Address(target: Address.audit(.events(query)).target) == .audit(.events(query)))
    }
  }
}
