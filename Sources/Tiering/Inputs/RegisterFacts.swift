public import Rules

/// What the register says of a person, after newest-first reading.
public struct RegisterFacts: Sendable, Hashable {
  /// Risk of serious harm by the newest registration that has one.
  public var rosh: RiskOfSeriousHarm?
  /// Level of management under MAPPA.
  public var mappaLevel: MAPPALevel?
  /// Category under MAPPA.
  public var mappaCategory: MAPPACategory?
  /// Distinct circumstances that make the case more complex.
  public var complexity: ComplexityFactors
  /// Everything else on the register that a tier asks for.
  public var marks: RegisterMarks

  /// Nothing on the register.
  public init(
    rosh: RiskOfSeriousHarm? = nil, mappaLevel: MAPPALevel? = nil, mappaCategory: MAPPACategory? = nil,
    complexity: ComplexityFactors = [], marks: RegisterMarks = []
  ) {
    self.rosh = rosh
    self.mappaLevel = mappaLevel
    self.mappaCategory = mappaCategory
    self.complexity = complexity
    self.marks = marks
  }
}

/// Distinct complexity factors, one bit for each factor of the rule set's table, in its order.
public struct ComplexityFactors: OptionSet, Sendable, Hashable {
  /// One bit for each factor of the table.
  public let rawValue: UInt32
  /// A set from its bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The factor at a place of the table, from 0.
  public init(place: Int) { self.init(rawValue: 1 << UInt32(place)) }

  /// How many factors there are.
  public var count: Int { rawValue.nonzeroBitCount }
}

/// Marks of the register that a tier asks for.
public struct RegisterMarks: OptionSet, Sendable, Hashable {
  /// One bit for each mark.
  public let rawValue: UInt8
  /// A set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Under integrated offender management.
  public static let integratedManagement = RegisterMarks(rawValue: 1 << 0)
  /// Serving a life sentence or one for public protection.
  public static let lifer = RegisterMarks(rawValue: 1 << 1)
  /// Domestic abuse, now or before.
  public static let domesticAbuse = RegisterMarks(rawValue: 1 << 2)
  /// Stalking.
  public static let stalking = RegisterMarks(rawValue: 1 << 3)
  /// Child protection.
  public static let childProtection = RegisterMarks(rawValue: 1 << 4)
  /// Active contact is suspended for the rest of the sentence.
  public static let contactSuspended = RegisterMarks(rawValue: 1 << 5)

  /// The bit of a mark in a rule pack.
  public init(_ mark: RegisterMark) {
    self =
      switch mark {
      case .integratedManagement: .integratedManagement
      case .lifer: .lifer
      case .domesticAbuse: .domesticAbuse
      case .stalking: .stalking
      case .childProtection: .childProtection
      case .contactSuspended: .contactSuspended
      }
  }
}
