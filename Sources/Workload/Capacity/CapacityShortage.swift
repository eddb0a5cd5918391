public import Caseload

/// What is missing before the work of today is just held: the least that brings λ to 1. Nothing is set against anything.
///
///     qualified = max(0, Q ÷ limit − Aq)
///     time      = max(0, W ÷ limit − A − qualified)
///     places    = max(0, N − K)
///
/// in the symbols of ``CapacitySums``: time of qualified officers that is brought in is time of everybody as well.
public struct CapacityShortage: Sendable, Hashable {
  /// Time of qualified officers, in the unit of the measure.
  public let qualified: Ratio
  /// Time of any grade beside it, in the unit of the measure.
  public let time: Ratio
  /// Cases held beyond what limits allow.
  public let places: Ratio

  public init(qualified: Ratio, time: Ratio, places: Ratio) {
    self.qualified = qualified
    self.time = time
    self.places = places
  }

  public var isNone: Bool { qualified == .zero && time == .zero && places == .zero }
}

extension CapacitySums {
  /// What is missing before today's work is held with everybody at most at the limit; nothing where λ is 1 or more.
  public func shortage(limitPercent: Int) -> CapacityShortage {
    let limit = Ratio(limitPercent, over: 100)
    func missing(_ needed: Ratio, _ there: Ratio) -> Ratio { needed > there ? needed - there : .zero }
    let qualified = missing(Ratio(qualifiedWork) / limit, qualifiedAvailable)
    return CapacityShortage(
      qualified: qualified, time: missing(Ratio(work) / limit, available + qualified),
      places: places.map { missing(Ratio(cases), $0) } ?? .zero)
  }
}
