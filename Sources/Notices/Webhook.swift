import Casework
import FoundationEssentials
import Rules
import Secrets

/// Sends a body to an address and gives the status of the answer. Throws when nothing comes back in time.
typealias HTTPPost = @Sendable (_ address: String, _ headers: [(String, String)], _ body: String) async throws -> Int

/// Tells a program elsewhere of each message, signed.
struct Webhook: OutboxCarrier {
  /// Its value is `sha256=` and the HMAC-SHA-256 of the body in hexadecimal digits.
  static let signatureHeader = "Headroom-Signature"

  let channel = OutboxChannel.webhook
  private let settings: NoticeSettings.Webhook
  private let secret: String
  private let address: String
  private let post: HTTPPost

  /// - Parameter address: where links begin.
  init(_ settings: NoticeSettings.Webhook, secret: String, address: String, post: @escaping HTTPPost) {
    self.settings = settings
    self.secret = secret
    self.address = address
    self.post = post
  }

  private struct Body: Encodable {
    let id: Int
    let kind, link, madeAt: String
  }

  func carry(_ message: OutboxMessage) async throws(NotCarried) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let status: Int
    do {
      let body = String(
        decoding: try encoder.encode(
          Body(id: message.id, kind: message.kind, link: address + message.path, madeAt: message.madeAt)),
        as: UTF8.self)
      let signature = MessageSignature.hexadecimal(of: body, key: secret)
      status = try await post(
        settings.address,
        [
          ("Content-Type", "application/json"), (Self.signatureHeader, "sha256=\(signature)"),
          ("Headroom-Message", String(message.id)),
        ], body)
    } catch {
      // What the library says may hold addresses: the kind of thing is enough.
      throw NotCarried("the receiver of the webhook did not answer in time")
    }
    guard (200..<300).contains(status) else { throw NotCarried("the receiver of the webhook answered \(status)") }
  }
}
