import Caseload
import Rules
import Storage

/// Brings the units of the organisation up to date with an extract: created when new, renamed or moved when different, never removed.
struct OrganisationUpsert {
  private struct Key: Hashable {
    let level: Int
    let code: String
  }
  private struct Unit: Equatable {
    let id: Int
    let name: String
    let parent: Int?
  }

  private let connection: any SQLConnection
  private let renames: Bool
  private var units: [Key: Unit] = [:]
  /// Units that this extract has named already: of two names in one extract the first holds.
  private var settled: Set<Key> = []

  init(_ connection: any SQLConnection, renames: Bool) throws {
    self.connection = connection
    self.renames = renames
    let rows = try connection.query("SELECT id, level, code, name, parent_id FROM unit", []) { row in
      (
        Key(level: try row.int(1), code: try row.text(2)),
        Unit(id: try row.int(0), name: try row.text(3), parent: try row.optionalInt(4))
      )
    }
    for (key, unit) in rows { units[key] = unit }
  }

  /// Identifiers of units, each under the one before it, from the widest down.
  mutating func path(of units: [PlacedUnit]) throws -> [Int] {
    var path: [Int] = []
    for placed in units { path.append(try unit(placed.level, placed.unit, parent: path.last)) }
    return path
  }

  private mutating func unit(_ level: Int, _ named: NamedCode, parent: Int?) throws -> Int {
    let key = Key(level: level, code: named.code)
    let search = "\(named.name) \(named.code)".lowercased()
    guard let known = units[key] else {
      let id = try connection.insert(
        "INSERT INTO unit (level, code, name, parent_id, search_text) VALUES (?, ?, ?, ?, ?)",
        [.integer(level), .text(named.code), .text(named.name), .optional(parent), .text(search)])
      units[key] = Unit(id: id, name: named.name, parent: parent)
      settled.insert(key)
      return id
    }
    if settled.insert(key).inserted, renames {
      let now = Unit(id: known.id, name: named.name, parent: parent)
      if now != known {
        try connection.execute(
          "UPDATE unit SET name = ?, parent_id = ?, search_text = ? WHERE id = ?",
          [.text(named.name), .optional(parent), .text(search), .integer(known.id)])
        units[key] = now
      }
    }
    return known.id
  }
}
