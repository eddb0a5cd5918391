import Caseload
import Foundation
import Testing

@testable import Rules

@Suite("The file about messages")
struct NoticeSettingsFileTests {
  private static let sound = """
    address: https://h.example.org
    since: 2026-11-24
    mail:
      program: /usr/sbin/sendmail
      from: headroom@example.org
      to: [one@example.org, two@example.org]
    webhook:
      address: http://127.0.0.1:9000/in
      secret-file: webhook.secret
    """

  private func faults(_ text: String) -> [String] {
    do throws(NoticeFileError) {
      _ = try NoticeSettingsFile.read(Data(text.utf8), path: "notify.yaml")
      return []
    } catch {
      return error.faults.map { "\($0.key ?? "") \($0.reason)" }
    }
  }

  @Test("A sound file is read, with one way or both")
  func sound() throws {
    let settings = try NoticeSettingsFile.read(Data(Self.sound.utf8), path: "notify.yaml")
    #expect(settings.mail?.to == ["one@example.org", "two@example.org"] && settings.since?.iso == "2026-11-24")
    #expect(settings.webhook == .init(address: "http://127.0.0.1:9000/in", secretFile: "webhook.secret"))
    let mail = Self.sound.split(separator: "\n").prefix(6).joined(separator: "\n")
    #expect(faults(mail) == [])
  }

  @Test(
    "Every value that is wrong is told by its key",
    arguments: [
      ("address: https://h.example.org", "address: http://h.example.org", "address"),
      ("address: https://h.example.org", "address: https://h.example.org/", "address"),
      ("since: 2026-11-24", "since: 2026-11-31", "since"), ("/usr/sbin/sendmail", "sendmail", "mail.program"),
      ("from: headroom@example.org", "from: -oQ/x@example.org", "mail.from"),
      ("from: headroom@example.org", "from: headroom", "mail.from"), ("one@example.org", "-bs", "mail.to[0]"),
      ("two@example.org", "\"two@example.org\\nBcc: x@example.org\"", "mail.to[1]"),
      ("http://127.0.0.1:9000/in", "http://r.example.org/in", "webhook.address"),
      ("secret-file: webhook.secret", "secret: x", "webhook.secret-file"),
    ])
  func wrong(change: (of: String, to: String, key: String)) {
    let text = Self.sound.replacing(change.of, with: change.to)
    #expect(text != Self.sound)
    #expect(faults(text).contains { $0.hasPrefix(change.key + " ") }, "\(faults(text))")
  }

  @Test("A file that names no way, or cannot be read, is refused")
  func none() {
    #expect(faults("address: https://h.example.org") == ["mail is missing, and so is webhook; give one or both"])
    #expect(throws: NoticeFileError.self) { try NoticeSettingsFile.read(nil, path: "notify.yaml") }
  }
}
