/// One sheet of the open format: a CSV file, a sheet of a workbook, a table of the database and a form, from one definition.
public struct Sheet: Sendable {
  /// File name without `.csv`, and sheet name in a workbook: `funded-posts`.
  public let name: String
  /// The table that keeps its rows.
  public let table: String
  /// What one row is, in a sentence: `funded post`.
  public let row: String
  /// One sentence for the documentation and above the form.
  public let about: String
  public let columns: [SheetColumn]
  /// Names of the columns that identify a row; the first columns, in this order.
  public let key: [String]
  /// Pairs of date columns of which the second must not come before the first.
  public let ordered: [DateOrder]
  /// Whether rows are only ever added: neither a delta nor a full import may change or remove one.
  public let isHistory: Bool

  public init(
    _ name: String, table: String, row: String, about: String, key: [String], columns: [SheetColumn],
    ordered: [DateOrder] = [], isHistory: Bool = false
  ) {
    precondition(columns.prefix(key.count).map(\.name) == key, "the key of \(name) is its first columns")
    self.name = name
    self.table = table
    self.row = row
    self.about = about
    self.columns = columns
    self.key = key
    self.ordered = ordered
    self.isHistory = isHistory
  }

  /// Position of a column; nil when the sheet has none of that name.
  public func position(of column: String) -> Int? { columns.firstIndex { $0.name == column } }
}

/// One column of a sheet.
public struct SheetColumn: Sendable, Hashable {
  public let name: String
  /// For forms and pages: `Weekly hours`.
  public let label: String
  public let kind: FieldKind
  public let isRequired: Bool
  /// The sheet whose rows the value must name by the first column of their key; nil when it names none.
  public let refersTo: String?
  /// What it means, with its unit, for the documentation and beside the field.
  public let note: String

  public init(
    _ name: String, _ label: String, _ kind: FieldKind, required: Bool = false, refersTo: String? = nil,
    note: String = ""
  ) {
    self.name = name
    self.label = label
    self.kind = kind
    isRequired = required
    self.refersTo = refersTo
    self.note = note
  }
}

/// Two date columns in the order in which they must come.
public struct DateOrder: Sendable, Hashable {
  public let first: String
  public let second: String
  public init(_ first: String, before second: String) {
    self.first = first
    self.second = second
  }
}

extension Sheet {
  /// The column with the case reference number that a row is about; nil for sheets about staff and units.
  public var aboutCase: SheetColumn? { columns.first { $0.kind == .caseReference } }
}
