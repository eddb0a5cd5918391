import HTTPTypes
import Testing

@testable import Casework
@testable import Web

@Suite("Pages of what is shared with partners")
struct SharingPagesTests {
  private static let fields = [
    "sharedOn": "2026-11-20", "agency": "North <b>Police", "recipient": "DS Amy Pond", "what": "Address",
    "reason": "A meeting", "ground": "mappa",
  ]

  private func holder() throws -> Client {
    let client = try Client()
    let role = HeldRole(role: "spo", unit: RoleUnit(level: "team", code: "EG"))
    client.signIn(as: client.accounts.add("jo@example.org", "Jo Kim", roles: [role]))
    return client
  }

  @Test("lead from the case to a form, and from the form to the entry")
  func record() async throws {
    let client = try holder()
    #expect(try await client.main("/cases/X100003").contains("/cases/X100003/sharing\""))
    #expect(try await client.main("/cases/X100003/sharing").contains("Nothing is recorded as shared."))
    let form = try await client.main("/cases/X100003/sharing/new")
    #expect(
      form.contains("Multi-agency public protection arrangements") || form.contains("multi-agency public protection"))
    let answer = await client.send("/cases/X100003/sharing", Self.fields)
    #expect(answer.status == .seeOther && answer.headers[.location] == "/cases/X100003/sharing?done=1")
    let main = try await client.main("/cases/X100003/sharing?done=1")
    #expect(
      main.contains("Entry 1 is in the log.") && main.contains("North &lt;b&gt;Police") && main.contains("Jo Kim"))
    #expect(try await client.main("/sharing").contains("/cases/X100003/sharing\">X100003</a>"))
  }

  @Test("say beside the field what is to be put right, with everything else as it was typed")
  func problems() async throws {
    let client = try holder()
    let answer = await client.send("/cases/X100003/sharing", Self.fields.merging(["agency": " "]) { $1 })
    #expect(answer.status == .unprocessableContent && answer.body.contains("<title>Error: Record a sharing"))
    #expect(answer.body.contains("href=\"#f-agency\"") && answer.body.contains("value=\"DS Amy Pond\""))
    #expect(answer.body.contains("value=\"mappa\" selected"))
  }

  @Test("begin a correction with what the entry says")
  func correction() async throws {
    let client = try holder()
    _ = await client.send("/cases/X100003/sharing", Self.fields)
    #expect(try await client.main("/cases/X100003/sharing").contains("/cases/X100003/sharing/new?corrects=1"))
    let form = try await client.main("/cases/X100003/sharing/new?corrects=1")
    #expect(form.contains("value=\"DS Amy Pond\"") && form.contains("name=\"corrects\" value=\"1\""))
    #expect(await client.ask("/cases/X100003/sharing/new?corrects=7").status == .notFound)
    let answer = await client.send("/cases/X100003/sharing", Self.fields.merging(["corrects": "1"]) { $1 })
    #expect(answer.status == .seeOther)
    #expect(try await client.main("/cases/X100003/sharing").contains("Corrects entry 1."))
  }

  @Test("are not offered to whoever may not record, and the form is refused to them")
  func others() async throws {
    let client = try Client()
    let role = HeldRole(role: "regional-director", unit: RoleUnit(level: "region", code: "N54"))
    client.signIn(as: client.accounts.add("jo@example.org", "Jo Kim", roles: [role]))
    #expect(!(try await client.main("/cases/X100003/sharing").contains("Record a sharing")))
    #expect(await client.ask("/cases/X100003/sharing/new").status == .forbidden)
    #expect(await client.ask("/cases/X999999/sharing").status == .forbidden)
  }
}
