import Caseload
import Rules
import Storage

extension Service {
  /// The one unit that a person means by a code, by `level/code`, or by its whole name; the nation for nil.
  ///
  /// Throws ``CaseworkRefusal`` when there is none, or several: the sentence then lists them.
  public func unit(named text: String?) async throws -> UnitReference {
    let found = try await database.read { connection in
      let night = try currentNight(connection)
      let levels = night.pack.levels
      guard let text else {
        return [
          UnitReference(level: 0, levelID: levels[0].id, code: night.pack.nation.code, name: night.pack.nation.name)
        ]
      }
      let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
      let level = parts.count == 2 ? levels.firstIndex { $0.id == parts[0] } : nil
      let code = level == nil ? text : parts[1]
      return try connection.query(
        "SELECT level, code, name FROM unit WHERE (code = ? OR LOWER(name) = ?) AND (? < 0 OR level = ?) ORDER BY level, code",
        [.text(code), .text(code.lowercased()), .integer(level ?? -1), .integer(level ?? -1)]
      ) { row in
        let level = try row.int(0)
        return UnitReference(level: level, levelID: levels[level].id, code: try row.text(1), name: try row.text(2))
      }
    }
    return try Self.only(found, text)
  }

  /// The only one of the units that a text may mean. Throws ``CaseworkRefusal`` for none and for several, which it lists.
  static func only(_ found: [UnitReference], _ text: String?) throws(CaseworkRefusal) -> UnitReference {
    guard let first = found.first else {
      throw CaseworkRefusal.notFound(
        "There is no unit with the code or name “\(text ?? "")”. Give a code, level/code, or the whole name.")
    }
    guard found.count == 1 else {
      let choices = found.map { "\($0.levelID)/\($0.code) (\($0.name))" }.joined(separator: ", ")
      throw CaseworkRefusal.invalid("“\(text ?? "")” means several units: \(choices). Give one of them as level/code.")
    }
    return first
  }

  /// The one practitioner that a person means by a staff code, or by part of a name. Throws ``CaseworkRefusal`` as `unit(named:)` does.
  public func practitioner(named text: String) async throws -> PractitionerPage {
    let exact = try await database.read { connection in
      try connection.first("SELECT id FROM practitioner WHERE staff_code = ?", [.text(text)]) { try $0.int(0) }
    }
    if let exact { return try await practitioner(id: exact) }
    let results = try await search(text, page: 1)
    let people = Dictionary(grouping: results.posts, by: \.post.practitionerID)
    guard let only = people.keys.first else {
      throw CaseworkRefusal.notFound("There is no practitioner with the code or name “\(text)”.")
    }
    guard people.count == 1, results.pages == 1 else {
      let choices = results.posts.prefix(5).map { "\($0.post.staffCode) (\($0.post.name), \($0.teamName))" }.joined(
        separator: "; ")
      throw CaseworkRefusal.invalid(
        "“\(text)” means \(results.total) practitioners, for instance \(choices). Give a staff code.")
    }
    return try await practitioner(id: only)
  }
}
