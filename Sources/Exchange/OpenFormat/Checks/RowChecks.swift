import DataFormat

/// Positions of the columns that the checks of a sheet look at; -1 for those it does not have.
struct Columns {
  let code, startsOn, endsOn, parent, type, score, band, kind, orderNumber, startsAt: Int

  init(_ sheet: Sheet) {
    func position(_ name: String) -> Int { sheet.position(of: name) ?? -1 }
    code = position("code")
    startsOn = position("starts_on")
    endsOn = position("ends_on")
    parent = position("parent")
    type = position("type")
    score = position("score")
    band = position("band")
    kind = position("kind")
    orderNumber = position("order_number")
    startsAt = position("starts_at")
  }
}

extension SheetChecks {
  private func value(_ column: Int) -> String? {
    guard case .text(let text) = values[column] else { return nil }
    return text
  }

  /// Notes the key of the row: for those that refer to it, and to find it given twice.
  func register() {
    shared.register(sheet, values[0])
    let key = KeyHash.of(values[..<sheet.key.count])
    switch role {
    case .orders: registerOrder(key)
    case .allocations: registerAllocation(key)
    default:
      if let first = seen.insert(key, UInt64(line)) {
        note(.duplicateKey, 0, keyText, "The \(sheet.row) stands on line \(first) already. Take one of the two away.")
        return
      }
    }
    if role == .units, !isFaulty(columns.endsOn), !isFaulty(columns.parent) {
      units.add(
        UnitTree.Row(
          code: value(columns.code) ?? "", parent: value(columns.parent),
          start: Periods.number(value(columns.startsOn)),
          end: Periods.number(value(columns.endsOn)), line: line))
    }
  }

  /// The values of the key as a person would name the row.
  private var keyText: String {
    zip(sheet.columns, values.prefix(sheet.key.count)).map { $0.text(of: $1) }.joined(separator: ", ")
  }

  private func registerOrder(_ key: UInt64) {
    let type = isFaulty(columns.type) ? FieldValue.none : values[columns.type]
    let index = orderTypes.firstIndex(of: type) ?? orderTypes.count
    if index == orderTypes.count { orderTypes.append(type) }
    guard let first = seen.insert(key, UInt64(line) << 16 | UInt64(index & 0xFFFF)) else { return }
    let other = orderTypes[Int(first & 0xFFFF)]
    if other != type, other != .none, type != .none, case .text(let text) = other {
      note(
        .orderOfTwoTypes, columns.type, value(columns.type),
        "The order stands on line \(first >> 16) as \(text), and an order has one type. Take one of the two away, or "
          + "give the other order its own number.")
    } else {
      note(.duplicateKey, 0, keyText, "The order stands on line \(first >> 16) already. Take one of the two away.")
    }
  }

  private func registerAllocation(_ key: UInt64) {
    guard let crn = value(0), let instant = value(columns.startsAt), let number = CaseSet.number(crn) else { return }
    let moment = UInt64(instant.utf8.reduce(0) { $1 &- 48 < 10 ? $0 * 10 + Int($1 &- 48) : $0 })
    if let first = seen.insert(key, UInt64(line)) {
      note(
        .sameInstant, 1, instant,
        "The case has a holder from this moment on line \(first) already, and can have one only. "
          + "Take one of the two away."
      )
    } else if let last = newest[UInt64(number)], last > moment {
      note(
        .outOfOrder, 1, instant,
        "A row before this one gives the case a later holder. Sort the rows of each case by starts_at.")
    } else {
      newest.set(UInt64(number), moment)
    }
  }

  /// What holds for the rows of one sheet alone.
  func checkRow() throws {
    switch role {
    case .requirements: try checkOrder()
    case .registrations:
      guard let type = value(columns.type), shared.lists.riskRegistrations.contains(type) else { return }
      note(
        .riskInRegistrations, columns.type, type,
        "A risk of serious harm is not a registration here: give it in the sheet risk, as kind rosh with its band.")
    case .risk: checkRisk()
    default: break
    }
  }

