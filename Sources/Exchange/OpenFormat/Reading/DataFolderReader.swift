public import DataFormat

/// Reads a folder of the open format, or a workbook with the same sheets, row by row and with every check.
///
/// Memory is bounded by the keys of the rows, not by the files (see ``FolderChecks``).
public struct DataFolderReader {
  private let path: String
  private let lists: FieldLists
  private let known: any KnownRows

  /// - Parameters:
  ///   - path: of the folder, or of a workbook ending in `.xlsx`.
  ///   - lists: what fields may take from the rule pack.
  ///   - known: rows that are kept already.
  public init(path: String, lists: FieldLists, known: some KnownRows) {
    self.path = path
    self.lists = lists
    self.known = known
  }

  private enum Source {
    case folder(DataFolder)
    case workbook(DataWorkbook)
  }

  private func open() throws(DataRefusal) -> Source {
    guard DataWorkbook.isFile(path) else { return .folder(try DataFolder(path: path)) }
    guard path.lowercased().hasSuffix(".xlsx") else {
      throw DataRefusal(
        .notAFolder,
        "\(path) is neither a folder nor a workbook ending in .xlsx. Name the folder that holds \(DataManifest.file).")
    }
    return .workbook(try DataWorkbook(path: path))
  }

  /// What the folder says about itself.
  public func manifest() throws(DataRefusal) -> DataManifest {
    switch try open() {
    case .folder(let folder): try DataManifest(folder: folder)
    case .workbook(let workbook): try workbook.manifest()
    }
  }

  /// Tells these data from others by their contents: SHA-256 over the names and bytes of the manifest and the files.
  public func fingerprint() throws(DataRefusal) -> String {
    switch try open() {
    case .folder(let folder):
      let names = ([DataManifest.file] + DataSheets.all.map { "\($0.name).csv" }).filter(folder.has)
      return try FileFingerprint.sha256(of: names, in: folder)
    case .workbook:
      do { return try FileFingerprint.sha256(path: path) } catch { throw DataRefusal(.unreadable, error.message) }
    }
  }

  /// Gives every row to `sink`, in the order of the sheets and with values in the order of their columns.
  ///
  /// After the first problem everything is still checked to the end, but no row is given any more: the caller
  /// undoes what it has taken. The array belongs to the reader and is used again for the next row.
  ///
  /// - Throws: ``DataRefusal`` when a file cannot be read to its end, and whatever `sink` and the known rows throw.
  public func read(_ sink: (Sheet, [FieldValue]) throws -> Void) throws -> DataReport {
    let source = try open()
    let manifest: DataManifest
    let given: Set<String>
    switch source {
    case .folder(let folder):
      manifest = try DataManifest(folder: folder)
      given = Set(DataSheets.all.map(\.name).filter { folder.has("\($0).csv") })
    case .workbook(let workbook):
      manifest = try workbook.manifest()
      given = Set(DataSheets.all.map(\.name).filter(workbook.has))
    }
    let checks = FolderChecks(lists: lists, known: known, kind: manifest.kind, given: given)
    noteUnknown(source, checks)
    var rows: [String: Int] = [:]
    try withoutActuallyEscaping(sink) { sink in
      for sheet in DataSheets.all where given.contains(sheet.name) {
        switch source {
        case .folder(let folder): rows[sheet.name] = try read(sheet, of: folder, checks, sink)
        case .workbook(let workbook): rows[sheet.name] = try workbook.read(sheet, checks, sink)
        }
      }
    }
    let files = DataSheets.all.flatMap { ["\($0.name).csv", DataWorkbook.place($0.name)] }
    return DataReport(
      manifest: manifest, rows: rows, problems: checks.problems.sorted(files: files),
      problemCount: checks.problems.count, missing: DataSheets.all.map(\.name).filter { !given.contains($0) })
  }

  private func noteUnknown(_ source: Source, _ checks: FolderChecks) {
    let names: [String]
    let found: [String]
    switch source {
    case .folder(let folder): (names, found) = (DataSheets.all.map { "\($0.name).csv" }, folder.names)
    case .workbook(let workbook): (names, found) = (DataSheets.all.map(\.name), workbook.names)
    }
    for name in found where !names.contains(name) && name != DataManifest.file && name != DataManifest.sheet {
      checks.problems.add {
        DataProblem(
          kind: .unknownFile, file: shown(name), line: 1, column: nil, value: nil,
          message: "The format has no file or sheet of this name. Correct the name, or take it out. "
            + "The names are \(names.joined(separator: ", ")).")
      }
    }
  }

  private func read(
    _ sheet: Sheet, of folder: DataFolder, _ checks: FolderChecks,
    _ sink: @escaping (Sheet, [FieldValue]) throws -> Void
  ) throws -> Int {
    let file = "\(sheet.name).csv"
    let reader = CSVRowReader(descriptor: try folder.open(file))
    guard let header = header(of: sheet, file, reader, checks) else {
      checks.unread.insert(sheet.name)
      if reader.errorNumber != 0 { throw DataRefusal.unreadable("\(path)/\(file)", code: reader.errorNumber) }
      return 0
    }
    let rows = SheetChecks(header, checks, sink: sink)
    while reader.next(), !rows.isOver {
      try rows.take(line: reader.line, fields: reader.fields, fault: reader.fault, formFaults: reader.formFaults)
    }
    if reader.errorNumber != 0 { throw DataRefusal.unreadable("\(path)/\(file)", code: reader.errorNumber) }
    try rows.finish()
    return rows.count
  }

  private func header(
    of sheet: Sheet, _ file: String, _ reader: CSVRowReader, _ checks: FolderChecks
  ) -> SheetHeader? {
    func refuse(_ kind: DataProblem.Kind, _ message: String) {
      checks.problems.add {
        DataProblem(kind: kind, file: file, line: max(1, reader.line), column: nil, value: nil, message: message)
      }
    }
    guard reader.next() else {
      refuse(.noHeader, "The file is empty. Write the heading row, or take the file away.")
      return nil
    }
    if let fault = reader.fault {
      refuse(DataProblem.Kind(rawValue: fault.rawValue) ?? .noHeader, fault.message)
      return nil
    }
    guard reader.formFaults.isEmpty else {
      refuse(.encoding, "The heading row is not in UTF-8. Save the file as UTF-8 (in a spreadsheet: CSV UTF-8).")
      return nil
    }
    let headings = reader.fields.map { trimmed(String(decoding: $0, as: UTF8.self)) }
    return SheetHeader(headings, line: reader.line, sheet: sheet, file: file, problems: &checks.problems)
  }
}
