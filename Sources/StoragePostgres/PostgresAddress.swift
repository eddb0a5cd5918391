import CPostgreSQL
import Storage

/// Where a PostgreSQL database is, as a `postgres://` address, and how it may be named in a sentence.
struct PostgresAddress: Sendable {
  let url: String
  /// The address without user and password: `postgres://server:5432/name`.
  let shown: String
  private let password: String

  /// Throws ``StorageError`` when libpq cannot read the address. Its own words are not repeated: they quote the address.
  init(_ url: String) throws {
    guard let options = PQconninfoParse(url, nil) else {
      throw StorageError.cannotReach(
        server: "postgres://…",
        reason: "the address cannot be read; it is written postgres://USER@SERVER:5432/DATABASE, "
          + "and signs such as @ : / # % in a password as %40 %3A %2F %23 %25")
    }
    defer { PQconninfoFree(options) }
    var values: [String: String] = [:]
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
      option += 1
    }
    self.url = url
    password = values["password"] ?? ""
    let host = values["host"] ?? values["hostaddr"] ?? "this machine"
    shown =
      "postgres://\(host)" + (values["port"].map { ":\($0)" } ?? "") + (values["dbname"].map { "/\($0)" } ?? "")
  }

  /// What libpq says when it cannot connect, on one line and without the password.
  func reason(_ message: String) -> String {
    // Lines that begin with a tab ask questions that the sentence around this one answers.
    let lines = message.split(separator: "\n").filter { !$0.hasPrefix("\t") }.map(String.init)
    let text = lines.isEmpty ? "no reason was given" : lines.joined(separator: "; ")
    return password.isEmpty ? text : text.replacing(password, with: "…")
  }
}
