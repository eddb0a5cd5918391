import CSodium

/// One password at a time, on a queue of its own.
actor PasswordLane {
  private nonisolated let executor: QueueExecutor
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(_ name: String) {
    precondition(sodium_init() >= 0, "libsodium could not be set up")
    executor = QueueExecutor(name)
  }

  /// The hash with its parameters and its salt, as text.
  func hash(_ password: String) throws(PasswordHasher.Refusal) -> String {
    var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
    let outcome = Self.withCharacters(of: password) { characters, count in
      crypto_pwhash_str_alg(
        &text, characters, count, PasswordHasher.passes, PasswordHasher.bytes, Int32(crypto_pwhash_ALG_ARGON2ID13))
    }
    guard outcome == 0 else { throw .outOfMemory }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Whether a password is the one that a hash was made of.
  func verify(_ password: String, against hash: String) -> Bool {
    var text = hash.utf8.prefix(Int(crypto_pwhash_STRBYTES) - 1).map(CChar.init(bitPattern:))
    text += [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES) - text.count)
    return Self.withCharacters(of: password) { crypto_pwhash_str_verify(text, $0, $1) } == 0
  }

  private static func withCharacters(of text: String, _ body: (UnsafePointer<CChar>, UInt64) -> Int32) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      // An empty text has no address, and the library wants one.
      guard let start = bytes.baseAddress else { return body([0], 0) }
      return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { body($0, UInt64(bytes.count)) }
    }
  }
}
