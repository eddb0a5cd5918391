import CZip
import Glibc

/// Sentences for a workbook that cannot be read: what is wrong, where, and what to do.
enum WorkbookRefusal {
  static func notThere(path: String, code: Int32) -> ExtractRefusal {
    let why = String(cString: strerror(code)).lowercased()
    return .init(
      reason: .unreadableFile,
      message: "\(path) cannot be opened: \(why). Check the name and that this account may read the file.")
  }

  static let protected = ExtractRefusal(
    reason: .unreadableFile,
    message: "The workbook is protected by a password and cannot be read. Save it without a password and try again.")

  static func tooLarge(_ what: String) -> ExtractRefusal {
    .init(
      reason: .tooLarge,
      message:
        "\(what) Nothing was read. If the workbook is genuine, ask whoever makes it to split or mend it.")
  }

  static func damaged(_ what: String, why: String?) -> ExtractRefusal {
    .init(
      reason: .unreadableFile,
      message: "The workbook is damaged in \(what)\(why.map { ": \($0)" } ?? ""). Nothing was read. "
        + "Copy the file again, or ask for a new one.")
  }

  static func overlongCell(_ where: String, _ limits: ReadingLimits) -> ExtractRefusal {
    .init(
      reason: .tooLarge,
      message:
        "\(`where`) holds more than \(limits.cellCharacters) characters, more than a cell can. Nothing was read. "
        + "Ask whoever makes it to mend it.")
  }

  static func missingPart(_ part: String, what: String) -> ExtractRefusal {
    .init(
      reason: .unreadableFile,
      message: "The workbook has no \(part), where \(what) should be. It is incomplete or not an Excel workbook. "
        + "Copy the file again, or ask for a new one.")
  }

  /// Looks at the first bytes, because "not a zip" is true of a cut-off workbook too and helps nobody.
  static func notAWorkbook(path: String, code: Int32) -> ExtractRefusal {
    if code == ZIP_ER_MEMORY {
      return tooLarge("There is not enough memory to open \(path).")
    }
    let start = firstBytes(path)
    let sentence: String
    if start.isEmpty {
      sentence = "\(path) is empty. Copy the file again, or ask for a new one."
    } else if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      sentence =
        "\(path) begins as a workbook, but its end is missing or damaged. "
        + "Wait until the copy has finished, or copy the file again."
    } else if start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      sentence =
        "\(path) is an old .xls workbook or one protected by a password. "
        + "Save it as .xlsx without a password and try again."
    } else {
      sentence = "\(path) is not an Excel workbook (.xlsx). Check that it is the file you mean."
    }
    return .init(reason: .unreadableFile, message: sentence)
  }

  private static func firstBytes(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 8)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes[..<count])
  }
}
