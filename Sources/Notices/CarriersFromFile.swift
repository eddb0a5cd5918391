public import Casework
import FoundationEssentials
public import Rules

/// What takes messages as a file says.
public enum CarriersFromFile {
  /// The carriers of a file, and from which day on they send. Throws ``NoticeFileError``.
  ///
  /// - Parameter path: of the file; a path of the secret's file that does not begin with a slash begins where this file is.
  public static func read(_ path: String) throws -> (settings: NoticeSettings, carriers: [any OutboxCarrier]) {
    let settings = try NoticeSettingsFile.read(try? Data(contentsOf: URL(filePath: path)), path: path)
    var carriers: [any OutboxCarrier] = []
    if let mail = settings.mail {
      guard FileManager.default.isExecutableFile(atPath: mail.program) else {
        throw NoticeFileError(path: path, key: "mail.program", "is no program that can be run on this machine")
      }
      carriers.append(MailProgram(mail, address: settings.address))
    }
    if let webhook = settings.webhook {
      guard let post = httpPost else {
        throw NoticeFileError(
          path: path, key: "webhook", "cannot be used, as this program was built without the library for it")
      }
      let secret = try secret(webhook, besideFile: path)
      carriers.append(Webhook(webhook, secret: secret, address: settings.address, post: post))
    }
    return (settings, carriers)
  }

  /// Signs of a secret at least: 32 of base64 are 192 bits. An assumption.
  private static let shortest = 32

  /// The first line of the secret's file.
  private static func secret(_ webhook: NoticeSettings.Webhook, besideFile path: String) throws(NoticeFileError)
    -> String
  {
    let folder = URL(filePath: path).deletingLastPathComponent()
    let file = URL(filePath: webhook.secretFile, relativeTo: folder)
    let text = (try? Data(contentsOf: file)).flatMap { String(validating: $0, as: UTF8.self) }
    let line = text?.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    guard line.utf8.count >= shortest else {
      throw NoticeFileError(
        path: path, key: "webhook.secret-file",
        "\(webhook.secretFile) cannot be read, or its first line is shorter than \(shortest) characters; it must hold the "
          + "secret that both sides know (headroom account key makes one)")
    }
    return line
  }
}
