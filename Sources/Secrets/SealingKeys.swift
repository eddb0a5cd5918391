import CSodium

/// The keys that secrets are sealed with before they are put into a database, so that a copy of the database alone opens none.
///
/// XChaCha20-Poly1305 of libsodium: a key of 256 bits, a random nonce for each sealing, and a context that is sealed along,
/// so that what belongs to one account does not open in the row of another.
public struct SealingKeys: Sendable {
  /// Why keys cannot be read.
  public enum Fault: Error, Sendable, Hashable {
    /// The text holds no key.
    case none
    /// A line, counted from 1, is no key of 256 bits in base64url.
    case line(Int)
  }

  private struct Key: Sendable {
    let bytes: [UInt8]
    /// Eight hexadecimal digits of its digest: tells keys apart and nothing of them.
    let id: String
  }

  private let keys: [Key]
  private static let prefix = "sealed:"
  private static let variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING

  /// Keys out of a text, one a line; empty lines and those that begin with `#` do not count. The first seals, every one opens.
  public init(text: String) throws(Fault) {
    var keys: [Key] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = line.filter { !$0.isWhitespace }
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      guard let bytes = Self.bytes(of: line), bytes.count == Int(crypto_aead_xchacha20poly1305_ietf_KEYBYTES) else {
        throw .line(index + 1)
      }
      keys.append(Key(bytes: bytes, id: String(SecretToken.digest(Array("sealing key".utf8) + bytes).prefix(8))))
    }
    guard !keys.isEmpty else { throw .none }
    self.keys = keys
  }

  /// A new key as the line of a file: 256 bits of the system's random source in base64url.
  public static func makeLine() -> String { SecretToken.make() }

  /// What tells the key apart that seals.
  public var sealingKey: String { keys[0].id }

  /// A text sealed by the first key: `sealed:KEY:…`.
  ///
  /// - Parameter context: where it belongs; it opens with the same only.
  public func seal(_ text: String, for context: String) -> String {
    var nonce = [UInt8](repeating: 0, count: Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES))
    randombytes_buf(&nonce, nonce.count)
    let (message, along) = (Array(text.utf8), Array(context.utf8))
    var sealed = [UInt8](repeating: 0, count: message.count + Int(crypto_aead_xchacha20poly1305_ietf_ABYTES))
    var count: UInt64 = 0
    crypto_aead_xchacha20poly1305_ietf_encrypt(
      &sealed, &count, message, UInt64(message.count), along, UInt64(along.count), nil, nonce, keys[0].bytes)
    return "\(Self.prefix)\(keys[0].id):\(Self.text(of: nonce + sealed.prefix(Int(count))))"
  }

  /// What was sealed for a context; nil where no key here opens it, it belongs elsewhere, or it was altered.
  public func open(_ sealed: String, for context: String) -> String? {
    guard let id = Self.key(of: sealed), let key = keys.first(where: { $0.id == id }),
      let bytes = sealed.split(separator: ":").last.flatMap({ Self.bytes(of: String($0)) })
    else { return nil }
    let nonces = Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
    guard bytes.count >= nonces + Int(crypto_aead_xchacha20poly1305_ietf_ABYTES) else { return nil }
    let (nonce, content, along) = (Array(bytes.prefix(nonces)), Array(bytes.dropFirst(nonces)), Array(context.utf8))
    var opened = [UInt8](repeating: 0, count: content.count)
    var count: UInt64 = 0
    let outcome = crypto_aead_xchacha20poly1305_ietf_decrypt(
      &opened, &count, nil, content, UInt64(content.count), along, UInt64(along.count), nonce, key.bytes)
    guard outcome == 0 else { return nil }
    return String(validating: opened.prefix(Int(count)), as: UTF8.self)
  }

  /// Whether a sealed text can be opened with a key that is here.
  public func hasKey(of sealed: String) -> Bool {
    Self.key(of: sealed).map { id in keys.contains { $0.id == id } } ?? false
  }

  /// What tells the key apart that a text was sealed with; nil for a text that is not sealed.
  public static func key(of text: String) -> String? {
    guard text.hasPrefix(prefix) else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 3 ? String(parts[1]) : nil
  }

  private static func text(of bytes: [UInt8]) -> String {
    var text = [CChar](repeating: 0, count: sodium_base64_encoded_len(bytes.count, variant))
    sodium_bin2base64(&text, text.count, bytes, bytes.count, variant)
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func bytes(of text: String) -> [UInt8]? {
    precondition(sodium_init() >= 0, "libsodium could not be set up")
    var bytes = [UInt8](repeating: 0, count: text.utf8.count)
    var count = 0
    guard sodium_base642bin(&bytes, bytes.count, text, text.utf8.count, nil, &count, nil, variant) == 0 else {
      return nil
    }
    return Array(bytes.prefix(count))
  }
}
