import Glibc

/// A data folder or workbook that cannot be read at all. `message` says what, where, and what to do.
public struct DataRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Reason: String, Sendable {
    case unreadable
    case notAFolder = "not-a-folder"
    case tooLarge = "too-large"
    case manifest
    case notEmpty = "not-empty"
    case cannotWrite = "cannot-write"
    case damaged
  }
  public let reason: Reason
  public let message: String
  public var description: String { message }

  init(_ reason: Reason, _ message: String) {
    self.reason = reason
    self.message = message
  }

  static func unreadable(_ path: String, code: Int32) -> DataRefusal {
    let why = String(cString: strerror(code)).lowercased()
    return DataRefusal(
      .unreadable, "\(path) cannot be read: \(why). Check the name and that this account may read it.")
  }

  static func cannotWrite(_ path: String, code: Int32) -> DataRefusal {
    let why = String(cString: strerror(code)).lowercased()
    return DataRefusal(
      .cannotWrite,
      "\(path) cannot be written: \(why). Check the room on the disk and that this account may write there.")
  }
}
