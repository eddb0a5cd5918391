import DataFormat

/// Whether a feed's row says what was said by adding a row here.
extension LocalChangeBook.Open {
  /// Whether a row says the same as the one that was added here.
  ///
  /// Every field that was filled here has to agree, but for those that are the case system's own: the key, and the source.
  /// A field that was left empty here says nothing, so the feed may fill it: the category of a registration whose level was
  /// known, for instance. Only an end left empty says something: that the row still stood on the day it was recorded.
  /// A feed by which it had ended before that day says otherwise; one by which it ended later has newer news.
  func agrees(with row: [FieldValue], of sheet: Sheet) -> Bool {
    guard let here = fields(of: sheet) else { return LocalChangeBook.said(sheet, row) == after }
    return LocalChangeBook.compared(sheet).allSatisfy { column, name in
      guard let ours = here[name] else { return true }
      let theirs = row[column].plainText
      if ours.isEmpty, name == "ended_on" { return theirs.isEmpty || theirs >= madeAt.prefix(10) }
      return ours.isEmpty || ours == theirs
    }
  }

  /// Whether a row is about something that was over before what was added here began.
  func isAfter(_ row: [FieldValue], of sheet: Sheet, began: String) -> Bool {
    guard let began = fields(of: sheet)?[began], let column = sheet.position(of: "ended_on") else { return false }
    let end = row[column].plainText
    return !end.isEmpty && end < began
  }

  /// What was added here by the name of the column; nil where a text holds the mark that stands between fields.
  private func fields(of sheet: Sheet) -> [String: String]? {
    let columns = LocalChangeBook.compared(sheet)
    let texts = after.split(separator: "|", omittingEmptySubsequences: false)
    guard texts.count == columns.count else { return nil }
    return Dictionary(uniqueKeysWithValues: zip(columns.map(\.name), texts.map(String.init)))
  }
}
