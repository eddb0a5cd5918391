import Secrets
import Storage

/// One row of the audit trail as it stands in the database, whoever wrote it.
///
/// Every part is text that is shown or compared and nothing else: a row that was tampered with is read like any other.
public struct AuditEvent: Sendable, Hashable {
  /// Counts from 1 without a gap.
  public var seq: Int
  /// In UTC, to the millisecond.
  public var moment: String?
  /// How the actor came in, for instance `account:7`.
  public var way: String?
  /// The actor's name.
  public var actor: String?
  /// Roles that the actor held, for instance `spo team/N07T01, hub`.
  public var roles: String?
  public var action: String?
  /// What the subject is: `person`, `staff`, `unit`, `account`, `none`, or the kind of an item.
  public var subjectKind: String?
  public var subject: String?
  /// The level of a unit.
  public var subjectPart: String?
  public var outcome: String?
  public var detail: String?
  /// The hash of the row before.
  public var previous: String?
  public var hash: String?

  /// The columns of the table, in the order in which ``init(_:)`` reads them.
  static let columns = headings.joined(separator: ", ")

  /// Reads a row of ``columns``. Throws ``StorageError`` when the number of the row is none.
  init(_ row: SQLRow) throws {
    seq = try row.int(0)
    moment = row.value(1).shown
    way = row.value(2).shown
    actor = row.value(3).shown
    roles = row.value(4).shown
    action = row.value(5).shown
    subjectKind = row.value(6).shown
    subject = row.value(7).shown
    subjectPart = row.value(8).shown
    outcome = row.value(9).shown
    detail = row.value(10).shown
    previous = row.value(11).shown
    hash = row.value(12).shown
  }

  /// A new row, before it has its place in the chain.
  init(_ entry: AuditEntry, by actor: Actor, at moment: String) {
    seq = 0
    self.moment = moment
    way = actor.way.name
    self.actor = Self.line(actor.name)
    roles = Self.line(actor.roles.map(\.shown).joined(separator: ", "))
    action = entry.action.rawValue
    let (kind, subject, part) = entry.subject.parts
    subjectKind = kind
    self.subject = Self.line(subject)
    subjectPart = part.map(Self.line)
    outcome = entry.outcome.rawValue
    detail = entry.detail.map(Self.line)
  }

  /// The hash of the row at its place: of every part but the hash itself, each with its length in bytes before it, so that
  /// no two rows have the same text. BLAKE2b, 256 bits.
  var chained: String {
    var text: [UInt8] = []
    text.reserveCapacity(320)
    text.append(contentsOf: "headroom audit 1;".utf8)
    Self.add(String(seq), to: &text)
    for part in [
      moment, way, actor, roles, action, subjectKind, subject, subjectPart, outcome, detail, previous,
    ] { Self.add(part, to: &text) }
    return SecretToken.digest(text)
  }

  private static func add(_ part: String?, to text: inout [UInt8]) {
    guard var part else { return text.append(UInt8(ascii: "-")) }
    part.withUTF8 {
      text.append(contentsOf: String($0.count).utf8)
      text.append(UInt8(ascii: ":"))
      text.append(contentsOf: $0)
    }
  }

  /// One line without signs that would move a terminal's cursor, feign another row or turn the writing round; not too long.
  private static func line(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(longest) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: line.append(" ")
      default: line.append(scalar)
      }
    }
    return String(line)
  }

  /// Signs of one part that are kept; an assumption, well above any identifier, name or reason.
  private static let longest = 500
}

extension SQLValue {
  /// A value of any type as text: what stands in a column that should hold text says so.
  fileprivate var shown: String? {
    switch self {
    case .null: nil
    case .text(let text): text
    case .integer(let number): "number \(number)"
    case .real(let number): "number \(number)"
    case .bytes(let bytes): "bytes \(bytes)"
    }
  }
}

extension Actor.Way {
  /// As the trail keeps it.
  var name: String {
    switch self {
    case .none: "none"
    case .account(let id): "account:\(id)"
    case .token(let id): "token:\(id)"
    case .terminal: "terminal"
    }
  }
}

extension HeldRole {
  fileprivate var shown: String { unit.map { "\(role) \($0.level)/\($0.code)" } ?? role }
}

extension AuditSubject {
  /// As the trail keeps it: what it is, which one, and the second part of its name.
  var parts: (kind: String, subject: String, part: String?) {
    switch self {
    case .none: ("none", "", nil)
    case .person(let crn): ("person", crn, nil)
    case .staff(let code): ("staff", code, nil)
    case .unit(let level, let code): ("unit", code, level)
    case .account(let name): ("account", name, nil)
    case .item(let kind, let id): (kind, id, nil)
    }
  }
}

extension AuditEvent {
  /// The headings of an export, in the order of ``cells``.
  public static let headings = [
    "seq", "moment", "way", "actor", "roles", "action", "subject_kind", "subject", "subject_part", "outcome", "detail",
    "previous", "hash",
  ]

  /// Every part as text; empty where there is none, or where it is hidden from whoever asks.
  public var cells: [String] {
    [String(seq)]
      + [
        moment, way, actor, roles, action, subjectKind, subject, subjectPart, outcome, detail, previous, hash,
      ].map { $0 ?? "" }
  }
}
