import DataFormat

/// Something in a data folder that has to be put right before it can be imported: where, what, and what to do.
public struct DataProblem: Sendable, Hashable {
  /// Stable names, for filters and for `--json`.
  public enum Kind: String, Sendable, CaseIterable {
    // One field; the same names as in ``FieldFault``.
    case missing
    case spaceAtEdge = "space-at-edge"
    case controlCharacter = "control-character"
    case tooLong = "too-long"
    case notACaseReference = "not-a-crn"
    case notADate = "not-a-date"
    case noSuchDay = "no-such-day"
    case absurdYear = "absurd-year"
    case notAnInstant = "not-an-instant"
    case notANumber = "not-a-number"
    case outOfRange = "out-of-range"
    case tooManyPlaces = "too-many-places"
    case notYesOrNo = "not-yes-or-no"
    case unknownEntry = "unknown-entry"
    case encoding
    case nulByte = "nul-byte"
    case formula
    // A file, its heading row, or the form of a row.
    case unknownFile = "unknown-file"
    case noHeader = "no-header"
    case unknownColumn = "unknown-column"
    case duplicateColumn = "duplicate-column"
    case missingColumn = "missing-column"
    case utf16 = "utf-16"
    case lineTooLong = "line-too-long"
    case unterminatedQuote = "unterminated-quote"
    case textAfterQuote = "text-after-quote"
    case strayQuote = "stray-quote"
    case wrongFieldCount = "wrong-field-count"
    case tooManyRows = "too-many-rows"
    // One row beside others.
    case duplicateKey = "duplicate-key"
    case orderOfTwoTypes = "order-of-two-types"
    case unknownUnit = "unknown-unit"
    case unknownStaff = "unknown-staff"
    case unknownCase = "unknown-case"
    case unknownOrder = "unknown-order"
    case endBeforeStart = "end-before-start"
    case cyclicUnits = "cyclic-units"
    case unitsTooDeep = "units-too-deep"
    case overlappingUnits = "overlapping-units"
    case sameInstant = "same-instant"
    case outOfOrder = "out-of-order"
    case riskInRegistrations = "risk-in-registrations"
    case emptyRisk = "empty-risk"
    case rewritesHistory = "rewrites-history"

    init(_ kind: FieldFault.Kind) { self = Kind(rawValue: kind.rawValue) ?? .missing }
  }

  public let kind: Kind
  /// `cases.csv`, or `sheet cases` of a workbook.
  public let file: String
  /// Physical line, or row of a sheet, the heading row being 1 where no line break stands in it.
  public let line: Int
  /// Name of the column; nil when the problem is the row's or the file's.
  public let column: String?
  /// The offending text, at most 80 characters of it.
  public let value: String?
  /// One or two sentences: what is wrong, and what to do.
  public let message: String

  public init(kind: Kind, file: String, line: Int, column: String?, value: String?, message: String) {
    self.kind = kind
    self.file = file
    self.line = line
    self.column = column
    self.value = value
    self.message = message
  }
}

/// Why whoever takes the rows does not take one: it is listed as a problem of its line, and reading goes on.
public enum RowRefusal: Error, Sendable {
  /// A row of a history that is kept already says something else, or later ones are kept.
  case rewritesHistory
}

/// The problems of one folder: all are counted, and the first ten thousand are kept.
struct DataProblems {
  /// Enough to see what is wrong; a list of a million helps nobody.
  static let most = 10_000

  private(set) var kept: [DataProblem] = []
  private(set) var count = 0

  /// - Parameter problem: built only if it will be kept.
  mutating func add(_ problem: () -> DataProblem) {
    count += 1
    if kept.count < Self.most { kept.append(problem()) }
  }

  /// In the order of the files, and by line within each.
  func sorted(files: [String]) -> [DataProblem] {
    let places = Dictionary(files.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    return kept.enumerated().sorted { a, b in
      (places[a.element.file] ?? -1, a.element.line, a.offset) < (
        places[b.element.file] ?? -1, b.element.line, b.offset
      )
    }.map(\.element)
  }
}
