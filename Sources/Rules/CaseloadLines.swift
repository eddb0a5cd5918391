public import Caseload

/// Reference lines of a caseload, limits by grade and specialism, and the mix that asks for a talk.
///
/// Lines are cases of a full week: a caseload is compared with them as cases per full-time equivalent, unrounded.
public struct CaseloadLines: Sendable, Hashable {
  /// Cases that a full week may hold in one kind of post or team.
  public struct Limit: Sendable, Hashable {
    /// Identifier of a grade, or a specialism as units name it.
    public let name: String
    public let cases: Int

    public init(name: String, cases: Int) {
      self.name = name
      self.cases = cases
    }
  }

  /// Lines that caseloads are counted between, in order.
  public let bands: [Int]
  /// Cases of a full week over which it is a matter for the head of the PDU; 0 where there is none.
  public let escalation: Int
  public let byGrade: [Limit]
  public let bySpecialism: [Limit]
  /// Levels of risk of serious harm that count as high in a mix.
  public let highRisk: [String]
  /// Share of high risk in a caseload from which the mix is said, in percent.
  public let highRiskPercent: Int
  /// Cases from which a mix is looked at: in fewer a share says little.
  public let highRiskFrom: Int

  public init(
    bands: [Int], escalation: Int, byGrade: [Limit], bySpecialism: [Limit], highRisk: [String], highRiskPercent: Int,
    highRiskFrom: Int
  ) {
    self.bands = bands
    self.escalation = escalation
    self.byGrade = byGrade
    self.bySpecialism = bySpecialism
    self.highRisk = highRisk
    self.highRiskPercent = highRiskPercent
    self.highRiskFrom = highRiskFrom
  }

  /// A pack without the table: no lines.
  public static let none = CaseloadLines(
    bands: [], escalation: 0, byGrade: [], bySpecialism: [], highRisk: [], highRiskPercent: 0, highRiskFrom: 0)

  /// How many lines a caseload reaches, in cases of a full-time equivalent: 0 for one under the first. At a line is in its band.
  public func band(of fullTimeCases: Ratio) -> Int { bands.count { fullTimeCases >= Ratio($0) } }

  /// Whether a caseload is over the escalation line: 60 is not over 60.
  public func isEscalated(_ fullTimeCases: Ratio) -> Bool { escalation > 0 && fullTimeCases > Ratio(escalation) }

  /// Whether a mix of cases asks for a talk, however many they are.
  public func isHeavyMix(highRisk: Int, of cases: Int) -> Bool {
    highRiskFrom > 0 && cases >= highRiskFrom && highRisk * 100 >= highRiskPercent * cases
  }
}
