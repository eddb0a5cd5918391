import Casework
import Foundation
import Glibc
import Rules

/// Hands messages to the machine's own mail program, which keeps them until the mail server takes them.
struct MailProgram: OutboxCarrier {
  let channel = OutboxChannel.mail
  private let settings: NoticeSettings.Mail
  private let address: String
  /// Seconds that the program may take: it only puts a message into its queue.
  private let patience: Int

  /// - Parameter address: where links begin.
  init(_ settings: NoticeSettings.Mail, address: String, patience: Int = 20) {
    self.settings = settings
    self.address = address
    self.patience = patience
  }

  /// The message as RFC 5322 writes it. Neither its head nor its body has anything of anybody.
  func text(_ message: OutboxMessage) -> String {
    let what = message.kind == "override" ? "A decision otherwise than a rule says" : "An allocation"
    let host = settings.from.split(separator: "@").last ?? "localhost"
    return """
      From: \(settings.from)
      To: \(settings.to.joined(separator: ", "))
      Subject: Headroom: \(what.prefix(1).lowercased() + what.dropFirst()) was recorded
      Message-ID: <headroom.outbox.\(message.id)@\(host)>
      Auto-Submitted: auto-generated
      MIME-Version: 1.0
      Content-Type: text/plain; charset=us-ascii

      \(what) was recorded. Whoever may see it reads it here:

      \(address)\(message.path)

      Message \(message.id). It may come twice; it then has the same number.

      """
  }

  func carry(_ message: OutboxMessage) async throws(NotCarried) {
    let status: Int32
    do { status = try await run(on: Data(text(message).utf8)) } catch let error as NotCarried { throw error } catch {
      throw NotCarried("the mail program could not be started")
    }
    guard status == 0 else { throw NotCarried("the mail program ended with \(status)") }
  }

  /// Runs the program and gives how it ended.
  private func run(on input: Data) async throws -> Int32 {
    // From a file and not through a pipe: a program that ends without reading would take this one with it.
    let file = FileManager.default.temporaryDirectory.appending(path: "headroom-\(UUID().uuidString)")
    try input.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: settings.program)
    process.arguments = ["-i", "-f", settings.from, "--"] + settings.to
    process.standardInput = try FileHandle(forReadingFrom: file)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    let end = ContinuousClock.now + .seconds(patience)
    while process.isRunning {
      guard ContinuousClock.now < end else {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        throw NotCarried("the mail program did not end within \(patience) seconds")
      }
      try? await Task.sleep(for: .milliseconds(20))
    }
    // One that was ended by a signal took nothing for sure.
    return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
  }
}
