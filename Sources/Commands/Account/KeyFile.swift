import Casework
import Foundation

/// The file of keys that second factors are sealed with, kept apart from the database.
struct KeyFile {
  let path: String

  /// The environment's name for the file.
  static let variable = "HEADROOM_KEYS"

  /// The file that an option names, or that the environment does; nil for neither.
  static func named(by option: String?) -> KeyFile? {
    let path = option ?? ProcessInfo.processInfo.environment[variable]
    return path.flatMap { $0.isEmpty ? nil : KeyFile(path: $0) }
  }

  /// Throws ``CaseworkRefusal`` for a file that cannot be read, that everybody on the machine may read, or that holds no key.
  func read() throws -> SignInDesk {
    let text = try text()
    return try SignInDesk(keys: text, of: path)
  }

  /// Puts a new key before those that are there, or begins the file, which its owner alone may read.
  ///
  /// Throws ``CaseworkRefusal`` for a file that is there and holds something else, and for one that cannot be written.
  func addKey() throws {
    let older = FileManager.default.fileExists(atPath: path) ? try text() : ""
    if !older.isEmpty { _ = try SignInDesk(keys: older, of: path) }
    let beside = path + ".new"
    let isWritten = FileManager.default.createFile(
      atPath: beside, contents: Data("\(SignInDesk.makeKeyLine())\n\(older)".utf8),
      attributes: [.posixPermissions: 0o600])
    guard isWritten, rename(beside, path) == 0 else {
      throw CaseworkRefusal.invalid("The file \(path) cannot be written. Nothing was changed.")
    }
  }

  private func text() throws -> String {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let attributes, let content = FileManager.default.contents(atPath: path),
      let text = String(validating: content, as: UTF8.self)
    else { throw CaseworkRefusal.invalid("The file of keys \(path) cannot be read, or is not text.") }
    if let mode = attributes[.posixPermissions] as? NSNumber, mode.intValue & 0o004 != 0 {
      throw CaseworkRefusal.invalid(
        "Everybody on this machine may read the keys in \(path). Let only the server's user do so: chmod 600 \(path)")
    }
    return text
  }
}
