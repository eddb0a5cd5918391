public import Caseload
public import Rules
public import Workload

/// What the rules look at of a case that somebody is to take.
public struct CaseProfile: Sendable, Hashable {
  /// Identifier of the tier that counts.
  public var tier: String
  /// Level of risk of serious harm; nil where none is recorded.
  public var rosh: String?
  /// Nil for a case that is not under MAPPA.
  public var mappaLevel: Int?
  /// Codes of registrations in force.
  public var registers: Set<String>
  /// Whether the person has ever committed a sexual offence; nil where nobody has recorded it.
  public var sexualOffence: Bool?
  /// Code of the team that the case belongs to.
  public var team: String?
  /// Last name of the person.
  public var surname: String
  /// Staff codes of those who must not see the case.
  public var keptFrom: Set<String>
  /// Staff codes of those who alone may see it; nil where it is open to all others.
  public var onlyFor: Set<String>?
  /// The last day on which each past holder held the person, by staff code.
  public var pastHolders: [String: LocalDate]
  /// What it counts for whoever takes it.
  public var counted: CountedCase

  public init(
    tier: String, rosh: String?, mappaLevel: Int? = nil, registers: Set<String> = [], sexualOffence: Bool? = nil,
    team: String? = nil, surname: String = "", keptFrom: Set<String> = [], onlyFor: Set<String>? = nil,
    pastHolders: [String: LocalDate] = [:], counted: CountedCase
  ) {
    self.tier = tier
    self.rosh = rosh
    self.mappaLevel = mappaLevel
    self.registers = registers
    self.sexualOffence = sexualOffence
    self.team = team
    self.surname = surname
    self.keptFrom = keptFrom
    self.onlyFor = onlyFor
    self.pastHolders = pastHolders
    self.counted = counted
  }
}

extension SuitabilityRules {
  /// What a case asks of its holder, in the order of the rules.
  public func needs(of profile: CaseProfile) -> [Need] {
    needs(registers: profile.registers, mappaLevel: profile.mappaLevel, sexualOffence: profile.sexualOffence == true)
  }

  /// The same from what decides it. - Parameter registers: codes of registrations in force.
  public func needs(registers: Set<String>, mappaLevel: Int?, sexualOffence: Bool) -> [Need] {
    needs.filter { need in
      need.registers.contains(where: registers.contains) || mappaLevel.map(need.mappaLevels.contains) ?? false
        || need.sexualOffence && sexualOffence
    }
  }
}
