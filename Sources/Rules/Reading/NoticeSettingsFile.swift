import Caseload
public import FoundationEssentials

/// Reads the file about messages, and notes all that is wrong with it at once.
public enum NoticeSettingsFile {
  /// - Parameters:
  ///   - path: of the file, for the faults.
  ///   - contents: nil where the file cannot be read.
  public static func read(_ contents: Data?, path: String) throws(NoticeFileError) -> NoticeSettings {
    let faults = FaultList()
    let name = String(path.split(separator: "/").last ?? "")
    let entry = RuleFile.open(name, in: contents.map { [name: $0] } ?? [:], faults: faults)
    let found = entry.flatMap(settings)
    guard let found, faults.faults.isEmpty else {
      throw NoticeFileError(path: path, faults: faults.sorted(files: [name]))
    }
    return found
  }

  private static func settings(_ file: RuleEntry) -> NoticeSettings? {
    let address = secure(file, "address")
    if let address, address.hasSuffix("/") { file.fault("address", "must not end with a slash") }
    let since = file.has("since") ? file.date("since") : nil
    let mail = file.has("mail") ? file.entry("mail").flatMap(mail) : nil
    let webhook = file.has("webhook") ? file.entry("webhook").flatMap(webhook) : nil
    if !file.has("mail"), !file.has("webhook") { file.fault("mail", "is missing, and so is webhook; give one or both") }
    file.refuseOtherKeys()
    guard let address else { return nil }
    return NoticeSettings(address: address, since: since, mail: mail, webhook: webhook)
  }

  private static func mail(_ entry: RuleEntry) -> NoticeSettings.Mail? {
    let program = entry.text("program")
    if let program, !program.hasPrefix("/") { entry.fault("program", "must be the whole path of a program") }
    let from = entry.text("from")
    if let from, !isMailAddress(from) { entry.fault("from", addressRule) }
    let to = entry.texts("to")
    for (index, one) in (to ?? []).enumerated() where !isMailAddress(one.text) {
      entry.fault("to", item: index, line: one.line, addressRule)
    }
    entry.refuseOtherKeys()
    guard let program, let from, let to else { return nil }
    return .init(program: program, from: from, to: to.map(\.text))
  }

  private static func webhook(_ entry: RuleEntry) -> NoticeSettings.Webhook? {
    let address = secure(entry, "address")
    let secretFile = entry.text("secret-file")
    entry.refuseOtherKeys()
    guard let address, let secretFile else { return nil }
    return .init(address: address, secretFile: secretFile)
  }

  private static func secure(_ entry: RuleEntry, _ key: String) -> String? {
    guard let text = entry.text(key) else { return nil }
    if SecureAddress(text) == nil { entry.fault(key, SecureAddress.rule) }
    return text
  }

  private static let addressRule = "must be one mail address such as allocations@example.org"

  /// Plain characters with one `@`, beginning with a letter or digit: nothing that a mail program or a head of a message could
  /// read as something else.
  private static func isMailAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && text.utf8.count <= 254
      && text.first.map { $0.isLetter || $0.isNumber } == true
      && text.utf8.allSatisfy { (33...126).contains($0) && !#"<>()[],;:"\"#.utf8.contains($0) }
  }
}
