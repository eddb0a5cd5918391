public import Allocation
public import Caseload

/// How cases lie with the practitioners of a unit: whether holders are trained for what their cases need, how often people on
/// probation change practitioners, and what each caseload is made of. Cases that are kept from the reader are left out of all of it.
public struct AllocationReview: Sendable {
  /// Somebody who holds a case.
  public struct Holder: Sendable, Hashable {
    public let staffCode: String
    /// `Last, First`.
    public let name: String
    /// Label of the grade of the post that holds the case; empty where no post is recorded.
    public let grade: String
    /// Nil where no nightly extract names the person.
    public let practitionerID: Int?
  }

  /// A case by its number and the person's name.
  public struct Case: Sendable, Hashable {
    public let crn: String
    public let name: String
  }

  /// A need of a case for which its holder has no training in date.
  public struct Mismatch: Sendable, Hashable {
    public let about: Case
    public let tier: String
    public let holder: Holder
    /// In the middle of a sentence, for instance `domestic abuse`.
    public let need: String
    /// When the last of it lapsed; nil where none is recorded.
    public let lapsedOn: LocalDate?
  }

  /// A case that changed practitioners often enough to be listed.
  public struct Repeated: Sendable, Hashable {
    public struct Change: Sendable, Hashable {
      public let day: LocalDate
      /// Names.
      public let before: String
      public let after: String
      /// As it was recorded; nil where nothing was.
      public let reason: String?
    }
    public let about: Case
    /// The earliest first.
    public let changes: [Change]
  }

  /// Cases that one grade was given in one month, and for how many of them whoever took it was trained on the day.
  public struct Suitable: Sendable, Hashable {
    /// Label of the grade; empty where no post is recorded for the day.
    public let grade: String
    /// The first day of the month.
    public let month: LocalDate
    public let suitable: Int
    public let of: Int
  }

  /// A case that was given to somebody without training in date.
  public struct Untrained: Sendable, Hashable {
    public let about: Case
    public let day: LocalDate
    public let name: String
    public let grade: String
    public let needs: [String]
  }

  /// What some cases are made of. The sum of the parts of a unit is the unit's.
  public struct Mix: Sendable, Hashable {
    public internal(set) var cases = 0
    /// By level of risk of serious harm; `""` for those of which none is recorded.
    public internal(set) var risk: [String: Int] = [:]
    /// By identifier of the location, of the tier, of the type and of the need.
    public internal(set) var location: [String: Int] = [:]
    public internal(set) var tier: [String: Int] = [:]
    public internal(set) var type: [String: Int] = [:]
    public internal(set) var need: [String: Int] = [:]
  }

  /// The mix of one practitioner in this unit.
  public struct Person: Sendable, Hashable {
    public let holder: Holder
    public let mix: Mix
    /// Cases of high risk by the mix of the rules.
    public let highRisk: Int
    /// For how long all cases of the person have been mostly of high risk; nil where they are not today.
    public internal(set) var run: HeavyRun?
  }

  public let unit: UnitReference
  public let path: [UnitReference]
  /// The day of the data.
  public let day: LocalDate
  /// Current cases of the unit, with and without a holder.
  public let cases: Int
  public let mismatches: [Mismatch]
  /// Different cases among the mismatches.
  public let casesUntrained: Int
  public let repeated: [Repeated]
  public let continuity: Continuity
  /// By month, the latest first, then by grade.
  public let suitable: [Suitable]
  /// The lines that make the difference to a whole in ``suitable``, the latest first.
  public let untrained: [Untrained]
  /// By name.
  public let people: [Person]
  /// Of these people, those whose cases are mostly of high risk, for longest first.
  public let inHeavyRuns: [Person]
  public let mix: Mix
  public let standing: CaseStanding
}
