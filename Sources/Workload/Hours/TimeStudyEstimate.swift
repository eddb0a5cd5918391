public import Caseload
import Rules

/// What recorded minutes of one kind of work say about its time value: their mean, with an interval.
///
/// The mean and not the median, because a value is multiplied by how many there are: only the mean gives the sum back.
/// The interval is the percentile bootstrap (Efron 1979): the sample is drawn again with replacement `resamples` times, and the
/// interval holds the middle 95 of 100 of the means. It assumes nothing about the shape, which is skewed for minutes. With few
/// records it is too narrow, so that none is given for fewer than ``fewest``.
public struct TimeStudyEstimate: Sendable, Hashable {
  /// Records under which no interval is given (assumption).
  public static let fewest = 10
  /// How often the sample is drawn again (assumption: enough for whole minutes).
  public static let resamples = 2_000

  public let count: Int
  /// Minutes, exact; nil without records.
  public let mean: Ratio?
  /// Minutes; nil for fewer records than ``fewest``.
  public let interval: ClosedRange<Ratio>?

  /// - Parameters:
  ///   - minutes: of each record.
  ///   - seed: the same records and seed give the same interval.
  /// - Complexity: O(records × resamples).
  public init(_ minutes: [Int], seed: UInt64) {
    count = minutes.count
    mean = minutes.isEmpty ? nil : Ratio(minutes.reduce(0, +), over: minutes.count)
    guard minutes.count >= Self.fewest else {
      interval = nil
      return
    }
    // What was recorded in another order is the same sample.
    let sample = minutes.sorted()
    var state = seed
    var sums: [Int] = []
    sums.reserveCapacity(Self.resamples)
    for _ in 0..<Self.resamples {
      var sum = 0
      for _ in sample.indices {
        sum += sample[Int(Self.next(&state).multipliedFullWidth(by: UInt64(sample.count)).high)]
      }
      sums.append(sum)
    }
    sums.sort()
    let outside = Self.resamples / 40
    interval =
      Ratio(sums[outside], over: sample.count)...Ratio(sums[Self.resamples - 1 - outside], over: sample.count)
  }

  /// Whether a value in force lies outside the interval; nil where there is none.
  public func disagrees(with value: Int) -> Bool? { interval.map { !$0.contains(Ratio(value)) } }

  /// SplitMix64 (Steele, Lea and Flood 2014).
  private static func next(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Something with a time value of its own that recorded minutes can be compared with.
public enum StudiedWork: Sendable, Hashable {
  case office, home, remote, travel
  /// A kind of work of the rules, by its identifier.
  case task(String)

  /// As it is kept.
  public var code: String {
    switch self {
    case .office: "office"
    case .home: "home"
    case .remote: "remote"
    case .travel: "travel"
    case .task(let kind): "task:" + kind
    }
  }

  public init?(code: String) {
    switch code {
    case "office": self = .office
    case "home": self = .home
    case "remote": self = .remote
    case "travel": self = .travel
    default:
      guard code.hasPrefix("task:"), code.utf8.count > 5 else { return nil }
      self = .task(String(code.dropFirst(5)))
    }
  }
}

extension HoursMeasure {
  /// The value in force of something studied; nil where the values have none.
  public func value(of work: StudiedWork) -> HoursValuesEntry? {
    let value: HoursValues.Value? =
      switch work {
      case .office: values.office
      case .home: values.home
      case .remote: values.remote
      case .travel: values.travel
      case .task(let kind): values.tasks[kind]
      }
    return value.map { HoursValuesEntry(minutes: $0.minutes, source: $0.source) }
  }
}

/// Minutes of one thing and where they come from.
public struct HoursValuesEntry: Sendable, Hashable {
  public let minutes: Int
  /// A source, or the word *assumption*.
  public let source: String
}
