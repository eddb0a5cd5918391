import Caseload
import DataFormat
import Exchange
import Foundation
import Rules
import Samples
import Storage
import TestSupport
import Testing

@testable import Casework

/// A service over a database of its own, with folders of the open format at hand.
struct CaseFolders {
  let folder: String
  let kind: DatabaseKind
  let database: any SQLDatabase
  let pack: RulePack

  /// The day of the example's data.
  static let day = LocalDate(iso: "2026-11-22") ?? LocalDate(daysSinceEpoch: 0)

  static let example: URL = {
    var folder = URL(filePath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    return folder.appending(path: "Documentation/example-data")
  }()

  static func run(_ kind: DatabaseKind, pack: RulePack? = nil, _ body: (CaseFolders) async throws -> Void) async throws
  {
    let pack = try pack ?? englandAndWales()
    try await withThrowawayDatabase(kind) { place, database in
      try await body(CaseFolders(folder: place.folder, kind: kind, database: database, pack: pack))
    }
  }

  /// The service with its clock at an hour of a day; 9 on the morning of the example's data where nothing is said.
  func service(_ day: String = "2026-11-22", hour: Int = 9) throws -> Service {
    Service(
      database: database, pack: pack, clock: .fixed(try #require(LocalDate(iso: day)), hour: hour),
      actor: .terminal(user: "test"))
  }

  /// A folder whose sheets are the example's, with some text of some files replaced; each has to be there.
  func example(asOf: String? = nil, _ edits: [(file: String, old: String, new: String)] = []) throws -> String {
    let path = newPath()
    try FileManager.default.copyItem(atPath: Self.example.path, toPath: path)
    var edits = edits
    if let asOf { edits.append(("manifest", "2026-11-22T02:14:09Z", asOf)) }
    for edit in edits {
      let file = URL(filePath: "\(path)/\(edit.file).csv")
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(text.contains(edit.old), "\(edit.file) has “\(edit.old)”")
      try Data(text.replacing(edit.old, with: edit.new, maxReplacements: 1).utf8).write(to: file)
    }
    return path
  }

  /// A delta with whole rows, written as in the files of the example.
  func delta(asOf: String, _ rows: [(sheet: String, row: String)] = []) throws -> String {
    let path = newPath()
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    var files = ["manifest": "name,value\nformat,headroom-data/1\nkind,delta\nas_of,\(asOf)\n"]
    for (sheet, row) in rows {
      let columns = try #require(DataSheets.named(sheet)).columns
      files[sheet, default: columns.map(\.name).joined(separator: ",") + "\n"] += row + "\n"
    }
    // A delta has at least one sheet; without rows it says nothing.
    if rows.isEmpty { files["vetting"] = "staff_code,kind,cleared_on,expires_on\n" }
    for (name, text) in files { try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name).csv")) }
    return path
  }

  func sample(_ world: SampleWorld, asOf: String? = nil) throws -> String {
    let path = newPath()
    let writer = try DataFolderWriter(
      path: path, manifest: DataManifest(kind: .full, asOf: asOf ?? "\(world.date.iso)T02:00:00Z", note: nil))
    for sheet in DataSheets.all { try world.rows(of: sheet) { try writer.write(sheet, $0) } }
    try writer.finish()
    return path
  }

  func sample(_ delta: SampleDelta) throws -> String {
    let path = newPath()
    let writer = try DataFolderWriter(
      path: path, manifest: DataManifest(kind: .delta, asOf: "\(delta.date.iso)T23:59:59Z", note: nil))
    for sheet in DataSheets.all { try delta.rows(of: sheet) { try writer.write(sheet, $0) } }
    try writer.finish()
    return path
  }

  func newPath() -> String { "\(folder)/data-\(UInt32.random(in: 0...UInt32.max))" }

  /// Digests of every table by its name.
  func digests(all: Bool = true) async throws -> [String: String] {
    Dictionary(uniqueKeysWithValues: try await service().dataDigests(all: all).map { ($0.table, $0.digest) })
  }

  func rows(_ sql: String, _ arguments: [SQLValue] = []) async throws -> [[SQLValue]] {
    try await database.read { try $0.query(sql, arguments) { $0.values } }
  }

  func count(_ sql: String, _ arguments: [SQLValue] = []) async throws -> Int {
    try await database.read { try $0.first(sql, arguments) { try $0.int(0) } } ?? 0
  }

  func text(_ sql: String, _ arguments: [SQLValue] = []) async throws -> String? {
    try await database.read { try $0.first(sql, arguments) { try $0.optionalText(0) } } ?? nil
  }

  func tier(_ crn: String) async throws -> String? {
    try await text("SELECT tier FROM case_now WHERE crn = ?", [.text(crn)])
  }

  /// Points of work of all posts of a person.
  func work(_ staff: String) async throws -> Int {
    try await count("SELECT SUM(work) FROM live_figure WHERE staff_code = ?", [.text(staff)])
  }
}
