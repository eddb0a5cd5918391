import Casework
import Foundation
import Rules
import Testing

@testable import Notices

@Suite("Handing messages to the mail program")
struct MailProgramTests {
  /// A folder with a program that does what its lines say, removed afterwards.
  private func withProgram(
    _ lines: String, patience: Int = 20, _ body: (MailProgram, URL) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "notices-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = folder.appending(path: "mail")
    try Data("#!/bin/sh\ncd '\(folder.path)'\n\(lines)\n".utf8).write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    let settings = NoticeSettings.Mail(
      program: program.path, from: "headroom@example.org", to: ["one@example.org", "two@example.org"])
    try await body(MailProgram(settings, address: "https://h.example.org", patience: patience), folder)
  }

  @Test("The program is given the receivers and a message with a link, a kind and a number")
  func message() async throws {
    try await withProgram("echo \"$@\" > words; cat > message") { carrier, folder in
      try await carrier.carry(.sample)
      let words = try String(contentsOf: folder.appending(path: "words"), encoding: .utf8)
      #expect(words == "-i -f headroom@example.org -- one@example.org two@example.org\n")
      let message = try String(contentsOf: folder.appending(path: "message"), encoding: .utf8)
      #expect(message == carrier.text(.sample))
      #expect(message.contains("\nSubject: Headroom: an allocation was recorded\n"))
      #expect(message.contains("\nMessage-ID: <headroom.outbox.7@example.org>\n"))
      #expect(message.contains("\n\nhttps://h.example.org/allocations/31\n\n"))
    }
  }

  @Test("A program that fails, ends without reading, or takes too long has taken nothing")
  func failures() async throws {
    for (lines, words) in [
      ("exit 75", "the mail program ended with 75"), ("kill -9 $$", "the mail program ended with 137"),
      ("exec sleep 60", "the mail program did not end within 1 seconds"),
    ] {
      try await withProgram(lines, patience: 1) { carrier, _ in
        await #expect(throws: NotCarried(words)) { try await carrier.carry(.sample) }
      }
    }
    let none = MailProgram(
      .init(program: "/nowhere/mail", from: "a@example.org", to: ["b@example.org"]), address: "https://h.example.org")
    await #expect(throws: NotCarried("the mail program could not be started")) { try await none.carry(.sample) }
  }
}

extension OutboxMessage {
  static let sample = OutboxMessage(id: 7, kind: "allocation", subject: 31, madeAt: "2026-11-23T09:00:00Z")
}
