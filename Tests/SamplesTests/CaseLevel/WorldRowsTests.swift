import Caseload
import DataFormat
import Rules
import Samples
import TestSupport
import Testing

@Suite("Rows of case-level sample data keep the rules of their sheets")
struct WorldRowsTests {
  private static let tables = WorldTables(SampleWorld(size: .pdu, seed: 5, date: WorldTables.night))
  private static let delta = WorldTables(SampleDelta(SampleWorld(size: .pdu, seed: 5, date: WorldTables.night)))

  /// What is wrong with a value; nil when nothing is.
  private func complaint(_ value: FieldValue, _ column: SheetColumn, _ pack: RulePack) -> String? {
    switch (column.kind, value) {
    case (_, .none): return column.isRequired ? "missing" : nil
    case (.code(let maximum), .text(let text)), (.text(let maximum), .text(let text)):
      return text.isEmpty || text.count > maximum || text.first == " " || text.last == " " ? "not a text" : nil
    case (.caseReference, .text(let text)): return CaseReference(text).hasUsualShape ? nil : "not a CRN"
    case (.date, .text(let text)): return LocalDate(iso: text) == nil ? "not a date" : nil
    case (.instant, .text(let text)):
      let isSound = text.utf8.count == 20 && text.hasSuffix("Z") && LocalDate(iso: text.prefix(10)) != nil
      return isSound ? nil : "not a moment"
    case (.whole(let range), .whole(let whole)): return range.contains(whole) ? nil : "out of range"
    case (.decimal(_, let maximum), .whole(let whole)):
      return whole >= 0 && whole <= maximum * 100 ? nil : "out of range"
    case (.weeklyHours, .whole(let whole)):
      return whole >= 0 && whole <= pack.records.mostWeeklyHours * 100 ? nil : "out of range"
    case (.score, .text(let text)): return Double(text).map { (0..<100).contains($0) } == true ? nil : "not a score"
    case (.yesNo, .whole(let whole)): return whole == 0 || whole == 1 ? nil : "neither yes nor no"
    case (.choice(let words), .text(let text)): return words.contains(text) ? nil : "not a choice"
    case (.ruleEntry(let list), .text(let text)):
      let ids: [String]
      switch list {
      case .levels: ids = pack.levels.map(\.id)
      case .grades: ids = pack.grades.all.map(\.id)
      case .caseTypes: ids = pack.caseTypes.map(\.id)
      case .reductionReasons: ids = pack.reductionReasons.map(\.id)
      case .workKinds: ids = pack.workKinds.map(\.id)
      }
      return ids.contains(text) ? nil : "not in the rule pack"
    default: return "of another kind"
    }
  }

  @Test("Every value is of its column's kind, required ones are there, dates are in order", arguments: [false, true])
  func values(isDelta: Bool) throws {
    let pack = try englandAndWales()
    let tables = isDelta ? Self.delta : Self.tables
    var complaints: [String] = []
    for sheet in DataSheets.all {
      for row in tables.rows(sheet) {
        #expect(row.values.count == sheet.columns.count)
        for (column, value) in zip(sheet.columns, row.values) {
          if let wrong = complaint(value, column, pack) {
            complaints.append("\(sheet.name).\(column.name) \(value): \(wrong)")
          }
        }
        for order in sheet.ordered {
          if let first = row.date(order.first), let second = row.date(order.second), second < first {
            complaints.append("\(sheet.name) \(row.values[0]): \(order.second) before \(order.first)")
          }
        }
      }
    }
    #expect(complaints.isEmpty, "\(complaints.count): \(complaints.prefix(8))")
  }

  @Test("No two rows of a sheet have the same key")
  func keys() {
    for sheet in DataSheets.all {
      var seen = Set<[FieldValue]>()
      for row in Self.tables.rows(sheet) {
        let key = Array(row.values.prefix(sheet.key.count))
        #expect(seen.insert(key).inserted, "\(sheet.name) \(key)")
      }
    }
  }

  @Test("Whatever a row refers to is there, also after the delta")
  func references() {
    var missing: [String] = []
    for sheet in DataSheets.all {
      for column in sheet.columns {
        guard let target = column.refersTo.flatMap({ DataSheets.named($0) }) else { continue }
        let name = target.columns[0].name
        let known = Set(Self.tables.rows(target).compactMap { $0[name] })
        let added = Set(Self.delta.rows(target).compactMap { $0[name] })
        for row in Self.tables.rows(sheet) {
          if let value = row[column.name], !known.contains(value) { missing.append("\(sheet.name) \(value)") }
        }
        for row in Self.delta.rows(sheet) {
          if let value = row[column.name], !known.contains(value), !added.contains(value) {
            missing.append("delta \(sheet.name) \(value)")
          }
        }
      }
    }
    #expect(missing.isEmpty, "\(missing.count): \(missing.prefix(5))")
  }

  @Test("Requirements name an order of their case")
  func requirementOrders() {
    let orders = Set(Self.tables.rows(DataSheets.orders).map { "\($0["crn"] ?? "") \($0["number"] ?? "")" })
    for row in Self.tables.rows(DataSheets.requirements) {
      #expect(orders.contains("\(row["crn"] ?? "") \(row["order_number"] ?? "")"))
    }
  }

  @Test("A case's changes of holder ascend, begin with the case and name somebody else each time")
  func ascending() throws {
    let starts = Dictionary(
      uniqueKeysWithValues: Self.tables.rows(DataSheets.cases).map { ($0["crn"] ?? "", $0["starts_on"]) })
    let histories = Self.tables.byCase(DataSheets.allocations)
    #expect(histories.count == starts.count)
    for (crn, rows) in histories {
      let first = try #require(rows.first?["starts_at"])
      #expect(starts[crn]??.description == String(first.prefix(10)))
      for (one, next) in zip(rows, rows.dropFirst()) {
        #expect((one["starts_at"] ?? "") < (next["starts_at"] ?? ""))
        #expect(one["staff_code"] != next["staff_code"])
      }
    }
  }

  @Test("The same seed gives the same rows, another seed others")
  func sameSeed() {
    func hash(_ seed: UInt64) -> Int {
      let world = SampleWorld(size: .team, seed: seed, date: WorldTables.night, differences: 0.1, faults: 0.1)
      var hasher = Hasher()
      for sheet in DataSheets.all {
        world.rows(of: sheet) { hasher.combine($0) }
        SampleDelta(world).rows(of: sheet) { hasher.combine($0) }
      }
      return hasher.finalize()
    }
    #expect(hash(7) == hash(7))
    #expect(hash(7) != hash(8))
  }

  @Test("A sheet that the format does not have has no rows")
  func unknownSheet() {
    let world = SampleWorld(size: .team, seed: 1, date: WorldTables.night)
    var rows = 0
    world.rows(of: Sheet("visits", table: "visit", row: "visit", about: "", key: [], columns: [])) { _ in rows += 1 }
    #expect(rows == 0)
  }
}
