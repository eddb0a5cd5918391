import Rules
import Synchronization

/// What asking for permission, writing the audit trail and following a change took while one request was answered, what was noted,
/// and the units that were found to be within reach while one page was read.
public final class AccessWatch: Sendable {
  /// Real time, waiting for the database included.
  public struct Parts: Sendable, Hashable {
    /// Finding out what the actor may see.
    public var deciding = Duration.zero
    /// Rows of the audit trail about what was looked at.
    public var noting = Duration.zero
    /// Working out, in a change's own transaction, the figures of posts that it touches, and keeping them.
    public var following = Duration.zero

    /// A record of nothing.
    public init() {}
  }

  /// Units of a role, widened to a level, with or without all below.
  struct Reach: Hashable {
    let unit: RoleUnit
    let level: String
    let down: Bool
  }

  private let parts = Mutex(Parts())
  private let noted = Mutex<Set<AuditEntry>>([])
  /// Nil unless a page is being read: what a change asks is always found out anew, as the change may be of the units themselves.
  private let reached = Mutex<Page?>(nil)

  private struct Page {
    var stamp: ReachCache.Stamp?
    var units: [Reach: Set<RoleUnit>] = [:]
  }

  /// So far.
  public var soFar: Parts { parts.withLock { $0 } }

  func beginReading() { reached.withLock { $0 = Page() } }
  func endReading() { reached.withLock { $0 = nil } }

  /// The units of a reach, found out once while a page is read, and for further pages until the organisation may be another.
  ///
  /// - Parameters:
  ///   - stamp: what the organisation stands at, asked for once a page.
  ///   - find: reads the units.
  func units(
    _ reach: Reach, in cache: ReachCache, stamp: () throws -> ReachCache.Stamp, _ find: () throws -> Set<RoleUnit>
  ) rethrows -> Set<RoleUnit> {
    guard let page = reached.withLock(\.self) else { return try find() }
    if let known = page.units[reach] { return known }
    let stamp = try page.stamp ?? stamp()
    let found = try cache.units(reach, at: stamp) ?? find()
    cache.keep(found, of: reach, at: stamp)
    reached.withLock {
      $0?.stamp = stamp
      $0?.units[reach] = found
    }
    return found
  }

  /// Whether this request has the same in the audit trail already: a page made of several reads looks at a person once.
  func hasNoted(_ entry: AuditEntry) -> Bool { noted.withLock { $0.contains(entry) } }

  /// - Parameter entry: is in the audit trail.
  func didNote(_ entry: AuditEntry) { noted.withLock { _ = $0.insert(entry) } }

  func add(_ took: Duration, to part: any WritableKeyPath<Parts, Duration> & Sendable) {
    parts.withLock { $0[keyPath: part] += took }
  }
}

extension Service {
  /// Runs a decision about what the actor may see, and counts its time.
  func deciding<Value>(_ work: () throws -> Value) rethrows -> Value {
    guard let watch else { return try work() }
    let started = ContinuousClock.now
    defer { watch.add(started.duration(to: .now), to: \.deciding) }
    return try work()
  }
}
