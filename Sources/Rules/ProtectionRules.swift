public import Caseload

/// Protections that apply by themselves: of trainees, of newly qualified officers and of special portfolios.
public struct ProtectionRules: Sendable, Hashable {
  /// What is protected from a month on.
  public struct Stage: Sendable, Hashable {
    /// Months since the protection began.
    public let fromMonth: Int
    /// Percent of contracted hours.
    public let reduction: Int
    /// Cases of a full week.
    public let caseloadLimit: Int
    /// Reasons of reductions that are for the same time.
    public let sameAs: [String]

    public init(fromMonth: Int, reduction: Int, caseloadLimit: Int, sameAs: [String]) {
      self.fromMonth = fromMonth
      self.reduction = reduction
      self.caseloadLimit = caseloadLimit
      self.sameAs = sameAs
    }
  }

  /// The limit of teams of one specialism.
  public struct Specialism: Sendable, Hashable {
    public let name: String
    /// Cases of a full week.
    public let caseloadLimit: Int

    public init(name: String, caseloadLimit: Int) {
      self.name = name
      self.caseloadLimit = caseloadLimit
    }
  }

  /// Days before an end from which notice is given.
  public let noticeDays: Int
  /// By month, the first from month 0; the last goes on until somebody qualifies.
  public let traineeStages: [Stage]
  /// Its month is that in which it ends once readiness is confirmed; nil where there is no such protection.
  public let newlyQualified: Stage?
  /// Newly qualified protection whose end falls on this day or later needs a senior's confirmation to end.
  public let readinessFrom: LocalDate
  public let specialisms: [Specialism]
  /// Identifiers of the grades of people in training: who has one and no stage lacks a protection.
  public let traineeGrades: [String]

  public init(
    noticeDays: Int, traineeStages: [Stage], newlyQualified: Stage?, readinessFrom: LocalDate,
    specialisms: [Specialism], traineeGrades: [String] = []
  ) {
    self.traineeGrades = traineeGrades
    self.noticeDays = noticeDays
    self.traineeStages = traineeStages
    self.newlyQualified = newlyQualified
    self.readinessFrom = readinessFrom
    self.specialisms = specialisms
  }

  /// A pack without the table: nobody is protected by rule.
  public static let none = ProtectionRules(
    noticeDays: 30, traineeStages: [], newlyQualified: nil, readinessFrom: LocalDate(daysSinceEpoch: 0),
    specialisms: [])

  /// Cases that a full week may hold in a team of a specialism; nil where the rules have no such limit.
  public func limit(ofSpecialism specialism: String) -> Int? {
    specialisms.first { $0.name.lowercased() == specialism.lowercased() }?.caseloadLimit
  }
}
