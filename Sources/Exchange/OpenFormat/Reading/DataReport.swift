public import DataFormat

/// What a data folder says about itself.
public struct DataManifest: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    /// Every sheet that is given replaces the rows of its table.
    case full
    /// Rows that are given are added, or replace those with the same key; others stay.
    case delta
  }
  public let kind: Kind
  /// The moment in UTC of which the data are true, `2026-11-22T02:14:09Z`.
  public let asOf: String
  public let note: String?

  public init(kind: Kind, asOf: String, note: String? = nil) {
    self.kind = kind
    self.asOf = asOf
    self.note = note
  }
}

/// What reading a data folder came to.
public struct DataReport: Sendable {
  public let manifest: DataManifest
  /// Rows by the sheet's name; a sheet that was not given is not there.
  public let rows: [String: Int]
  /// The first 10,000 problems, by file and line.
  public let problems: [DataProblem]
  /// How many problems there were in all.
  public let problemCount: Int
  /// Sheets that were not given, in the format's order; their rows stay as they are.
  public let missing: [String]

  /// Whether the data may be imported.
  public var isSound: Bool { problemCount == 0 }
}

/// Rows that are kept already, to which the rows of a delta, or of a full folder without that sheet, may refer.
public protocol KnownRows {
  /// Whether there is a row whose key begins with these values: the code of a unit, or reference and number of an
  /// order.
  func contains(_ sheet: Sheet, key: [String]) throws -> Bool
  /// Rows whose key begins with this value, as the sheet's columns: periods of a unit, posts of a person.
  func rows(of sheet: Sheet, startingWith first: String) throws -> [[FieldValue]]
}

/// An empty database.
public struct NothingKnown: KnownRows, Sendable {
  public init() {}
  public func contains(_ sheet: Sheet, key: [String]) -> Bool { false }
  public func rows(of sheet: Sheet, startingWith first: String) -> [[FieldValue]] { [] }
}
