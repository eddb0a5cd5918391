public import DataFormat

/// One row that a person gives by hand, checked as an import would check it.
public struct RowEntry {
  private let lists: FieldLists
  private let known: any KnownRows

  public init(lists: FieldLists, known: some KnownRows) {
    self.lists = lists
    self.known = known
  }

  /// Checks the texts of a row by the name of their column; one that is not given is empty.
  ///
  /// Returns the values in the sheet's order, or all that is wrong, with the columns that it is about.
  public func check(_ sheet: Sheet, _ texts: [String: String]) throws -> (values: [FieldValue], problems: [DataProblem])
  {
    let checks = FolderChecks(lists: lists, known: known, kind: .delta, given: [sheet.name])
    let names = sheet.columns.map(\.name)
    guard let header = SheetHeader(names, line: 1, sheet: sheet, file: sheet.name, problems: &checks.problems) else {
      return ([], checks.problems.kept)
    }
    var taken: [FieldValue] = []
    try withoutActuallyEscaping({ (_: Sheet, values: [FieldValue]) in taken = values }) { sink in
      let rows = SheetChecks(header, checks, sink: sink)
      // All fields one after the other, so that each is a stretch of one buffer.
      var bytes: [UInt8] = []
      var ends: [Int] = []
      for name in names {
        bytes += Array((texts[name] ?? "").utf8)
        ends.append(bytes.count)
      }
      try bytes.withUnsafeBufferPointer { all in
        var start = 0
        let fields = ends.map { end in
          defer { start = end }
          return UnsafeBufferPointer(rebasing: all[start..<end])
        }
        try rows.take(line: 1, fields: fields, fault: nil, formFaults: [], skipsBlank: false)
      }
      try rows.finish()
    }
    for name in texts.keys.sorted() where !names.contains(name) {
      checks.problems.add {
        DataProblem(
          kind: .unknownColumn, file: sheet.name, line: 1, column: nil, value: shown(name),
          message: "There is no field of this name. The fields are \(names.joined(separator: ", ")).")
      }
    }
    return (taken, checks.problems.kept)
  }
}
