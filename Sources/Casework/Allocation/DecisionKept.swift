import Allocation
public import Caseload
import FoundationEssentials
import Workload

/// What one rule or preference said when a case was given to somebody.
public struct DecisionFinding: Sendable, Hashable, Codable {
  /// The identifier of the rule or preference.
  public let name: String
  public let isRule: Bool
  /// `fits`, `care` or `cannot`.
  public let outcome: String
  public let words: String
  public let points: Int

  init(_ finding: Finding) {
    name = finding.name
    isRule = if case .rule = finding.subject { true } else { false }
    outcome = finding.outcome.rawValue
    words = finding.words
    points = finding.points
  }
}

/// The figures of a post on one side of a decision, exactly.
public struct DecisionSide: Sendable, Hashable, Codable {
  public let cases: Int
  public let active: Int
  /// Points.
  public let work: Int
  private let available: [Int]
  /// Whether a percentage can be said of it.
  public let isComputable: Bool

  init(_ figure: PostFigure) {
    cases = figure.casesHeld
    active = figure.casesActive
    work = figure.work
    available = [figure.available.numerator, figure.available.denominator]
    isComputable = figure.isComputable
  }

  /// Points for the time that is there, unrounded.
  public var availablePoints: Ratio { Ratio(available.first ?? 0, over: available.last ?? 1) }
  /// Work over available time, unrounded; nil where it cannot be said.
  public var percent: Ratio? {
    isComputable && availablePoints > .zero ? Ratio(work * 100) / availablePoints : nil
  }
}

/// The figures of the posts that a decision changed.
public struct DecisionFigures: Sendable, Hashable, Codable {
  /// One post, before and after.
  public struct Change: Sendable, Hashable, Codable {
    public let before: DecisionSide
    public let after: DecisionSide
  }

  /// Of whoever took the case.
  public let taker: Change
  /// Of whoever held it before; nil where nobody did, or nothing of it changed.
  public let giver: Change?
}

/// What a decision keeps of the rules and the figures, as texts of the table.
struct DecisionKept {
  private let findings: [DecisionFinding]
  private let figures: DecisionFigures

  /// - Parameter effects: of the change of holder; the figures are those that it came to, not those that were foreseen.
  init(_ stand: AllocationStand, _ effects: ChangeEffects) {
    findings = stand.candidate.findings.map(DecisionFinding.init)
    func change(_ effect: PostEffect) -> DecisionFigures.Change? {
      guard let before = effect.before, let after = effect.after else { return nil }
      return DecisionFigures.Change(before: DecisionSide(before), after: DecisionSide(after))
    }
    let taken = effects.posts.first { $0.key == stand.key }.flatMap(change)
    let given = effects.posts.first { $0.key.staff.text == stand.holder }.flatMap(change)
    let same = stand.candidate.effect
    figures = DecisionFigures(
      taker: taken ?? .init(before: DecisionSide(same.before.figure), after: DecisionSide(same.after.figure)),
      giver: given)
  }

  func findingsText() throws -> String { try Self.text(findings) }
  func figuresText() throws -> String { try Self.text(figures) }

  private static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func findings(_ text: String) throws -> [DecisionFinding] {
    try JSONDecoder().decode([DecisionFinding].self, from: Data(text.utf8))
  }

  static func figures(_ text: String) throws -> DecisionFigures {
    try JSONDecoder().decode(DecisionFigures.self, from: Data(text.utf8))
  }
}
