import ArgumentParser
import Casework
import Foundation

struct AuditExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write events of the trail, oldest first, to a new CSV file.",
    discussion: "The export is in the trail itself. Keep the file as safe as the database.")

  @Argument(help: ArgumentHelp("A file that is not there yet.", valueName: "FILE.csv")) var file: String
  @OptionGroup var filters: AuditFilters
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    let file: String
    let rows: Int
  }

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      let sheet = try NewSheet(path: file)
      let rows: Int
      do {
        try sheet.add(AuditEvent.headings)
        rows = try await service.exportAudit(filters.query) { try sheet.add($0.cells) }
        try sheet.finish()
      } catch {
        // Half an export would pass for a whole one.
        sheet.remove()
        throw error
      }
      if output.json {
        try Output.json(Answer(file: file, rows: rows))
      } else {
        Output.result("Wrote \(counted(rows, "row")) to \(file).")
      }
    }
  }
}

/// A new CSV file that is written row by row. One thread at a time writes to it.
// Sound: the export hands over one row after the other, and nothing else has the file.
private final class NewSheet: @unchecked Sendable {
  private let path: String
  private let file: FileHandle
  private var waiting = Data()

  init(path: String) throws {
    // Made and opened in one step that fails where something is, and for its owner only: it is as secret as the trail.
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw CaseworkRefusal.invalid("The file \(path) is there already or cannot be made. Name a new file.")
    }
    self.path = path
    file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    // So that spreadsheets read names right.
    waiting.append(contentsOf: [0xEF, 0xBB, 0xBF])
  }

  func add(_ cells: [String]) throws {
    waiting.append(contentsOf: (cells.map(SpreadsheetCell.text).joined(separator: ",") + "\r\n").utf8)
    if waiting.count > 65_536 { try write() }
  }

  func finish() throws {
    try write()
    try file.synchronize()
    try file.close()
  }

  func remove() {
    try? file.close()
    try? FileManager.default.removeItem(atPath: path)
  }

  private func write() throws {
    try file.write(contentsOf: waiting)
    waiting.removeAll(keepingCapacity: true)
  }
}
