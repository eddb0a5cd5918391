public import Caseload
import Rules

/// When a place is full and when it no longer is, over all replications. None is left out for never crossing.
public struct Fullness: Sendable, Hashable {
  public let place: String
  /// Utilisation over which it is full, and for how many quarters in a row.
  public let level: Double
  public let quarters: Int
  /// Share of replications in which the place is full for the first time by each date.
  public let fullBy: [Double]
  /// Share in which it is full at each date.
  public let fullAt: [Double]
  /// Share in which it has been full and is not any more, by each date.
  public let notFullAgainBy: [Double]
  /// When half, a tenth and nine tenths have become full; nil where fewer ever do.
  public let median: LocalDate?
  public let tenth: LocalDate?
  public let ninetieth: LocalDate?
  /// Share that never becomes full.
  public let never: Double
}

extension PlanRun {
  /// Fullness of the whole service and of each place, by the scenario's level and number of quarters in a row.
  public var fullness: [Fullness] {
    let whole = fullness(place: "whole service", factor: 1)
    return [whole] + scenario.places.map { fullness(place: $0.name, factor: $0.people / $0.staff) }
  }

  /// - Parameter factor: a place's share of people over its share of staff.
  private func fullness(place: String, factor: Double) -> Fullness {
    let level = middle("full-level")
    let quarters = Int(middle("full-quarters"))
    var first = [Int](repeating: 0, count: dates.count)
    var at = first
    var over = first
    for replication in 0..<options.replications {
      let values = dates.indices.map { value(.fullness, quarter: $0, replication: replication) * factor }
      for (quarter, value) in values.enumerated() where value > level { at[quarter] += 1 }
      guard let start = FirstPassage.start(of: values, over: level, consecutive: quarters) else { continue }
      first[start] += 1
      if let end = values[start...].firstIndex(where: { $0 <= level }) { over[end] += 1 }
    }
    let count = Double(options.replications)
    func running(_ counts: [Int]) -> [Double] {
      var sum = 0
      return counts.map {
        sum += $0
        return Double(sum) / count
      }
    }
    let by = running(first)
    func reached(_ share: Double) -> LocalDate? { by.firstIndex { $0 >= share }.map { dates[$0] } }
    return Fullness(
      place: place, level: level, quarters: quarters, fullBy: by, fullAt: at.map { Double($0) / count },
      notFullAgainBy: running(over), median: reached(0.5), tenth: reached(0.1),
      ninetieth: reached(0.9), never: 1 - (by.last ?? 0))
  }

  /// The middle of a number's distribution.
  func middle(_ id: String) -> Double {
    scenario[id].map { ParameterDraw($0, within: PlanParameterKind.named(id)?.range ?? -1e12...1e12).quantile(0.5) }
      ?? .nan
  }
}
