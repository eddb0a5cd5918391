public import Caseload
public import Rules
public import Workload

/// One nightly workbook, read and joined: who holds what, and everything that was odd about it.
public struct NightlyExtract: Sendable {
  /// The latest Datestamp of `WMT_Extract`.
  public let date: LocalDate
  /// In the order of their first row. An owner whose rows cannot be trusted is here too, with the reason in `inputs.faults`.
  public let owners: [ExtractOwner]
  public let problems: [ImportProblem]
  public let sheets: [SheetSummary]
  public init(date: LocalDate, owners: [ExtractOwner], problems: [ImportProblem], sheets: [SheetSummary]) {
    self.date = date
    self.owners = owners
    self.problems = problems
    self.sheets = sheets
  }
}

/// One practitioner in one team, as the extract names them.
public struct ExtractOwner: Sendable, Hashable {
  public let key: PostKey
  public let forename: String
  public let surname: String
  public let region: NamedCode
  public let pdu: NamedCode
  public let team: NamedCode
  /// Counts of the night; hours are empty, because the extract has none.
  public var inputs: PostInputs
  public init(
    key: PostKey, forename: String, surname: String, region: NamedCode, pdu: NamedCode, team: NamedCode,
    inputs: PostInputs
  ) {
    self.key = key
    self.forename = forename
    self.surname = surname
    self.region = region
    self.pdu = pdu
    self.team = team
    self.inputs = inputs
  }
}

/// What was read of one sheet.
public struct SheetSummary: Sendable, Hashable {
  /// As the workbook spells it.
  public let name: String
  public let rows: Int
  /// Rows that the figures use.
  public let used: Int
  public init(name: String, rows: Int, used: Int) {
    self.name = name
    self.rows = rows
    self.used = used
  }
}
