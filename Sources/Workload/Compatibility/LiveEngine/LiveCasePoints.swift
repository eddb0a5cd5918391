extension LiveEngine {
  /// Points for one case by case type and tier, for ordinary and transition to adulthood cases.
  public enum CaseWeights: Sendable, Hashable {
    /// The table with which the database is created. Source: section 3.1.
    case seed
    /// One number per case type for all numbered tiers and one for all tiers with contact suspended.
    case uniform(main: Uniform, t2a: Uniform)

    /// Points by case type, `COMMUNITY`, `LICENSE` or `CUSTODY`.
    public struct Uniform: Sendable, Hashable {
      public let numbered: [String: Int]
      public let suspended: [String: Int]
      public init(numbered: [String: Int], suspended: [String: Int]) {
        self.numbered = numbered
        self.suspended = suspended
      }
    }
  }

  /// A number of cases of one kind.
  public struct CaseCount: Sendable, Hashable {
    public let tier: String
    /// `COMMUNITY`, `LICENSE` or `CUSTODY`, as the service spells them.
    public let caseType: String
    public let isT2A: Bool
    public let count: Int
    public init(tier: String, caseType: String, isT2A: Bool, count: Int) {
      self.tier = tier
      self.caseType = caseType
      self.isT2A = isT2A
      self.count = count
    }
  }

  /// Points of one case; an untiered case has none. Source: section 3.1.
  ///
  /// Throws where the service itself fails: for a tier or a case type outside its tables.
  public static func casePoints(
    tier: String, caseType: String, isT2A: Bool, weights: CaseWeights = .seed
  ) throws(CompatibilityProblem) -> Int {
    guard let location = ["COMMUNITY": WMT.community, "LICENSE": WMT.licence, "CUSTODY": WMT.custody][caseType] else {
      throw .unknownCaseType(caseType)
    }
    guard let number = WMT.tiers.firstIndex(where: { $0.uppercased() == tier.uppercased() }) else {
      throw .unknownTier(tier)
    }
    if number == 0 { return 0 }
    switch weights {
    case .seed:
      let table = isT2A ? WMT.PointsConfiguration.seedT2A : .seedStandard
      return Int(table.points[location][number])
    case .uniform(let main, let t2a):
      let uniform = isT2A ? t2a : main
      guard let points = (number > 16 ? uniform.suspended : uniform.numbered)[caseType] else {
        throw .unknownCaseType(caseType)
      }
      return points
    }
  }

  /// Points of a kind of contact; 0 for an unknown one. Source: section 3.2, migrations V1_1 and V1_46.
  public static func contactPoints(_ code: String, weights: [String: Int] = seedContactWeights) -> Int {
    weights[code] ?? 0
  }

  /// CMS01 to CMS36 in threes, low, medium, high. CMS40 to CMS51 and NGS001 to NGS010 are worth 0. Source: section 3.2.
  public static let seedContactWeights: [String: Int] = {
    let common = [9, 13, 18]
    let demanding = [9, 18, 26]
    let activities = [
      common, demanding, demanding, demanding, common, common, common, [5, 9, 13], common, [5, 9, 18], common, common,
    ]
    var weights: [String: Int] = [:]
    for (index, points) in activities.joined().enumerated() {
      weights[(index < 9 ? "CMS0" : "CMS") + String(index + 1)] = points
    }
    for number in 40...51 { weights["CMS\(number)"] = 0 }
    for number in 1...10 { weights[(number < 10 ? "NGS00" : "NGS0") + String(number)] = 0 }
    return weights
  }()

  /// A workload's points in the parts that the service adds up.
  public struct WorkloadPoints: Sendable, Hashable {
    public let cases: Int
    public let courtReports: Int
    public let contactsForOthers: Int
    /// Negative.
    public let contactsByOthers: Int
    /// May be negative.
    public let total: Int
  }

  /// What a workload is made of.
  public struct Work: Sendable {
    public var cases: [CaseCount]
    public var standardReports: Int
    public var fastReports: Int
    /// Contacts done on cases that somebody else manages, by type.
    public var contactsForOthers: [String: Int]
    /// Contacts that others did on cases managed here, by type.
    public var contactsByOthers: [String: Int]
    public init(
      cases: [CaseCount] = [], standardReports: Int = 0, fastReports: Int = 0, contactsForOthers: [String: Int] = [:],
      contactsByOthers: [String: Int] = [:]
    ) {
      self.cases = cases
      self.standardReports = standardReports
      self.fastReports = fastReports
      self.contactsForOthers = contactsForOthers
      self.contactsByOthers = contactsByOthers
    }
  }

  /// What each part is worth.
  public struct Weights: Sendable {
    public var cases: CaseWeights
    public var standardReport: Int
    public var fastReport: Int
    public var contacts: [String: Int]
    public init(
      cases: CaseWeights = .seed, standardReport: Int = 138, fastReport: Int = 65,
      contacts: [String: Int] = seedContactWeights
    ) {
      self.cases = cases
      self.standardReport = standardReport
      self.fastReport = fastReport
      self.contacts = contacts
    }
  }

  /// Points of a workload. Source: section 3.3.
  public static func workloadPoints(
    _ work: Work, weights: Weights = Weights()
  ) throws(CompatibilityProblem) -> WorkloadPoints {
    var caseProducts: [(Int, Int)] = []
    for kind in work.cases {
      let points = try casePoints(
        tier: kind.tier, caseType: kind.caseType, isT2A: kind.isT2A, weights: weights.cases)
      caseProducts.append((kind.count, points))
    }
    let cases = try sum(caseProducts)
    let reports = try sum([
      (work.standardReports, weights.standardReport), (work.fastReports, weights.fastReport),
    ])
    let forOthers = try sum(work.contactsForOthers.map { ($1, contactPoints($0, weights: weights.contacts)) })
    let given = try sum(work.contactsByOthers.map { ($1, contactPoints($0, weights: weights.contacts)) })
    let byOthers = try sum([(given, -1)])
    return WorkloadPoints(
      cases: cases, courtReports: reports, contactsForOthers: forOthers, contactsByOthers: byOthers,
      total: try sum([(cases, 1), (reports, 1), (forOthers, 1), (byOthers, 1)]))
  }

  /// Σ a · b without a trap on absurd numbers.
  static func sum(_ products: [(Int, Int)]) throws(CompatibilityProblem) -> Int {
    var sum = ExactDecimal.zero
    for (a, b) in products { sum = try sum.plus(ExactDecimal(a).times(ExactDecimal(b))) }
    return try sum.truncated()
  }
}
