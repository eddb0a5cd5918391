public import Caseload

/// What a unit's people hold beside what they can lawfully hold, summed: how much the work of today could grow.
///
/// λ is the largest share of today's mix that can be held, by sums and before single people and cases are looked at:
///
///     λ = min( limit · Aq ÷ Q,  limit · A ÷ W,  K ÷ N )
///
/// with A the available time of everybody counted and Aq that of qualified officers, W all work and Q the work that asks for
/// a qualified officer, K the cases that limits allow and N the cases held. Room of others is never set against work that
/// asks for a qualified officer.
/// Source: the fullness of the optimiser's reference, which gives the same where everybody of a grade is alike.
public struct CapacitySums: Sendable, Hashable {
  /// Time of everybody counted, and of the qualified officers among them. In the unit of the measure, exact.
  public var available: Ratio
  public var qualifiedAvailable: Ratio
  /// All work of those counted, and the part of it that asks for a qualified officer. In the unit of the measure.
  public var work: Int
  public var qualifiedWork: Int
  public var cases: Int
  /// Cases that limits allow, unrounded; nil where no limit is known.
  public var places: Ratio?

  public init(
    available: Ratio = .zero, qualifiedAvailable: Ratio = .zero, work: Int = 0, qualifiedWork: Int = 0, cases: Int = 0,
    places: Ratio? = nil
  ) {
    self.available = available
    self.qualifiedAvailable = qualifiedAvailable
    self.work = work
    self.qualifiedWork = qualifiedWork
    self.cases = cases
    self.places = places
  }

  /// What holds λ down.
  public enum Bound: String, Sendable, Hashable, CaseIterable {
    /// Time of qualified officers, for work that asks for one.
    case qualifiedTime = "qualified-time"
    /// Time of everybody, for all work.
    case time
    /// Cases that limits allow.
    case places
  }

  public enum Fullness: String, Sendable, Hashable {
    case full, nearly, room
  }

  /// Each bound with the λ that it allows; bounds on nothing are left out.
  public func growths(limitPercent: Int) -> [(bound: Bound, lambda: Ratio)] {
    let limit = Ratio(limitPercent, over: 100)
    var growths: [(bound: Bound, lambda: Ratio)] = []
    if qualifiedWork > 0 { growths.append((.qualifiedTime, limit * qualifiedAvailable / Ratio(qualifiedWork))) }
    if work > 0 { growths.append((.time, limit * available / Ratio(work))) }
    if let places, cases > 0 { growths.append((.places, places / Ratio(cases))) }
    return growths
  }

  /// The lowest bound; nil where nothing is held.
  public func growth(limitPercent: Int) -> (bound: Bound, lambda: Ratio)? {
    growths(limitPercent: limitPercent).min { $0.lambda < $1.lambda }
  }

  /// Full below 1, nearly full below the line of room, room from it on; nil where nothing is held.
  public func fullness(limitPercent: Int, roomPercent: Int) -> Fullness? {
    growth(limitPercent: limitPercent).map { growth in
      if growth.lambda < Ratio(1) { return .full }
      return growth.lambda < Ratio(roomPercent, over: 100) ? .nearly : .room
    }
  }
}

/// Full-time posts that are lacking.
public enum Shortfall {
  /// Hours that are short over the hours that a full-time post has for cases: 40 h at 23.68 h are 1.69 posts; nil without such hours.
  public static func posts(hoursShort: Ratio, availablePerPost: Ratio) -> Ratio? {
    availablePerPost > .zero ? hoursShort / availablePerPost : nil
  }
}
