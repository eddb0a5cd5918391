/// A cell of comma-separated values (RFC 4180) that spreadsheets open as what it is.
public enum SpreadsheetCell {
  /// A cell that a spreadsheet would take for a formula is made inert by an apostrophe in front. Plain numbers stay numbers.
  public static func text(_ plain: String) -> String {
    var text = plain
    let first = plain.unicodeScalars.first { $0 != " " }
    if let first, "=+-@\t\r\n".unicodeScalars.contains(first) || "＝＋－＠".unicodeScalars.contains(first), !isNumber(plain)
    {
      text = "'" + plain
    }
    guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// `-40`, `12.5`: digits with at most one point, after at most one minus.
  private static func isNumber(_ text: String) -> Bool {
    let digits = text.utf8.first == 45 ? text.utf8.dropFirst() : text.utf8[...]
    return !digits.isEmpty && digits.allSatisfy { (48...57).contains($0) || $0 == 46 } && digits.count { $0 == 46 } <= 1
      && digits.first != 46 && digits.last != 46
  }
}
