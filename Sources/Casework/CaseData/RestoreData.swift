import DataFormat
import Exchange
import Storage

extension Service {
  /// Whether a folder was written by `export --all`: it is restored as it is, into an empty database.
  func isWholeExport(_ path: String) throws -> Bool { !(try RestoreReader(path: path).tables.isEmpty) }

  /// Brings back a whole export, table by table, into an empty database. Nothing is reckoned anew.
  func restore(
    _ path: String, _ fingerprint: String, _ connection: any SQLConnection, _ progress: (@Sendable (String) -> Void)?
  ) throws -> DataReport {
    try refuseFilled(connection)
    let reader = try RestoreReader(path: path)
    var loader: (any SQLLoader)?
    var current: String?
    let report = try DataFolderReader(path: path, lists: FieldLists(pack), known: NothingKnown()).read { sheet, row in
      if current != sheet.name {
        try loader?.finish()
        loader = try connection.loader(into: sheet.table, columns: SheetTable(sheet).columns)
        current = sheet.name
      }
      try loader?.add(row.map(\.sqlValue))
    }
    try loader?.finish()
    guard report.isSound else { return report }
    try refuseOtherTables(reader, path)
    for table in KeptTables.all where reader.tables.contains(table.name) {
      progress?("Restoring \(table.name)")
      let columns = try reader.columns(of: table.name)
      guard Set(columns) == Set(table.columns) else {
        throw CaseworkRefusal.invalid(
          "\(path)/tables/\(table.name).csv does not have the columns of this version. Nothing was changed. "
            + "Restore it with the program that wrote it, and export again with this one.")
      }
      let rows = try connection.loader(into: table.name, columns: columns)
      try reader.read(table.name) { try rows.add($0.map(\.sqlValue)) }
      try rows.finish()
    }
    return report
  }

  private func refuseFilled(_ connection: any SQLConnection) throws {
    for table in DataSheets.all.map(\.table) + KeptTables.all.map(\.name) {
      let isFilled = try connection.first("SELECT 1 FROM \(table) LIMIT 1") { try $0.int(0) } != nil
      guard !isFilled else {
        throw CaseworkRefusal.invalid(
          "A whole export (it has a folder tables) is restored into an empty database only, and this one is not empty. "
            + "Nothing was changed. Name a new database, or import a folder without tables.")
      }
    }
  }

  private func refuseOtherTables(_ reader: RestoreReader, _ path: String) throws {
    let known = Set(KeptTables.all.map(\.name))
    if let unknown = reader.tables.first(where: { !known.contains($0) }) {
      throw CaseworkRefusal.invalid(
        "\(path)/tables/\(unknown).csv is no table of this version. Nothing was changed. "
          + "Take the file away, or restore with the program that wrote it.")
    }
  }
}
