import Rules
import Storage

/// Where an actor may do something: everywhere, or in some units, with some people, on some cases.
struct AccessScope: Sendable, Hashable {
  /// The whole service, with what has no unit.
  var isEverything = false
  /// Units in reach, each with all units below it.
  var units: Set<RoleUnit> = []
  /// Staff codes of the actor and of people whom the actor answers for, covers or deputises for.
  var staff: Set<String> = []
  /// Case reference numbers of cases that were opened or are worked on together.
  var cases: Set<String> = []
  /// The finest level that is shown, as an index of the rules' levels; nil for all.
  var finestLevel: Int?

  static let everything = AccessScope(isEverything: true)

  var isEmpty: Bool { !isEverything && units.isEmpty && staff.isEmpty && cases.isEmpty }

  /// Codes of the units in reach, in order.
  var codes: [String] { Set(units.map(\.code)).sorted() }

  func holds(_ unit: UnitReference) -> Bool {
    shows(unit) && (isEverything || units.contains(RoleUnit(unit)))
  }

  /// Whether units of this level are shown at all.
  func shows(_ unit: UnitReference) -> Bool { finestLevel.map { unit.level <= $0 } ?? true }

  func holdsTeam(_ code: String?) -> Bool {
    guard finestLevel == nil else { return false }
    return isEverything || code.map { code in units.contains { $0.code == code } } ?? false
  }

  /// A condition on rows of `case_now`, or of a table with its columns.
  ///
  /// - Parameter prefix: the table's short name with a dot.
  func cases(_ prefix: String = "") -> SQLCondition {
    if isEverything { return SQLCondition("1 = 1") }
    let parts = [
      SQLCondition.among("\(prefix)team", codes), SQLCondition.among("\(prefix)staff_code", staff.sorted()),
      SQLCondition.among("\(prefix)crn", cases.sorted()),
    ].filter { !$0.arguments.isEmpty }
    guard !parts.isEmpty else { return SQLCondition("1 = 0") }
    return SQLCondition("(\(parts.map(\.sql).joined(separator: " OR ")))", parts.flatMap(\.arguments))
  }

  /// Both together reach where either does.
  mutating func formUnion(_ other: AccessScope) {
    // Two grants of one permission with different finest levels: the finer one counts.
    finestLevel = isEmpty ? other.finestLevel : other.isEmpty ? finestLevel : Self.finer(finestLevel, other.finestLevel)
    isEverything = isEverything || other.isEverything
    units.formUnion(other.units)
    staff.formUnion(other.staff)
    cases.formUnion(other.cases)
  }

  private static func finer(_ a: Int?, _ b: Int?) -> Int? {
    guard let a, let b else { return nil }
    return max(a, b)
  }
}

extension RoleUnit {
  init(_ unit: UnitReference) { self.init(level: unit.levelID, code: unit.code) }
}
