import CSodium
import Synchronization

/// Makes and checks the hashes that are kept of passwords: argon2id with 19 MiB and two passes, two of them at a time.
///
/// The parameters are those that OWASP's Password Storage Cheat Sheet recommends first. One hash takes about 40 ms of a
/// processor, so that more than two at a time would hold up the pages, and as much memory as it is meant to take.
public final class PasswordHasher: Sendable {
  /// Why a password could not be looked at.
  public enum Refusal: Error, Sendable, Hashable {
    /// Too many others wait already.
    case tooMany
    case outOfMemory
  }

  /// The hasher of this process.
  public static let shared = PasswordHasher()

  static let passes: UInt64 = 2
  static let bytes = 19_456 * 1_024
  /// Passwords that may wait at once: who comes later would wait for more than three seconds, and is turned away.
  private let mostWaiting: Int

  private struct State {
    var waiting = [0, 0]
    var made = 0
  }

  private let lanes = [PasswordLane("passwords 1"), PasswordLane("passwords 2")]
  private let state = Mutex(State())

  public init(mostWaiting: Int = 128) { self.mostWaiting = mostWaiting }

  /// How many times the work of a hash was done.
  public var hashesMade: Int { state.withLock { $0.made } }

  /// A hash to keep, with its parameters and its salt, as PHC text: `$argon2id$v=19$m=19456,t=2,p=1$…`.
  public func hash(_ password: String) async throws(Refusal) -> String {
    let lane = try enter()
    defer { leave(lane) }
    return try await lanes[lane].hash(password)
  }

  /// Whether a password is the one that a hash was made of. Without a hash the same work is done, and the answer is no.
  public func verify(_ password: String, against hash: String?) async throws(Refusal) -> Bool {
    let lane = try enter()
    defer { leave(lane) }
    let fits = await lanes[lane].verify(password, against: hash ?? Self.nobodys)
    return fits && hash != nil
  }

  /// Whether a hash was made with other parameters than those of today.
  public static func needsRehash(_ hash: String) -> Bool {
    crypto_pwhash_str_needs_rehash(hash, passes, bytes) != 0
  }

  /// A hash of the same cost that no password is known for: its salt and its sum are all zero bits.
  private static let nobodys =
    "$argon2id$v=19$m=\(bytes / 1_024),t=\(passes),p=1$\(String(repeating: "A", count: 22))"
    + "$\(String(repeating: "A", count: 43))"

  /// The lane with fewer waiting.
  private func enter() throws(Refusal) -> Int {
    let lane = state.withLock { state -> Int? in
      guard state.waiting.reduce(0, +) < mostWaiting else { return nil }
      let lane = state.waiting[0] <= state.waiting[1] ? 0 : 1
      state.waiting[lane] += 1
      state.made += 1
      return lane
    }
    guard let lane else { throw .tooMany }
    return lane
  }

  private func leave(_ lane: Int) { state.withLock { $0.waiting[lane] -= 1 } }
}
