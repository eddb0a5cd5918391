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
    let lists = FieldLists(pack, restoring: true)
    let report = try DataFolderReader(path: path, lists: lists, known: NothingKnown()).read { sheet, row in
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
    try restoreTrail(reader, connection)
    return report
  }

  /// Takes over the audit trail as it was, row by row with its hashes, and its end. Exports of earlier versions have none.
  private func restoreTrail(_ reader: RestoreReader, _ connection: any SQLConnection) throws {
    let events = KeptTables.trail[0], head = KeptTables.trail[1]
    guard reader.tables.contains(events.name), reader.tables.contains(head.name) else { return }
    let columns = try reader.columns(of: events.name)
    guard Set(columns) == Set(events.columns), try reader.columns(of: head.name) == head.columns else {
      throw CaseworkRefusal.invalid(
        "The audit trail of the export does not have the columns of this version. Nothing was changed. "
          + "Restore it with the program that wrote it, and export again with this one.")
    }
    let isStarted = try connection.first("SELECT 1 FROM audit_event LIMIT 1") { try $0.int(0) } != nil
    guard !isStarted else {
      throw CaseworkRefusal.invalid(
        "This database has an audit trail of its own already, and two cannot be made one. Nothing was changed. "
          + "Restore into a new database.")
    }
    let rows = try connection.loader(into: events.name, columns: columns)
    try reader.read(events.name) { try rows.add($0.map(\.sqlValue)) }
    try rows.finish()
    try reader.read(head.name) {
      try connection.execute("UPDATE audit_head SET seq = ?, hash = ? WHERE id = 1", $0.dropFirst().map(\.sqlValue))
    }
  }

  /// Whether the audit trail has no row yet and the folder may bring one. A refusal would begin a trail of its own, and the
  /// folder, once put right, could not be restored: nobody's data are here, so none is noted.
  func waitsForTrail(_ path: String, _ connection: any SQLConnection) throws -> Bool {
    guard try isWholeExport(path) else { return false }
    return try connection.first("SELECT 1 FROM audit_event LIMIT 1") { try $0.int(0) } == nil
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
    let known = Set((KeptTables.all + KeptTables.trail).map(\.name))
    if let unknown = reader.tables.first(where: { !known.contains($0) }) {
      throw CaseworkRefusal.invalid(
        "\(path)/tables/\(unknown).csv is no table of this version. Nothing was changed. "
          + "Take the file away, or restore with the program that wrote it.")
    }
  }
}
