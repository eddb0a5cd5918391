import Caseload
import HTTPTypes
import Synchronization
import Testing

@testable import Casework
@testable import Web

@Suite("Tokens as an administrator sees them")
struct TokenPagesTests {
  private static let issue = ["form-step": "issue-token", "token-name": "night <b>report</b>", "token-scope": "read"]

  private func changes(_ client: Client) -> [String] { client.accounts.book.withLock { $0.changes } }

  @Test("are shown once, on the answer to the form, and never again")
  func once() async throws {
    let client = try Client()
    client.accounts.add("bo@example.org", "Bo")
    #expect(try await client.main("/accounts/2").contains("No token."))
    let answer = await client.send("/accounts/2", Self.issue)
    #expect(answer.status == .ok && answer.body.contains("<code>headroom_token-1</code>"))
    let page = try await client.main("/accounts/2")
    #expect(!page.contains("headroom_token-1"))
    #expect(page.contains("night &lt;b&gt;report&lt;/b&gt;") && page.contains("End token 1"))
    #expect(!(try await client.main("/accounts/1")).contains("End token 1"))
    let last = client.accounts.book.withLock { $0.tokens[0].new.until }
    #expect(last == client.site.clock.today + 90)
  }

  @Test(
    "are not issued by a form with something to put right",
    arguments: [
      ("token-name", "", "Enter what the token is for."), ("token-scope", "", "Say what the token is for."),
      ("token-scope", "everything", "is nothing that a token can be for"), ("token-until", "soon", "Enter a day"),
      ("token-name", "no", "Give the token a better name."),
    ])
  func problems(field: String, text: String, sentence: String) async throws {
    let client = try Client()
    let answer = await client.send("/accounts/1", Self.issue.merging([field: text]) { $1 })
    #expect(answer.status == .unprocessableContent)
    #expect(try answer.main.contains(sentence) && answer.main.contains("<div class=\"error-summary\""))
    #expect(changes(client).isEmpty)
  }

  @Test("end when that is asked, and only those of the account of the page")
  func end() async throws {
    let client = try Client()
    client.accounts.add("bo@example.org", "Bo")
    _ = await client.send("/accounts/2", Self.issue)
    let end = ["form-step": "end-token", "token": "1"]
    #expect(await client.send("/accounts/1", end).status == .notFound)
    #expect(await client.send("/accounts/2", end).headers[.location] == "/accounts/2?done=end-token")
    #expect(try await client.main("/accounts/2?done=end-token").contains("The token has ended."))
    #expect(try await client.accounts.holder(ofToken: "headroom_token-1") == nil)
    #expect(changes(client) == ["issueToken", "endToken"])
  }
}
