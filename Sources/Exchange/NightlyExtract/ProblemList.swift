/// The problems of one workbook, in the order of its sheets and rows, with an end to how many of one kind are listed.
///
/// Invariant: of each kind and sheet at most `most` are listed, then one more says how many there were besides.
struct ProblemList {
  /// Enough to see a pattern; a list of 250,000 helps nobody.
  static let most = 1_000

  private struct Group: Hashable {
    let kind: ImportProblem.Kind
    let sheet: String?
  }
  private var listed: [ImportProblem] = []
  private var counts: [Group: Int] = [:]

  /// - Parameter problem: built only if it will be listed.
  mutating func add(_ kind: ImportProblem.Kind, in sheet: String?, _ problem: () -> ImportProblem) {
    let count = counts[Group(kind: kind, sheet: sheet), default: 0] + 1
    counts[Group(kind: kind, sheet: sheet)] = count
    if count <= Self.most { listed.append(problem()) }
  }

  mutating func add(_ problem: ImportProblem) { add(problem.kind, in: problem.sheet) { problem } }

  /// - Parameter sheets: in the workbook's order.
  func all(sheets: [String]) -> [ImportProblem] {
    let order = Dictionary(sheets.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var problems = listed
    for (group, count) in counts where count > Self.most {
      guard let last = listed.last(where: { $0.kind == group.kind && $0.sheet == group.sheet }) else { continue }
      problems.append(
        ImportProblem(
          severity: last.severity, kind: group.kind, sheet: group.sheet, row: Int.max,
          message: "And \(grouped(count - Self.most)) more of this kind in this sheet.", done: last.done))
    }
    func place(_ problem: (offset: Int, element: ImportProblem)) -> (Int, Int, Int) {
      (problem.element.sheet.flatMap { order[$0] } ?? -1, problem.element.row ?? 0, problem.offset)
    }
    return problems.enumerated().sorted { place($0) < place($1) }
      .map { $0.element.row == Int.max ? $0.element.withoutRow : $0.element }
  }
}

extension ImportProblem {
  fileprivate var withoutRow: ImportProblem {
    ImportProblem(severity: severity, kind: kind, sheet: sheet, message: message, done: done)
  }
}

/// Digits in groups of three: `3,412`.
func grouped(_ number: Int) -> String {
  let digits = Array(String(number.magnitude))
  var text = number < 0 ? "-" : ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return text
}
