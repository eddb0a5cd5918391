import DataFormat

/// Which field of a file is which column of its sheet, as the heading row says.
struct SheetHeader {
  let sheet: Sheet
  let file: String
  /// For each column of the sheet its position among the fields; -1 for one that the file does not have.
  let positions: [Int]
  /// Fields of a row.
  let width: Int

  /// Nil when there is not one heading to know the columns by. What is wrong is noted either way.
  init?(_ headings: [String], line: Int, sheet: Sheet, file: String, problems: inout DataProblems) {
    var positions = Array(repeating: -1, count: sheet.columns.count)
    func problem(_ kind: DataProblem.Kind, _ column: String, _ message: String) -> DataProblem {
      DataProblem(kind: kind, file: file, line: line, column: shown(column), value: nil, message: message)
    }
    guard headings.contains(where: { sheet.position(of: $0) != nil }) else {
      problems.add {
        DataProblem(
          kind: .noHeader, file: file, line: line, column: nil, value: shown(headings.joined(separator: ",")),
          message: "None of these is a column of \(sheet.name). Write the heading row with commas between the names: "
            + sheet.columns.map(\.name).joined(separator: ",") + ".")
      }
      return nil
    }
    for (index, heading) in headings.enumerated() {
      guard let column = sheet.position(of: heading) else {
        problems.add {
          problem(
            .unknownColumn, heading,
            "“\(shown(heading))” is not a column of \(sheet.name). Its columns are "
              + sheet.columns.map(\.name).joined(separator: ", ") + ".")
        }
        continue
      }
      if positions[column] >= 0 {
        problems.add { problem(.duplicateColumn, heading, "The column stands there twice. Take one of the two away.") }
      } else {
        positions[column] = index
      }
    }
    for (index, column) in sheet.columns.enumerated() where positions[index] < 0 && column.isRequired {
      problems.add { problem(.missingColumn, column.name, "The column is missing and has to be there. Add it.") }
    }
    self.sheet = sheet
    self.file = file
    self.positions = positions
    width = headings.count
  }
}
