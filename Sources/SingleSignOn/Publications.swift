import Casework
import Rules
import Synchronization

/// What a sign-in server publishes, kept for a while: its addresses and its keys.
actor Publications {
  private let issuer: String
  private let outward: any Outward
  private let now: @Sendable () -> Int
  private var kept: (document: DiscoveryDocument, at: Int)?
  private var keys: (set: KeySet, at: Int)?
  /// When keys were last asked for because of one that was not known.
  private var lastTry: Int?
  private let place = Mutex<String?>(nil)

  /// Seconds after which both are read anew, so that a key that was withdrawn counts no more.
  static let age = 3_600
  /// Seconds between two looks for keys that are not known: whoever sends made-up tokens must not make us ask each time.
  static let pause = 60

  init(of issuer: String, outward: any Outward, now: @escaping @Sendable () -> Int) {
    self.issuer = issuer
    self.outward = outward
    self.now = now
  }

  /// Where its pages are, once that was read.
  nonisolated var origin: String? { place.withLock { $0 } }

  func document() async throws(SignInServerFault) -> DiscoveryDocument {
    if let kept, isFresh(kept.at) { return kept.document }
    let bytes = try await read(DiscoveryDocument.address(of: issuer))
    guard let document = DiscoveryDocument(bytes, of: issuer) else { throw .unreachable }
    kept = (document, now())
    place.withLock { $0 = document.authorisation.origin }
    return document
  }

  /// The key of a token; nil where the server publishes none, even when asked again.
  func key(for token: SignedToken) async throws(SignInServerFault) -> PublishedKey? {
    if let keys, isFresh(keys.at) {
      if let key = keys.set.key(for: token) { return key }
      let moment = now()
      guard lastTry.map({ moment - $0 >= Self.pause }) ?? true else { return nil }
      lastTry = moment
    }
    return try await readKeys().key(for: token)
  }

  private func readKeys() async throws(SignInServerFault) -> KeySet {
    let bytes = try await read(try await document().keys.text)
    guard let set = KeySet(bytes) else { throw .unreachable }
    keys = (set, now())
    return set
  }

  private func isFresh(_ moment: Int) -> Bool { now() - moment < Self.age }

  private func read(_ address: String) async throws(SignInServerFault) -> [UInt8] {
    let answer: OutwardAnswer
    do { answer = try await outward.ask(OutwardRequest(address: address)) } catch { throw .unreachable }
    guard answer.status == 200 else { throw .unreachable }
    return answer.body
  }
}
