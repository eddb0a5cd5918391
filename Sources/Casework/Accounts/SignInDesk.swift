public import Secrets
import Storage
import Synchronization

/// What one process shares between all that sign in: who hashes passwords, and which sessions were used just now.
public final class SignInDesk: Sendable {
  /// The desk of this process.
  public static let shared = SignInDesk()

  public let passwords: PasswordHasher
  /// What the secrets of second factors are sealed with; nil where none can be kept.
  public let keys: SealingKeys?
  private let uses = Mutex<[String: Use]>([:])

  /// When a session was used, and what brings that into the database.
  private struct Use {
    let seen: Int
    let keeping: Task<Void, Never>
  }

  public init(passwords: PasswordHasher = .shared, keys: SealingKeys? = nil) {
    self.passwords = passwords
    self.keys = keys
  }

  /// When a session was used, where that is not in the database yet.
  func use(of digest: String) -> Int? { uses.withLock { $0[digest]?.seen } }

  /// Notes a use, in the database too, without making the request wait: an import may hold the database for a while.
  func note(_ digest: String, at now: Int, in database: any SQLDatabase) {
    uses.withLock { uses in
      let keeping = Task {
        // What cannot be kept now stays here, and the next use is tried again.
        let isKept: Void? = try? await database.writeAside {
          try $0.execute(
            "UPDATE session SET seen = ? WHERE token_digest = ? AND seen < ?",
            [.integer(now), .text(digest), .integer(now)])
        }
        if isKept != nil { forget(digest, usedAt: now) }
      }
      uses[digest] = Use(seen: now, keeping: keeping)
    }
  }

  /// Whether every use is in the database.
  public var isSettled: Bool { uses.withLock { $0.isEmpty } }

  /// Waits until every use so far is in the database.
  public func settle() async {
    for keeping in uses.withLock({ $0.values.map(\.keeping) }) { await keeping.value }
  }

  private func forget(_ digest: String, usedAt now: Int) {
    uses.withLock { if $0[digest]?.seen == now { $0[digest] = nil } }
  }
}
