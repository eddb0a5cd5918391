/// The end of the audit trail at a moment, to be kept elsewhere: what was written up to it can then not be rewritten unseen.
public struct AuditMark: Sendable, Hashable {
  /// Number of the last row; 0 before the first.
  public let seq: Int
  /// Hash of the last row.
  public let hash: String
  /// When it was taken, in UTC.
  public let moment: String

  public init(seq: Int, hash: String, moment: String) {
    self.seq = seq
    self.hash = hash
    self.moment = moment
  }

  /// `1207 9f86d0…0a08 2026-11-22T02:14:09.127Z`, one line of a file of marks.
  public var line: String { "\(seq) \(hash) \(moment)" }

  /// Reads a line; nil for one that is no mark.
  public init?(line: String) {
    let parts = line.split(separator: " " as Character).map(String.init)
    guard parts.count == 3, let seq = Int(parts[0]), seq >= 0, parts[1].utf8.count == 64,
      parts[1].utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
    else { return nil }
    self.init(seq: seq, hash: parts[1], moment: parts[2])
  }
}

/// What a check of the audit trail found.
public struct AuditReport: Sendable, Hashable {
  /// Rows that were read.
  public let events: Int
  /// Marks that were compared.
  public let marks: Int
  /// The first row that is not as it was written; nil when all are.
  public let difference: AuditDifference?
}

/// The first row of the audit trail that is not as it was written, and what seems to have been done.
public struct AuditDifference: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A part of the row says something else than when it was written.
    case edited
    /// Rows are missing before it.
    case deleted
    /// It was put in by something else than this program.
    case inserted
    /// It stood at another place.
    case reordered
    /// The last rows are missing.
    case truncated
    /// The chain is whole, and is not the one of which a mark was kept elsewhere.
    case rewritten
    /// The kept end of the chain was changed or is missing.
    case end
  }

  public let kind: Kind
  /// Number of the row; for missing rows, of the first that is missing.
  public let seq: Int

  /// In a sentence.
  public var sentence: String {
    switch kind {
    case .edited: "Row \(seq) was edited: it does not have the hash of what it says."
    case .deleted: "Row \(seq) was deleted."
    case .inserted: "Row \(seq) was inserted, or a row before it: it does not follow from the one before."
    case .reordered: "Row \(seq) was reordered: what stands there was written at another place."
    case .truncated: "The trail was truncated: row \(seq) and what came after it are missing."
    case .rewritten: "The trail was rewritten at or before row \(seq): it is not the one of which a mark was kept."
    case .end: "The kept end of the trail was changed: it does not agree with row \(seq)."
    }
  }
}
