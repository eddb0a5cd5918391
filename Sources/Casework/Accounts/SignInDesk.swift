public import Secrets
import Storage
import Synchronization

/// What one process shares between all that sign in: who hashes passwords, and which sessions were used just now.
public final class SignInDesk: Sendable {
  /// The desk of this process.
  public static let shared = SignInDesk()

  public let passwords: PasswordHasher
  private let uses = Mutex<[String: Int]>([:])

  public init(passwords: PasswordHasher = .shared) { self.passwords = passwords }

  /// When a session was used, where that is not in the database yet.
  func use(of digest: String) -> Int? { uses.withLock { $0[digest] } }

  /// Notes a use, in the database too, without making the request wait: an import may hold the database for a while.
  ///
  /// The task ends by itself; whoever has to know that it did waits for it.
  @discardableResult
  func note(_ digest: String, at now: Int, in database: any SQLDatabase) -> Task<Void, Never> {
    uses.withLock { $0[digest] = now }
    return Task {
      // A use that cannot be kept now is noted again by the next request.
      try? await database.write {
        try $0.execute(
          "UPDATE session SET seen = ? WHERE token_digest = ? AND seen < ?",
          [.integer(now), .text(digest), .integer(now)])
      }
      uses.withLock { if $0[digest] == now { $0[digest] = nil } }
    }
  }

  /// Whether every use is in the database.
  var isSettled: Bool { uses.withLock { $0.isEmpty } }
}
