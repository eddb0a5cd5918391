public import Caseload

/// How messages of the outbox leave the service. Read from a file that the service's owner keeps.
public struct NoticeSettings: Sendable, Hashable {
  /// Where links begin, without a slash at the end, for instance `https://headroom.example.org`.
  public let address: String
  /// Messages that were made before this day are not sent; nil to send all.
  public let since: LocalDate?
  public let mail: Mail?
  public let webhook: Webhook?

  /// Mail goes to the machine's own mail program, which keeps it until the mail server takes it.
  public struct Mail: Sendable, Hashable {
    /// Path of a program that takes a message as `sendmail` does.
    public let program: String
    public let from: String
    public let to: [String]

    public init(program: String, from: String, to: [String]) {
      self.program = program
      self.from = from
      self.to = to
    }
  }

  /// A program elsewhere that is told of each message.
  public struct Webhook: Sendable, Hashable {
    public let address: String
    /// Path of the file whose first line is the secret that messages are signed with.
    public let secretFile: String

    public init(address: String, secretFile: String) {
      self.address = address
      self.secretFile = secretFile
    }
  }

  public init(address: String, since: LocalDate?, mail: Mail?, webhook: Webhook?) {
    self.address = address
    self.since = since
    self.mail = mail
    self.webhook = webhook
  }
}

/// A file about messages that cannot be used, with everything that is wrong with it.
public struct NoticeFileError: Error, Sendable, Hashable, CustomStringConvertible {
  public let path: String
  /// In the order of the file; never empty.
  public let faults: [RulePackFault]

  init(path: String, faults: [RulePackFault]) {
    self.path = path
    self.faults = faults
  }

  /// One fault of a key.
  public init(path: String, key: String, _ reason: String) {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    self.init(path: path, faults: [RulePackFault(file: file, line: nil, key: key, reason: reason)])
  }

  /// A sentence, then a line for each fault.
  public var description: String {
    (["The file \(path) about messages cannot be used."] + faults.map(\.description)).joined(separator: "\n")
  }
}
