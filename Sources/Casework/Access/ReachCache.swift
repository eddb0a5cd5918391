import Caseload
import Rules
import Storage
import Synchronization

/// The units that roles reach, kept between pages: an organisation changes a few times a month, and pages ask many times a second.
final class ReachCache: Sendable {
  /// Differs whenever a unit may have been added, moved or ended: by an import of either kind, by a form or command, by a new day.
  struct Stamp: Hashable, Sendable {
    let day: LocalDate
    let dataImport: Int
    let extract: Int
    let extractReceived: String
    let acceptedExtracts: Int
    let change: Int
  }

  private struct Kept {
    var stamp: Stamp?
    var units: [AccessWatch.Reach: Set<RoleUnit>] = [:]
  }

  private let kept = Mutex(Kept())

  /// Nil where nothing is known of this stamp.
  func units(_ reach: AccessWatch.Reach, at stamp: Stamp) -> Set<RoleUnit>? {
    kept.withLock { $0.stamp == stamp ? $0.units[reach] : nil }
  }

  /// Keeps what was found, and forgets what is of another stamp.
  func keep(_ units: Set<RoleUnit>, of reach: AccessWatch.Reach, at stamp: Stamp) {
    kept.withLock { kept in
      if kept.stamp != stamp || kept.units.count >= Self.most { kept = Kept(stamp: stamp) }
      kept.units[reach] = units
    }
  }

  /// Reaches kept at once: more than a service has units.
  private static let most = 4_096
}

extension Service {
  /// What the organisation stands at in this transaction; four look-ups by key and a count of the nights.
  func reachStamp(_ connection: any SQLConnection) throws -> ReachCache.Stamp {
    let day = try liveDay(connection)
    let found = try connection.first(
      """
      SELECT (SELECT MAX(id) FROM data_import), (SELECT MAX(id) FROM extract),
        (SELECT received_at FROM extract ORDER BY id DESC LIMIT 1),
        (SELECT COUNT(*) FROM extract WHERE state = 'accepted'), (SELECT MAX(id) FROM local_change)
      """
    ) { row in
      ReachCache.Stamp(
        day: day, dataImport: try row.optionalInt(0) ?? 0, extract: try row.optionalInt(1) ?? 0,
        extractReceived: try row.optionalText(2) ?? "", acceptedExtracts: try row.int(3),
        change: try row.optionalInt(4) ?? 0)
    }
    guard let found else { throw StorageError.unexpected("The database has no answer to what it holds.") }
    return found
  }
}
