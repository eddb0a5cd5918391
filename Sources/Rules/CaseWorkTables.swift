public import Caseload

/// A kind of work on a case, for instance a parole report.
public struct WorkKind: Sendable, Hashable {
  /// Which count of court reports a finished item adds to.
  public enum Report: String, Sendable { case standard, fast, oral }
  public let id: String
  public let label: String
  public let report: Report?
  /// A contact done for a colleague, by its contact code.
  public let isContact: Bool
  /// Breach or recall: its outcome is read by the two-axis tier model.
  public let isEnforcement: Bool
  public init(id: String, label: String, report: Report?, isContact: Bool, isEnforcement: Bool) {
    self.id = id
    self.label = label
    self.report = report
    self.isContact = isContact
    self.isEnforcement = isEnforcement
  }
}

/// A type of registration in the case system's register.
public struct RegisterType: Sendable, Hashable {
  public let code: String
  public let label: String
  /// A need or circumstance that is shown at a glance.
  public let isNeed: Bool
  public init(code: String, label: String, isNeed: Bool) {
    self.code = code
    self.label = label
    self.isNeed = isNeed
  }
}

/// All types of registration with a label, and the codes that are refused because they are risk scores.
public struct RegisterTypes: Sendable, Hashable {
  public let all: [RegisterType]
  /// Codes that say a risk of serious harm: their place is the risk sheet.
  public let riskOfSeriousHarm: [String]
  private let byCode: [String: RegisterType]
  public init(all: [RegisterType], riskOfSeriousHarm: [String]) {
    self.all = all
    self.riskOfSeriousHarm = riskOfSeriousHarm
    byCode = Dictionary(all.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
  }
  /// A pack without the table.
  public static let none = RegisterTypes(all: [], riskOfSeriousHarm: [])
  /// Nil for a code without a label: it is then shown as it is.
  public func type(_ code: String) -> RegisterType? { byCode[code] }
}

/// Which type of a case counts, and on which day a sentence changes its type.
public struct SupervisionRules: Sendable, Hashable {
  /// Sentence type codes of custody.
  public let custodialSentences: [String]
  /// Identifiers of case types: of several current orders the first in this list counts.
  public let precedence: [String]
  public let cohorts: [PostSentenceCohort]
  /// Days after which an unallocated case is late.
  public let allocationTargetDays: Int
  public init(
    custodialSentences: [String], precedence: [String], cohorts: [PostSentenceCohort], allocationTargetDays: Int
  ) {
    self.custodialSentences = custodialSentences
    self.precedence = precedence
    self.cohorts = cohorts
    self.allocationTargetDays = allocationTargetDays
  }
}

extension SupervisionRules {
  /// A pack without the table.
  public static let none = SupervisionRules(
    custodialSentences: [], precedence: [], cohorts: [], allocationTargetDays: 0)
}

/// Who has post-sentence supervision after the licence: by day of the offence, age at release and length of the sentence.
public struct PostSentenceCohort: Sendable, Hashable {
  /// First day of offences to which the cohort applies.
  public let offencesFrom: LocalDate
  /// Whole years at release.
  public let minimumAge: Int
  /// Shortest and longest sentence, in days, both included.
  public let leastDays: Int
  public let mostDays: Int
  /// Days from release to the end of the supervision.
  public let endsDaysAfterRelease: Int
  public init(offencesFrom: LocalDate, minimumAge: Int, leastDays: Int, mostDays: Int, endsDaysAfterRelease: Int) {
    self.offencesFrom = offencesFrom
    self.minimumAge = minimumAge
    self.leastDays = leastDays
    self.mostDays = mostDays
    self.endsDaysAfterRelease = endsDaysAfterRelease
  }
}

/// Of which sheets of the open format the case system holds the truth, and of which Headroom does.
public struct DataOwners: Sendable, Hashable {
  public let caseSystem: Set<String>
  public let headroom: Set<String>
  /// Days of silence after which a waiting change is listed as a disagreement.
  public let silentDays: Int
  public init(caseSystem: Set<String>, headroom: Set<String>, silentDays: Int) {
    self.caseSystem = caseSystem
    self.headroom = headroom
    self.silentDays = silentDays
  }
}

extension DataOwners {
  /// A pack without the table: Headroom owns everything, and silence of a week would be listed.
  public static let none = DataOwners(caseSystem: [], headroom: [], silentDays: 7)
}
