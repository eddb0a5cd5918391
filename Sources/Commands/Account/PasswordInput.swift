import Casework
import Foundation
import Glibc

/// A password out of a file, or typed twice without being shown.
enum PasswordInput {
  /// The first line of a file.
  static func read(file: String) throws -> String {
    guard let content = FileManager.default.contents(atPath: file) else {
      throw CaseworkRefusal.invalid("The file \(file) cannot be read.")
    }
    guard let text = String(validating: content, as: UTF8.self) else {
      throw CaseworkRefusal.invalid("The file \(file) is not text in UTF-8.")
    }
    return String(text.prefix { !$0.isNewline })
  }

  /// Asks on standard error, so that standard output holds the result only. Throws ``CaseworkRefusal`` without a terminal.
  static func ask(for name: String) throws -> String {
    guard isatty(STDIN_FILENO) == 1 else {
      throw CaseworkRefusal.invalid(
        "There is no terminal to read a password from. Put it into a file, and name the file with --password-file.")
    }
    let first = try typed("Password for \(name): ")
    guard try typed("The same again: ") == first else {
      throw CaseworkRefusal.invalid("The two are not the same. Nothing was changed.")
    }
    return first
  }

  private static func typed(_ question: String) throws -> String {
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else {
      throw CaseworkRefusal.invalid("The terminal does not say how it is set. Name a file with --password-file.")
    }
    var hidden = before
    // Without signals too: an interrupt would leave the terminal silent. It is read as a character that ends the line.
    hidden.c_lflag &= ~tcflag_t(ECHO | ISIG)
    withUnsafeMutableBytes(of: &hidden.c_cc) { $0[Int(VEOL)] = interrupt }
    // Before the question: nobody types before it.
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
    FileHandle.standardError.write(Data(question.utf8))
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
      FileHandle.standardError.write(Data("\n".utf8))
    }
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while Glibc.read(STDIN_FILENO, &byte, 1) == 1, byte != UInt8(ascii: "\n"), byte != interrupt { line.append(byte) }
    guard byte != interrupt, let text = String(validating: line, as: UTF8.self) else {
      throw CaseworkRefusal.invalid("Nothing was changed.")
    }
    return text
  }

  /// What Ctrl-C types.
  private static let interrupt: UInt8 = 3
}
