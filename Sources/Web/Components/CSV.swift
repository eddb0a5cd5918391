import Casework

/// A table as comma-separated values (RFC 4180) that spreadsheets open as what it is.
struct CSV {
  let heading: [String]
  let rows: [[String]]

  /// UTF-8 with a byte order mark, so that spreadsheets read names right.
  var text: String {
    var text = "\u{FEFF}"
    for row in [heading] + rows { text += row.map(Self.cell).joined(separator: ",") + "\r\n" }
    return text
  }

  static func cell(_ plain: String) -> String { SpreadsheetCell.text(plain) }
}
