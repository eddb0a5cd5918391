/// Which of a workbook's cell formats show a number as a date or a time.
struct CellStyles {
  private(set) var isDate: [Bool] = []

  init() {}

  init(part: String, of archive: ZipArchive) throws(ExtractRefusal) {
    let handler = StylesHandler()
    try XMLPart.read(part, of: archive, what: "the list of formats", with: handler)
    isDate = handler.formats.map { handler.customDates[$0] ?? Self.isBuiltInDate($0) }
  }

  subscript(style: Int) -> Bool { isDate.indices.contains(style) && isDate[style] }

  /// Numbers that the format defines: 14 to 22 are dates and times, 45 to 47 elapsed times (ECMA-376, part 1, 18.8.30).
  static func isBuiltInDate(_ number: Int) -> Bool { (14...22).contains(number) || (45...47).contains(number) }

  /// Whether a custom format such as `dd/mm/yyyy` has a day, month, year, hour or second outside quotes and brackets.
  ///
  /// `[h]` is elapsed time and counts; `[Red]` does not; nor does a letter after a backslash, an underscore or an asterisk.
  static func isDateFormat(_ code: String) -> Bool {
    var inQuotes = false
    var bracket: String?
    var skipsNext = false
    for character in code.lowercased() {
      if skipsNext {
        skipsNext = false
      } else if inQuotes {
        inQuotes = character != "\""
      } else if let text = bracket {
        guard character == "]" else {
          bracket = text + String(character)
          continue
        }
        if !text.isEmpty,
          text.allSatisfy({ $0 == "h" }) || text.allSatisfy({ $0 == "m" }) || text.allSatisfy({ $0 == "s" })
        {
          return true
        }
        bracket = nil
      } else {
        switch character {
        case "\"": inQuotes = true
        case "[": bracket = ""
        case "\\", "_", "*": skipsNext = true
        case "d", "m", "y", "h", "s": return true
        case ";": return false
        default: break
        }
      }
    }
    return false
  }
}

private final class StylesHandler: XMLPartHandler {
  var customDates: [Int: Bool] = [:]
  var formats: [Int] = []
  private var inCellFormats = false

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "numFmt" {
      guard let id = attributes["numFmtId"].flatMap({ wholeNumber($0) }), let code = attributes.text("formatCode")
      else { return }
      if customDates.count < 65_536 { customDates[id] = CellStyles.isDateFormat(code) }
    } else if name == "cellXfs" {
      inCellFormats = true
    } else if name == "xf", inCellFormats, formats.count < 65_536 {
      formats.append(attributes["numFmtId"].flatMap { wholeNumber($0) } ?? 0)
    }
  }

  override func end(_ name: XMLName) {
    if name == "cellXfs" { inCellFormats = false }
  }
}
