import DataFormat
import Foundation
import Testing

@testable import Exchange

@Suite("The document of the open format")
struct FormatDocumentTests {
  /// The tables as the definitions give them, the one way in which the document may have them.
  static func tables() -> String {
    DataSheets.all.map { sheet in
      var text = "### \(sheet.name)\n\n\(sheet.about)\n\n"
      text += "Key: \(sheet.key.map { "`\($0)`" }.joined(separator: ", ")). "
      if sheet.isHistory { text += "Rows are only ever added. " }
      for order in sheet.ordered { text += "`\(order.second)` is not before `\(order.first)`. " }
      text.removeLast()
      text += "\n\n| Column | Holds | Required | What it is |\n| --- | --- | --- | --- |\n"
      for column in sheet.columns {
        var note = column.note.isEmpty ? "\(column.label)." : "\(column.label). \(column.note)"
        if let target = column.refersTo { note += " Names a row of `\(target)`." }
        text += "| `\(column.name)` | \(holds(column.kind)) | \(column.isRequired ? "yes" : "") | \(note) |\n"
      }
      return text
    }.joined(separator: "\n")
  }

  private static func holds(_ kind: FieldKind) -> String {
    switch kind {
    case .code(let maximum): "code, at most \(maximum) characters"
    case .text(let maximum): "text, at most \(maximum) characters"
    case .caseReference: "case reference number"
    case .date: "date"
    case .instant: "moment"
    case .whole(let range): "whole number, \(range.lowerBound) to \(range.upperBound)"
    case .decimal(let places, let maximum):
      "number, 0 to \(SheetColumn("x", "x", kind).text(of: .whole(maximum))), \(places) places"
    case .weeklyHours: "hours a week, 0 to the most of the rules (`records.yaml`), 2 places"
    case .score: "exact number"
    case .yesNo: "yes or no"
    case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    case .ruleEntry(let list): "\(list.entry) of the rules"
    }
  }

  @Test("Every sheet and column stands in it as the code has it")
  func upToDate() throws {
    let text = try String(contentsOf: FormatForTests.documentation.appending(path: "data-format.md"), encoding: .utf8)
    let from = try #require(text.range(of: "## Sheets\n\n"))
    let to = try #require(text.range(of: "\n## Exports of everything"))
    let expected = Self.tables()
    let found = text[from.upperBound..<to.lowerBound]
    // To write the tables anew: put the text of this comparison's left side between the two headings.
    #expect(expected == found, "the tables of Documentation/data-format.md differ from Sources/DataFormat")
  }

  @Test("Every kind of problem stands in it")
  func kinds() throws {
    let text = try String(contentsOf: FormatForTests.documentation.appending(path: "data-format.md"), encoding: .utf8)
    for kind in DataProblem.Kind.allCases { #expect(text.contains("`\(kind.rawValue)`"), "\(kind.rawValue)") }
  }
}
