import Rules
import Storage

/// Where an actor may do something: everywhere, or in some units, with some people, on some cases.
struct AccessScope: Sendable, Hashable {
  /// How far the whole service is within reach, with what has no unit.
  enum Breadth: Sendable, Hashable {
    case parts
    /// Units of all levels down to this one, as an index of the rules' levels.
    case levels(downTo: Int)
    case everything
  }

  var breadth = Breadth.parts
  /// Units in reach, each with all units below it down to the level that its grant shows.
  var units: Set<RoleUnit> = []
  /// Staff codes of the actor and of people whom the actor answers for, covers or deputises for.
  var staff: Set<String> = []
  /// Case reference numbers of cases that were opened or are worked on together.
  var cases: Set<String> = []

  static let everything = AccessScope(breadth: .everything)

  /// Whether nothing at all is kept back.
  var isEverything: Bool { breadth == .everything }

  var isEmpty: Bool { breadth == .parts && units.isEmpty && staff.isEmpty && cases.isEmpty }

  /// Codes of the units in reach, in order.
  var codes: [String] { Set(units.map(\.code)).sorted() }

  func holds(_ unit: UnitReference) -> Bool {
    switch breadth {
    case .everything: true
    case .levels(let finest) where unit.level <= finest: true
    case .levels, .parts: units.contains(RoleUnit(unit))
    }
  }

  func holdsTeam(_ code: String?) -> Bool {
    isEverything || code.map { code in units.contains { $0.code == code } } ?? false
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

  /// Both together reach where either does, and no further down than that one does.
  mutating func formUnion(_ other: AccessScope) {
    breadth = breadth.union(other.breadth)
    units.formUnion(other.units)
    staff.formUnion(other.staff)
    cases.formUnion(other.cases)
  }
}

extension AccessScope.Breadth {
  fileprivate func union(_ other: Self) -> Self {
    switch (self, other) {
    case (.everything, _), (_, .everything): .everything
    case (.levels(let a), .levels(let b)): .levels(downTo: max(a, b))
    case (let a, .parts): a
    case (.parts, let b): b
    }
  }
}

extension RoleUnit {
  init(_ unit: UnitReference) { self.init(level: unit.levelID, code: unit.code) }
}
