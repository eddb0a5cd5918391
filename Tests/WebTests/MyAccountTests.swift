import HTTPTypes
import Synchronization
import TestSupport
import Testing

@testable import Casework
@testable import Web

@Suite("One's own account")
struct MyAccountTests {
  private func changes(_ client: Client) -> [String] { client.accounts.book.withLock { $0.changes } }

  @Test("says who one is here and how one signs in")
  func page() async throws {
    let client = try Client()
    let main = try await client.main("/account")
    for words in ["Ada Lovelace", "ada@example.org", "Administrator", "Add an authenticator", "Sign out everywhere"] {
      #expect(main.contains(words), "\(words)")
    }
    let nobody = client.stranger
    nobody.signIn(as: client.accounts.add("bo@example.org", "Bo <b>"))
    #expect(try await nobody.main("/account").contains("None in force today"))
  }

  @Test("takes a new password, keeps this session and ends the others")
  func password() async throws {
    let client = try Client()
    let elsewhere = client.accounts.open().token
    let fields = [
      "old-password": FakeAccounts.password, "new-password": " words of my own ",
      "new-password-again": " words of my own ",
    ]
    let answer = await client.send("/account/password", fields)
    #expect(answer.status == .seeOther && answer.headers[.location] == "/account?done=password")
    #expect(try await client.main("/account?done=password").contains("Your new password is in force"))
    #expect(client.accounts.book.withLock { $0.sessions[elsewhere] == nil && $0.sessions.count == 1 })
    #expect(client.accounts.book.withLock { $0.accounts[0].password } == " words of my own ")
  }

  @Test(
    "takes no password with something to put right",
    arguments: [
      ("old-password", "", "Enter the password that you have now."),
      ("old-password", "wrong words", "The present password is not right."),
      ("new-password", "", "Enter a password."), ("new-password-again", "x", "Enter the same password twice."),
    ])
  func wrongPassword(field: String, text: String, sentence: String) async throws {
    let client = try Client()
    let fields = [
      "old-password": FakeAccounts.password, "new-password": "words of my own", "new-password-again": "words of my own",
    ]
    let answer = await client.send("/account/password", fields.merging([field: text]) { $1 })
    #expect(answer.status == .unprocessableContent && answer.body.contains(">\(sentence)</a>"))
    #expect(answer.body.contains("<title>Error: Choose a new password – ") && !answer.body.contains("words of my own"))
    #expect(changes(client).isEmpty)
  }

  @Test("takes an authenticator once a code of it was right, and lets it go for the password")
  func secondFactor() async throws {
    let client = try Client()
    #expect(!(try await client.main("/account/second-factor")).contains("JBSW"))
    let begun = await client.send("/account/second-factor", ["form-step": "begin"])
    #expect(try begun.main.contains("<code>JBSW Y3DP EHPK 3PXP</code>"))
    #expect(try begun.main.contains("otpauth://totp/Headroom:ada?secret=JBSWY3DPEHPK3PXP&amp;issuer=Headroom"))
    for code in ["000000", ""] {
      let wrong = await client.send("/account/second-factor", ["form-step": "confirm", "code": code])
      #expect(wrong.status == .unprocessableContent && wrong.body.contains("<a href=\"#f-code\">"))
      #expect(!wrong.body.contains("JBSW"))
    }
    let right = await client.send("/account/second-factor", ["form-step": "confirm", "code": "123 456"])
    #expect(right.headers[.location] == "/account?done=second-factor")
    #expect(try await client.main("/account?done=second-factor").contains("asks for a code of your authenticator"))
    // Another secret does not take the place of one that counts.
    #expect(await client.send("/account/second-factor", ["form-step": "begin"]).status == .seeOther)
    for password in ["", "wrong"] {
      let kept = await client.send("/account/second-factor", ["form-step": "remove", "password": password])
      #expect(kept.status == .unprocessableContent)
    }
    let gone = await client.send(
      "/account/second-factor", ["form-step": "remove", "password": FakeAccounts.password])
    #expect(gone.headers[.location] == "/account?done=second-factor-removed")
    #expect(changes(client) == ["beginSecondFactor", "confirmSecondFactor", "removeSecondFactor"])
  }

  @Test("does nothing for a form that does not say what to do")
  func noStep() async throws {
    let client = try Client()
    for step in [[:], ["form-step": "explode"]] {
      #expect(await client.send("/account/second-factor", step).status == .badRequest)
    }
    #expect(changes(client).isEmpty)
  }

  @Test("offers no authenticator on a server without a key, and says whom to ask")
  func noKey() async throws {
    let client = Client(
      desk: SampleDesk(
        reads: SampleReads(pack: try englandAndWales(), isLate: false, hasFigures: true, hasCases: true),
        writes: SampleWrites()),
      accounts: FakeAccounts(keepsSecondFactors: false))
    let account = try await client.main("/account")
    #expect(account.contains("This server keeps no second factors") && !account.contains("Add an authenticator"))
    let main = try await client.main("/account/second-factor")
    #expect(!main.contains("<button") && !main.contains("<form") && main.contains("Ada Lovelace, ada@example.org"))
    // A form from a page of another server, or of one that had a key, begins nothing.
    let begun = await client.send("/account/second-factor", ["form-step": "begin"])
    #expect(begun.headers[.location] == "/account/second-factor" && changes(client).isEmpty)
  }

  @Test("signs out everywhere at once")
  func everywhere() async throws {
    let client = try Client()
    _ = client.accounts.open()
    let answer = await client.send("/account/sessions", [:])
    #expect(answer.headers[.location] == "/signed-out" && client.cookies[client.name(.session)] == nil)
    #expect(client.accounts.book.withLock { $0.sessions.isEmpty })
  }
}
