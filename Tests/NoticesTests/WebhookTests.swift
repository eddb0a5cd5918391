import Casework
import Rules
import Secrets
import Synchronization
import Testing

@testable import Notices

@Suite("Telling a program elsewhere")
struct WebhookTests {
  private static let settings = NoticeSettings.Webhook(address: "https://r.example.org/in", secretFile: "secret")

  private func webhook(_ post: @escaping HTTPPost) -> Webhook {
    Webhook(Self.settings, secret: "Jefe", address: "https://h.example.org", post: post)
  }

  @Test("The body is a number, a kind, a link and a moment, signed with the secret")
  func body() async throws {
    let seen = Mutex<(String, [String: String], String)?>(nil)
    try await webhook { address, headers, body in
      seen.withLock { $0 = (address, Dictionary(headers, uniquingKeysWith: { first, _ in first }), body) }
      return 204
    }.carry(.sample)
    let (address, headers, body) = try #require(seen.withLock { $0 })
    #expect(address == "https://r.example.org/in")
    #expect(
      body
        == #"{"id":7,"kind":"allocation","link":"https://h.example.org/allocations/31","madeAt":"2026-11-23T09:00:00Z"}"#
    )
    #expect(headers["Headroom-Signature"] == "sha256=\(MessageSignature.hexadecimal(of: body, key: "Jefe"))")
    #expect(headers["Headroom-Message"] == "7" && headers["Content-Type"] == "application/json")
  }

  @Test("The signature is that of RFC 4231, test case 2, and of a text of nothing")
  func signature() {
    #expect(
      MessageSignature.hexadecimal(of: "what do ya want for nothing?", key: "Jefe")
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    #expect(
      MessageSignature.hexadecimal(of: "", key: "")
        == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
  }

  @Test("Only an answer of success is taken for one", arguments: [200, 204, 299, 300, 302, 400, 404, 500, 503])
  func statuses(status: Int) async throws {
    let carrier = webhook { _, _, _ in status }
    if status < 300 {
      try await carrier.carry(.sample)
    } else {
      await #expect(throws: NotCarried("the receiver of the webhook answered \(status)")) {
        try await carrier.carry(.sample)
      }
    }
  }

  @Test("A receiver that is not there is told without its address")
  func nobody() async {
    struct Gone: Error {}
    await #expect(throws: NotCarried("the receiver of the webhook did not answer in time")) {
      try await webhook { _, _, _ in throw Gone() }.carry(.sample)
    }
  }
}
