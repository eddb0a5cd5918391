import DataFormat
import Exchange
import Rules
import Storage

/// What an export wrote.
public struct DataExportReport: Sendable {
  /// The moment of which the data are true.
  public let asOf: String
  /// Rows by the sheet's or table's name.
  public let rows: [String: Int]
}

extension Service {
  /// Writes the sheets to a new folder; with `all`, every other table as well, so that nothing is lost in a move.
  ///
  /// Throws ``DataRefusal`` when the folder cannot be written or is not empty, and ``CaseworkRefusal`` where second factors are
  /// still kept plain, as earlier versions did. The database is read in one consistent view.
  public func exportData(path: String, all: Bool, progress: (@Sendable (String) -> Void)? = nil) async throws
    -> DataExportReport
  {
    let now = clock.timestamp
    // Before the first row is read: what cannot be noted does not leave, and what moves along says that it did.
    let subject = AuditSubject.item(kind: "data", id: all ? "all" : "sheets")
    try await notingRefusal(.export, subject) {
      try await database.write {
        try self.require(.export, .data, $0)
        if all { try self.refusePlainSecrets($0) }
        try trail(.init(.export, subject), $0)
      }
    }
    return try await database.read { connection in
      let asOf = try DataImports.newest(connection) ?? now
      let writer = try DataFolderWriter(
        path: path, manifest: DataManifest(kind: .full, asOf: asOf, note: all ? "export --all" : nil))
      var rows: [String: Int] = [:]
      for sheet in DataSheets.all {
        let table = SheetTable(sheet)
        try writer.begin(sheet)
        var count = 0
        try connection.each(table.selectAll, []) { row in
          try writer.write(sheet, try table.values(row))
          count += 1
        }
        rows[sheet.name] = count
        progress?("Wrote \(count) rows of \(sheet.name)")
      }
      if all {
        for table in KeptTables.all + KeptTables.trail {
          try writer.begin(table: table.name, columns: table.columns)
          var count = 0
          try connection.each(table.selectAll, []) { row in
            try writer.write(table.columns.indices.map { TableValue(row.value($0)) })
            count += 1
          }
          rows["tables/\(table.name)"] = count
          progress?("Wrote \(count) rows of \(table.name)")
        }
      }
      try writer.finish()
      return DataExportReport(asOf: asOf, rows: rows)
    }
  }

  /// SHA-256 of each sheet's table and, with `all`, of every other table but the log of imports and the audit trail. Equal contents have equal
  /// digests on every database.
  public func dataDigests(all: Bool) async throws -> [(table: String, digest: String)] {
    try await database.read { connection in
      var digests: [(table: String, digest: String)] = []
      let sheets = DataSheets.all.map { ($0.table, SheetTable($0).selectAll) }
      for (name, select) in sheets + (all ? KeptTables.all.map { ($0.name, $0.selectAll) } : []) {
        var digest = TableDigest()
        try connection.each(select, []) { row in digest.add(row.values.map(TableValue.init)) }
        digests.append((name, digest.finish()))
      }
      return digests
    }
  }
}

extension KeptTable {
  var selectAll: String {
    "SELECT \(columns.joined(separator: ", ")) FROM \(name) ORDER BY \(order.joined(separator: ", "))"
  }
}

extension TableValue {
  init(_ value: SQLValue) {
    self =
      switch value {
      case .null: .null
      case .integer(let number): .integer(number)
      case .real(let number): .real(number)
      case .text(let text): .text(text)
      case .bytes(let bytes): .bytes(bytes)
      }
  }

  var sqlValue: SQLValue {
    switch self {
    case .null: .null
    case .integer(let number): .integer(number)
    case .real(let number): .real(number)
    case .text(let text): .text(text)
    case .bytes(let bytes): .bytes(bytes)
    }
  }
}
