import Rules
import Secrets
import Storage

/// Counts of what failed lately, in the database, so that several servers share them.
///
/// An attempt is noted before the password is looked at and taken away when it was right: of many at once no more come
/// through than of one after the other.
struct Attempts {
  /// What attempts are counted for, and how many may fail.
  struct Bucket: Sendable, Hashable {
    let name: String
    let limit: Int
  }

  let rules: SignInRules.Attempts
  /// Whole seconds since 1970.
  let now: Int

  /// What an attempt to sign in counts for: a device that the account was used on before has a count of its own.
  func buckets(name: String, source: String, knownDevice: String?) -> [Bucket] {
    if let knownDevice { return [Bucket(name: "device:" + knownDevice, limit: rules.perName)] }
    return [
      Bucket(name: "name:" + SecretToken.digest(name), limit: rules.perName),
      Bucket(name: "source:" + SecretToken.digest(source), limit: rules.perSource),
    ]
  }

  /// What wrong codes of an authenticator count for.
  func codes(of account: Int, knownDevice: String?) -> Bucket {
    Bucket(name: knownDevice.map { "code-device:" + $0 } ?? "code:\(account)", limit: rules.perName)
  }

  /// What wrong passwords of somebody who is signed in already count for.
  func checks(of account: Int) -> Bucket { Bucket(name: "check:\(account)", limit: rules.perName) }

  /// What turns an attempt away.
  struct Closed: Sendable {
    /// The widest of the buckets that are full.
    let bucket: Bucket
    /// Until all of them have room again.
    let seconds: Int
  }

  /// Nil when another attempt is allowed now.
  func closed(_ buckets: [Bucket], _ connection: any SQLConnection) throws -> Closed? {
    var closed: Closed?
    for bucket in buckets {
      // The attempt that has to grow old before there is room again.
      let oldest = try connection.first(
        "SELECT moment FROM sign_in_attempt WHERE bucket = ? AND moment > ? ORDER BY moment DESC LIMIT 1 OFFSET ?",
        [.text(bucket.name), .integer(start), .integer(bucket.limit - 1)]
      ) { try $0.int(0) }
      if let oldest { closed = Closed(bucket: bucket, seconds: max(closed?.seconds ?? 0, oldest + seconds - now)) }
    }
    return closed
  }

  /// Notes an attempt in all its buckets; the name under which it can be taken away again.
  func note(_ buckets: [Bucket], _ connection: any SQLConnection) throws -> String {
    try connection.execute("DELETE FROM sign_in_attempt WHERE moment <= ?", [.integer(start)])
    let attempt = SecretToken.make()
    for bucket in buckets { try insert(attempt, bucket.name, connection) }
    return attempt
  }

  func forget(_ attempt: String, _ connection: any SQLConnection) throws {
    try connection.execute("DELETE FROM sign_in_attempt WHERE attempt = ?", [.text(attempt)])
  }

  /// Whether the trail says already that this bucket is full: a flood is noted once, and then writes no more.
  func isNoted(_ closed: Closed, _ connection: any SQLConnection) throws -> Bool {
    try connection.first(
      "SELECT 1 FROM sign_in_attempt WHERE bucket = ? AND moment > ?",
      [.text("full:" + closed.bucket.name), .integer(start)]
    ) { try $0.int(0) } != nil
  }

  func note(_ closed: Closed, _ connection: any SQLConnection) throws {
    try insert(SecretToken.make(), "full:" + closed.bucket.name, connection)
  }

  private var seconds: Int { rules.minutes * 60 }
  private var start: Int { now - seconds }

  private func insert(_ attempt: String, _ bucket: String, _ connection: any SQLConnection) throws {
    try connection.execute(
      "INSERT INTO sign_in_attempt (attempt, bucket, moment) VALUES (?, ?, ?)",
      [.text(attempt), .text(bucket), .integer(now)])
  }
}
