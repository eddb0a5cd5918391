public import Caseload
import Rules
import Storage

/// Whose cases a limit is about.
public enum LimitKey: Sendable, Hashable {
  case everybody
  /// Identifier of a grade of the rules.
  case grade(String)
  /// A specialism or type of team, as units name it.
  case specialism(String)

  /// As it is kept: what it is, and its name.
  var kept: (kind: String, name: String) {
    switch self {
    case .everybody: ("everybody", "")
    case .grade(let grade): ("grade", grade)
    case .specialism(let name): ("specialism", name)
    }
  }

  init?(kind: String, name: String) {
    switch kind {
    case "everybody": self = .everybody
    case "grade": self = .grade(name)
    case "specialism": self = .specialism(name)
    default: return nil
    }
  }
}

/// A limit that was adopted beside the rules, as it was recorded.
public struct LimitEntry: Sendable, Hashable {
  public let id: Int
  public let key: LimitKey
  /// Cases that a full week may hold; nil where the rules count again.
  public let cases: Int?
  public let from: LocalDate
  /// The last day; nil for until further notice.
  public let until: LocalDate?
  public let reason: String
  public let recordedOn: LocalDate
  public let recorderName: String

  func holds(on day: LocalDate) -> Bool { from <= day && (until ?? day) >= day }
}

/// The limits that were adopted beside those of the rules, on one day.
struct AdoptedLimits: Sendable {
  /// Of those whose days hold, the one recorded last.
  let entries: [LimitKey: LimitEntry]

  static let none = AdoptedLimits(entries: [:])

  init(entries: [LimitKey: LimitEntry]) { self.entries = entries }

  init(on day: LocalDate, _ connection: any SQLConnection) throws {
    var found: [LimitKey: LimitEntry] = [:]
    for entry in try Self.all(connection).reversed() where entry.holds(on: day) { found[entry.key] = entry }
    entries = found.filter { $0.value.cases != nil }
  }

  /// Everything that was recorded, newest first.
  static func all(_ connection: any SQLConnection) throws -> [LimitEntry] {
    try connection.query(
      """
      SELECT id, kind, name, cases, starts_on, ends_on, reason, recorded_at, recorder_name FROM limit_setting
      ORDER BY id DESC
      """, []
    ) { row -> LimitEntry? in
      guard let key = LimitKey(kind: try row.text(1), name: try row.text(2)), let from = try row.day(4),
        let recorded = LocalDate(iso: try row.text(7).prefix(10))
      else { return nil }
      return LimitEntry(
        id: try row.int(0), key: key, cases: try row.optionalInt(3), from: from, until: try row.day(5),
        reason: try row.text(6), recordedOn: recorded, recorderName: try row.text(8))
    }.compactMap(\.self)
  }

  /// The limit for a key: adopted, else that of the rules; nil for none.
  func cases(_ key: LimitKey, _ pack: RulePack) -> Int? { entries[key]?.cases ?? pack.limit(of: key) }

  /// What a full week may hold without any other limit; 0 for none.
  func everybody(_ pack: RulePack) -> Int { cases(.everybody, pack) ?? 0 }

  /// With one more, in place of what it is about.
  func with(_ new: NewLimit) -> AdoptedLimits {
    var entries = entries
    entries[new.key] = new.cases.map {
      LimitEntry(
        id: 0, key: new.key, cases: $0, from: new.from, until: new.until, reason: new.reason, recordedOn: new.from,
        recorderName: "")
    }
    return AdoptedLimits(entries: entries)
  }
}

extension RulePack {
  /// The limit of the rules themselves: the national basis. Nil for none.
  func limit(of key: LimitKey) -> Int? {
    switch key {
    case .everybody: holding.caseloadLimit > 0 ? holding.caseloadLimit : nil
    case .grade(let grade): lines.byGrade.first { $0.name == grade }?.cases
    case .specialism(let name): lines.bySpecialism.first { $0.name == name }?.cases
    }
  }
}
