import Foundation
import Samples
import Testing

@Suite("Files of a synthetic service")
struct SampleFileTests {
  @Test("A folder that does not exist is a sentence with the path, and no half file stays")
  func missingFolder() {
    let path = FileManager.default.temporaryDirectory.appending(path: "none-\(UUID())/pdu.xlsx").path
    let service = SampleService(size: .team, seed: 1, date: .testNight)
    #expect {
      try SampleWorkbook.write(service, to: path)
    } throws: { error in
      (error as? SampleFileError).map { $0.path == path && $0.description.contains("could not be written") } ?? false
    }
    #expect(throws: SampleFileError.self) { try SampleWorkbook.writeHours(service, to: path) }
    #expect(!FileManager.default.fileExists(atPath: path + ".part"))
  }

  @Test("Progress names each of the 14 sheets")
  func progress() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "progress-\(UUID()).xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    var said: [String] = []
    try SampleWorkbook.write(SampleService(size: .team, seed: 1, date: .testNight), to: file.path) { said.append($0) }
    for sheet in ExtractSheet.allCases { #expect(said.contains { $0.hasSuffix(sheet.name) }) }
    #expect(!FileManager.default.fileExists(atPath: file.path + ".part"))
  }

  @Test("A file of that name is replaced")
  func replaces() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "replaced-\(UUID()).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try "old".write(to: file, atomically: true, encoding: .utf8)
    try SampleWorkbook.writeHours(SampleService(size: .team, seed: 1, date: .testNight), to: file.path)
    #expect(try String(contentsOf: file, encoding: .utf8).hasPrefix("staff_code,"))
  }
}
