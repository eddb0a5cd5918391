/// Swift source without its prose: comments and the text of string literals are left out, code inside `\(…)` is kept.
enum SwiftCode {
  private enum Place {
    /// With the number of parentheses open since it began.
    case code(open: Int)
    case text
    case longText
  }

  /// One line for each line of the source. - Complexity: O(characters).
  static func lines(of source: [Substring]) -> [String] {
    var places: [Place] = [.code(open: 0)]
    return source.map { line in
      // A literal in plain quotation marks ends with its line at the latest.
      while case .text? = places.last { places.removeLast() }
      return code(of: Array(line), &places)
    }
  }

  private static func code(of line: [Character], _ places: inout [Place]) -> String {
    var kept = ""
    var index = 0
    func isAhead(_ text: String) -> Bool { line[index...].starts(with: text) }
    while index < line.count {
      let character = line[index]
      switch places[places.count - 1] {
      case .code(let open):
        if isAhead("//") { return kept }
        if isAhead("\"\"\"") {
          places.append(.longText)
          index += 2
        } else if character == "\"" {
          places.append(.text)
        } else if character == "(" {
          places[places.count - 1] = .code(open: open + 1)
        } else if character == ")" {
          if open == 0 && places.count > 1 {
            places.removeLast()
          } else {
            places[places.count - 1] = .code(open: open - 1)
          }
        }
        kept.append(character)
      case .text, .longText:
        if isAhead("\\(") {
          places.append(.code(open: 0))
          kept.append("(")
          index += 1
        } else if character == "\\" {
          index += 1
        } else if case .longText = places[places.count - 1] {
          if isAhead("\"\"\"") {
            places.removeLast()
            kept.append("\"")
            index += 2
          }
        } else if character == "\"" {
          places.removeLast()
          kept.append(character)
        }
      }
      index += 1
    }
    return kept
  }
}
