import HTTPTypes
import TestSupport
import Testing

@testable import Casework
@testable import Web

@Suite("The first account")
struct FirstRunTests {
  private static let form = [
    FirstRunForm.codeField: "one-time", FirstRunForm.nameField: "ada@example.org",
    FirstRunForm.displayField: "Ada Lovelace", NewPassword.field: "four calm words here",
    NewPassword.againField: "four calm words here",
  ]

  private func client(_ front: Front = .direct) async throws -> Client {
    let client = Client(
      desk: SampleDesk(reads: SampleReads(pack: try englandAndWales()), writes: SampleWrites()),
      accounts: FakeAccounts(isClaimed: false), front: front)
    _ = try await client.accounts.makeClaimCode()
    return client
  }

  @Test("is what signing in leads to while there is none")
  func leads() async throws {
    let client = try await client()
    #expect(await client.ask("/cases").headers[.location] == "/sign-in?then=%2Fcases")
    #expect(await client.ask("/sign-in").headers[.location] == "/first-run")
    #expect(try await client.main("/first-run").contains("autocomplete=\"new-password\""))
  }

  @Test("is made with the code, an administrator's, and signs in")
  func made() async throws {
    let client = try await client()
    _ = await client.ask("/first-run")
    let answer = await client.send("/first-run", Self.form)
    #expect(answer.status == .seeOther && answer.headers[.location] == "/")
    #expect(await client.ask("/accounts").status == .ok)
    let account = try #require(client.accounts.summaries.first)
    #expect(account.roles.map(\.role) == [FakeAccounts.administrator] && !account.mustChangePassword)
  }

  @Test("is made once only")
  func once() async throws {
    let client = try await client()
    let other = client.stranger
    _ = await client.ask("/first-run")
    _ = await other.ask("/first-run")
    _ = await client.send("/first-run", Self.form)
    let second = await other.send("/first-run", Self.form.merging([FirstRunForm.nameField: "eve@example.org"]) { $1 })
    #expect(second.status == .seeOther && second.headers[.location] == "/sign-in")
    #expect(other.cookies[other.name(.session)] == nil)
    #expect(await other.ask("/first-run").headers[.location] == "/sign-in")
    #expect(client.accounts.summaries.count == 1)
  }

  @Test(
    "is not made by a form with something to put right",
    arguments: [
      (FirstRunForm.codeField, "guessed", "f-code"), (FirstRunForm.codeField, " ", "f-code"),
      (FirstRunForm.nameField, "", "f-name"), (FirstRunForm.displayField, "a\u{1B}b", "f-display-name"),
      (FirstRunForm.displayField, String(repeating: "a", count: 121), "f-display-name"),
      (NewPassword.field, "", "f-new-password"), (NewPassword.againField, "other words", "f-new-password-again"),
    ])
  func problems(field: String, text: String, place: String) async throws {
    let client = try await client()
    _ = await client.ask("/first-run")
    let answer = await client.send("/first-run", Self.form.merging([field: text]) { $1 })
    #expect(answer.status == .unprocessableContent && answer.body.contains("<a href=\"#\(place)\">"))
    #expect(
      !answer.body.contains("four calm words") && answer.body.contains("value=\"ada@example.org\"") || field == "name")
    #expect(try await client.accounts.isUnclaimed())
  }

  @Test("is not made with a password that the service refuses, and what it says stands at the field")
  func weak() async throws {
    let client = try await client()
    _ = await client.ask("/first-run")
    let answer = await client.send(
      "/first-run", Self.form.merging([NewPassword.field: "short", NewPassword.againField: "short"]) { $1 })
    #expect(answer.status == .unprocessableContent && answer.body.contains("at least 8 characters"))
    #expect(answer.body.contains("id=\"f-new-password-error\""))
  }

  @Test("is never made through a proxy, where whoever came first would own the service")
  func notBehindTLS() async throws {
    let client = try await client(.tls(name: "headroom.example"))
    #expect(await client.ask("/first-run").headers[.location] == "/sign-in")
    #expect(await client.ask("/sign-in").status == .ok)
    #expect(await client.send("/first-run", Self.form).headers[.location] == "/sign-in")
    #expect(try await client.accounts.isUnclaimed())
  }
}
