import ArgumentParser
import Casework
import Exchange
import Foundation
import Storage

struct ExtractWatch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Import each workbook that arrives in a folder.",
    discussion: """
      A file is taken once it has stopped growing. One that was imported before is passed over; one that is refused or must wait is \
      entered in the history of extracts, and the last good figures stay. With --at the folder is looked at once a day, else all the time. \
      Prints a line for each file.
      """)

  @Argument(help: "The folder.") var folder: String
  @Option(help: ArgumentHelp("Seconds between looks.", valueName: "SECONDS")) var every = 10
  @Option(help: ArgumentHelp("Look once a day at this time (UTC) instead.", valueName: "HH:MM")) var at: String?
  @Flag(help: "Look once, import what is there, and end.") var once = false
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (1...86_400).contains(every) else { throw ValidationError("--every takes seconds from 1 to 86400.") }
    if let at, TimeOfDay(at) == nil { throw ValidationError("--at takes a time such as 02:30.") }
  }

  func run() async throws {
    try await reporting {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
        throw CaseworkRefusal.invalid(
          "There is no folder \(folder). Name the folder in which the nightly workbook arrives.")
      }
      let service = try await database.service(creating: true)
      var seen: [String: ArrivedFile] = [:]
      if once {
        if try await look(service, &seen, waitForStillness: false) { throw ExitStatus.data }
        return
      }
      while true {
        if let at = at.flatMap(TimeOfDay.init) {
          try await Task.sleep(for: .seconds(at.secondsUntilNext(after: service.clock.seconds())))
        }
        _ = try await look(service, &seen, waitForStillness: at == nil)
        if at == nil { try await Task.sleep(for: .seconds(every)) }
      }
    }
  }

  /// Imports what is new. Returns whether any file was refused or must wait.
  private func look(_ service: Service, _ seen: inout [String: ArrivedFile], waitForStillness: Bool) async throws
    -> Bool
  {
    var anyHeldBack = false
    for file in try ArrivedFile.all(in: folder) {
      let before = seen[file.path]
      if let before, before.isDone, before.isSame(as: file) { continue }
      // A file that is still being copied changes between two looks.
      if waitForStillness, before.map({ !$0.isSame(as: file) }) ?? true {
        seen[file.path] = file
        continue
      }
      do {
        let report = try await service.importExtract(path: file.path, progress: Output.progress())
        if case .waiting = report.outcome { anyHeldBack = true }
        try say(file, ExtractJSON(report), ExtractText.report(report))
      } catch let refusal as ExtractRefusal {
        anyHeldBack = true
        try say(file, ExtractJSON(refusal: refusal), "Refused. \(refusal.message)")
      } catch let error as StorageError where !once {
        // Not the file's fault: it is tried again at the next look.
        Output.error("\(file.name): \(error.description)")
        continue
      }
      seen[file.path] = file.done
    }
    return anyHeldBack
  }

  private func say(_ file: ArrivedFile, _ json: ExtractJSON, _ text: String) throws {
    if output.json { try Output.json(json) } else { Output.result("\(file.name): \(text)") }
  }
}

/// A workbook as it lies in the folder.
private struct ArrivedFile {
  let path: String
  let name: String
  let size: Int
  let modified: Date
  var isDone = false

  var done: ArrivedFile {
    var copy = self
    copy.isDone = true
    return copy
  }

  func isSame(as other: ArrivedFile) -> Bool { size == other.size && modified == other.modified }

  /// Workbooks of the folder, the one changed first coming first; hidden files and a spreadsheet program's lock files are passed over.
  static func all(in folder: String) throws -> [ArrivedFile] {
    let manager = FileManager.default
    return try manager.contentsOfDirectory(atPath: folder)
      .filter { $0.lowercased().hasSuffix(".xlsx") && !$0.hasPrefix(".") && !$0.hasPrefix("~$") }
      .compactMap { name in
        let path = folder + "/" + name
        // A file may be taken away between the listing and this look.
        guard let facts = try? manager.attributesOfItem(atPath: path), let size = facts[.size] as? Int,
          let modified = facts[.modificationDate] as? Date
        else { return nil }
        return ArrivedFile(path: path, name: name, size: size, modified: modified)
      }
      .sorted { ($0.modified, $0.name) < ($1.modified, $1.name) }
  }
}

/// A time of day in UTC.
struct TimeOfDay {
  let seconds: Int

  init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]), (0..<24).contains(hour),
      (0..<60).contains(minute)
    else {
      return nil
    }
    seconds = hour * 3_600 + minute * 60
  }

  func secondsUntilNext(after now: Int) -> Int {
    let rest = (seconds - now % 86_400 + 86_400) % 86_400
    return rest == 0 ? 86_400 : rest
  }
}
