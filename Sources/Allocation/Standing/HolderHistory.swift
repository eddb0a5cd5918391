public import Caseload

/// Who held one case from when on, as the records have it.
public struct HolderHistory: Sendable, Hashable {
  /// A holder, or the queue, from a day on.
  public struct Spell: Sendable, Hashable {
    public let from: LocalDate
    /// Nil while nobody holds the case.
    public let staff: String?
    /// The team of the post that held it.
    public let team: String?
    public let reason: String?

    public init(from: LocalDate, staff: String?, team: String? = nil, reason: String? = nil) {
      self.from = from
      self.staff = staff
      self.team = team
      self.reason = reason
    }
  }

  /// One practitioner after another.
  public struct Change: Sendable, Hashable {
    public let day: LocalDate
    public let before: String
    public let after: String
    public let reason: String?
  }

  /// In the order of time.
  public let spells: [Spell]

  public init(_ spells: [Spell]) { self.spells = spells }

  /// Each time that the case went to somebody who did not hold it before: to its first holder, and to every other one.
  /// The same one after days in the queue is none.
  public var givings: [Spell] {
    var last: String?
    return spells.filter { spell in
      guard let staff = spell.staff, staff != last else { return false }
      last = staff
      return true
    }
  }

  /// Changes from one practitioner to another between two days, both included. The first holder of a case is none.
  public func changes(from first: LocalDate, to last: LocalDate) -> [Change] {
    let givings = givings
    return zip(givings, givings.dropFirst()).compactMap { before, after in
      guard let old = before.staff, let new = after.staff, after.from >= first, after.from <= last else { return nil }
      return Change(day: after.from, before: old, after: new, reason: after.reason)
    }
  }

  /// Days between two, both included, on which somebody held the case.
  public func daysHeld(from first: LocalDate, to last: LocalDate) -> Int {
    spells.enumerated().reduce(0) { sum, item in
      guard item.element.staff != nil else { return sum }
      let next = item.offset + 1 < spells.count ? spells[item.offset + 1].from : last + 1
      return sum + max(0, min(next, last + 1) - max(item.element.from, first))
    }
  }

  /// Whether the first holder was the only one up to a number of days after taking the case; nil for one that nobody ever held.
  public func isWithFirst(for days: Int) -> Bool? {
    let givings = givings
    guard let first = givings.first else { return nil }
    return givings.count == 1 || givings[1].from - first.from > days
  }
}
