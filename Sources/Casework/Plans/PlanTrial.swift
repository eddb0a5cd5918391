public import Caseload
import Exchange
public import Rules

/// Levers that somebody tries on a scenario, from one day on. Each is an assumption and is said to be one.
public struct PlanTrial: Sendable, Hashable {
  /// What can be tried. The raw value is its key in an address and in a file.
  public enum Lever: String, Sendable, Hashable, CaseIterable {
    /// Trainees who begin on the day, beside those of the scenario.
    case intake
    /// Per cent of today's rate of leaving, for all grades.
    case leaving
    /// Per cent of the scenario's starts, for all types of sentence.
    case demand
    /// Cases at most that an officer holds.
    case cap
    /// Per cent of administration that a hub does.
    case hub
    /// Per cent of today's chance of release from custody.
    case release

    var kind: PlanLever.Kind {
      switch self {
      case .intake: .intake
      case .leaving: .retention
      case .demand: .demand
      case .cap: .cap
      case .hub: .hubShare
      case .release: .earlyRelease
      }
    }

    /// What a typed number is multiplied by to be the lever's amount.
    var scale: Double {
      switch self {
      case .intake, .cap: 1
      case .leaving, .demand, .hub, .release: 0.01
      }
    }

    /// What may be typed.
    public var range: ClosedRange<Double> {
      (kind.range.lowerBound / scale)...(kind.range.upperBound / scale)
    }
  }

  public var from: LocalDate
  /// As typed: people, cases or per cent.
  public var amounts: [Lever: Double]

  public init(from: LocalDate, amounts: [Lever: Double]) {
    self.from = from
    self.amounts = amounts
  }

  /// A number without a fraction where it has none.
  public static func plain(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? value.description }

  /// Everything that is tried in one line, the same for the same trial: `from 2026-01-01, intake 100`.
  public var words: String {
    (["from \(from.iso)"]
      + Lever.allCases.compactMap { lever in amounts[lever].map { "\(lever.rawValue) \(Self.plain($0))" } })
      .joined(separator: ", ")
  }

  /// What is wrong with it for a scenario, by key; empty where it can be run.
  public func problems(in scenario: PlanScenario) -> [HandProblem] {
    let last = scenario.from.adding(months: scenario.months)
    var problems: [HandProblem] = []
    if from < scenario.from || from >= last {
      problems.append(
        HandProblem(
          column: "from",
          message: "Enter a day from \(scenario.from.iso) to \((last + -1).iso): the scenario looks no further."))
    }
    for lever in Lever.allCases {
      guard let amount = amounts[lever], !(amount.isFinite && lever.range.contains(amount)) else { continue }
      let (low, high) = (Self.plain(lever.range.lowerBound), Self.plain(lever.range.upperBound))
      problems.append(HandProblem(column: lever.rawValue, message: "Enter a number from \(low) to \(high)."))
    }
    return problems
  }

  /// The scenario with these levers after its own. The levers are part of the fingerprint that a result carries.
  func applied(to file: NamedScenario) -> NamedScenario {
    let levers = Lever.allCases.compactMap { lever -> PlanLever? in
      guard let amount = amounts[lever] else { return nil }
      let id = "tried-\(lever.rawValue)"
      return PlanLever(
        id: id, kind: lever.kind, from: from, until: nil, rampMonths: 0,
        amount: PlanParameter(
          id: "lever.\(id)", distribution: .fixed(amount * lever.scale), unit: lever.kind.unit,
          source: "assumption: tried, and nothing stands behind it"))
    }
    let scenario = file.scenario
    return NamedScenario(
      scenario: scenario.adding(levers: levers, id: scenario.id, name: "\(scenario.name), with levers tried"),
      inputs: file.inputs + [.init(name: "levers tried", sha256: FileFingerprint.sha256(of: words))])
  }
}