  private func checkOrder() throws {
    let index = columns.orderNumber
    guard !isFaulty(0), !isFaulty(index) else { return }
    if try !shared.orderExists(values[0], values[index]) {
      note(
        .unknownOrder, index, value(columns.orderNumber),
        "The case has no order of this number. Correct the number, or give the order in the sheet orders.")
    }
  }

  private func checkRisk() {
    let (score, band) = (columns.score, columns.band)
    guard let kind = value(columns.kind), !isFaulty(score), !isFaulty(band), values[band] == .none else { return }
    if kind == "rosh" {
      note(.emptyRisk, band, nil, "A risk of serious harm needs its band: write low, medium, high or very-high.")
    } else if values[score] == .none {
      note(.emptyRisk, score, nil, "The row gives neither a score nor a band. Fill one in, or take the row away.")
    }
  }

  func noteUnknown(_ column: Int, _ target: String) {
    guard case .text(let text) = values[column] else { return }
    noteUnknown(column, target, text, at: line)
  }

  private func noteUnknown(_ column: Int, _ target: String, _ text: String, at line: Int) {
    let kind: DataProblem.Kind =
      switch target {
      case "units": .unknownUnit
      case "staff": .unknownStaff
      default: .unknownCase
      }
    let row = DataSheets.named(target)?.row ?? target
    note(
      kind, column, text, at: line,
      "There is no such \(row). Correct the value, or give the \(row) in the sheet \(target).")
  }

  func finishUnits() throws {
    let parent = columns.parent
    for row in units.rows {
      guard let above = row.parent, try !shared.exists(.text(above), in: sheet.name) else { continue }
      noteUnknown(parent, sheet.name, above, at: row.line)
    }
    try addKnownUnits()
    for fault in units.faults() {
      switch fault.kind {
      case .overlaps(let other):
        note(
          .overlappingUnits, 1, nil, at: fault.row.line,
          "The unit \(fault.row.code) has another row for some of these days, \(place(other)). "
            + "End one before the other begins."
        )
      case .cycle(let codes):
        note(
          .cyclicUnits, parent, fault.row.parent, at: fault.row.line,
          "The unit is part of itself: \((codes + codes.prefix(1)).prefix(8).joined(separator: " in ")). "
            + "Correct the unit above."
        )
      case .tooDeep:
        note(
          .unitsTooDeep, parent, fault.row.parent, at: fault.row.line,
          "There are more than \(UnitTree.mostLevels) units above this one. Correct the unit above.")
      }
    }
  }

  /// To a delta's units come the periods kept already of these and of all above them, but for those it replaces.
  private func addKnownUnits() throws {
    guard shared.kind == .delta else { return }
    let own = Set(units.rows.map { "\($0.code) \($0.start)" })
    var waiting = units.rows.flatMap { [$0.code, $0.parent ?? $0.code] }
    var asked: Set<String> = []
    while let code = waiting.popLast() {
      guard asked.insert(code).inserted else { continue }
      for row in try shared.knownRows(of: sheet, startingWith: code) {
        guard let unit = knownUnit(row), !own.contains("\(unit.code) \(unit.start)") else { continue }
        units.add(unit)
        if let parent = unit.parent { waiting.append(parent) }
      }
    }
  }

  private func knownUnit(_ row: [FieldValue]) -> UnitTree.Row? {
    guard let code = text(row, columns.code), let start = text(row, columns.startsOn) else { return nil }
    return UnitTree.Row(
      code: code, parent: text(row, columns.parent), start: Periods.number(start),
      end: Periods.number(text(row, columns.endsOn)),
      line: 0)
  }

  private func text(_ row: [FieldValue], _ column: Int) -> String? {
    guard row.indices.contains(column), case .text(let text) = row[column] else { return nil }
    return text
  }

  private func place(_ line: Int) -> String { line == 0 ? "kept already" : "on line \(line)" }
}
