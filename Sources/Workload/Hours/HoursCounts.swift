import Caseload
public import Rules

/// Everything that one post's hours of one day are worked out from: how many there are of each thing that has a time value.
///
/// One case is counts too. Counts of a post are the sum over its cases and tasks, and work is linear in them: so the lines of
/// the cases sum to the work of the post exactly, and counts alone can be kept, without the reference of any case.
public struct HoursCounts: Sendable, Hashable {
  /// Cases by type × number of tiers + tier, those past their expected end left out.
  public var cases: [Int32]
  /// Of these, cases whose contacts follow the plan of their tier; the others have a plan of their own, counted in `own`.
  public var byPlan: [Int32]
  public var own = ContactPlan()
  public var overdue = 0
  public var atStart = 0
  public var atLast = 0
  public var beforeRelease = 0
  /// Cases with a current registration, by code.
  public var needs: [String: Int] = [:]
  /// By category: open requirements, or days of them that are counted this month.
  public var requirements: [String: Int] = [:]
  /// Pieces of work by kind.
  public var tasks: [String: Int] = [:]
  /// Contacts done for and by colleagues.
  public var contacts: [ContactCount] = []
  /// Minutes a month that a senior accepted beyond what the values say.
  public var agreed = 0
  /// Cases of absent colleagues that this post covers.
  public var covered = 0
  /// Practitioners' posts of the team for a senior's post, and the seniors of the team who share them.
  public var reports = 0
  public var seniors = 1
  /// Percent of the minutes of travel that count where the post is; 100 is the national basis.
  public var travelPercent = 100
  /// Cases that are not computable, by why.
  public var withoutTier = 0
  public var withoutType = 0

  public init(_ pack: RulePack) {
    cases = Array(repeating: 0, count: pack.caseTypes.count * pack.tiers.count)
    byPlan = cases
  }

  /// Cases held, computable or not.
  public var held: Int {
    cases.reduce(0) { $0 + Int($1) } + overdue + withoutTier + withoutType
  }

  /// Adds all of another's counts; what a post is, not what it holds (seniors, travel), stays as it is.
  /// - Complexity: O(types × tiers).
  public mutating func add(_ other: HoursCounts) {
    for cell in cases.indices {
      cases[cell] += other.cases[cell]
      byPlan[cell] += other.byPlan[cell]
    }
    own.office += other.own.office
    own.home += other.own.home
    own.remote += other.own.remote
    overdue += other.overdue
    atStart += other.atStart
    atLast += other.atLast
    beforeRelease += other.beforeRelease
    needs.merge(other.needs, uniquingKeysWith: +)
    requirements.merge(other.requirements, uniquingKeysWith: +)
    tasks.merge(other.tasks, uniquingKeysWith: +)
    contacts += other.contacts
    agreed += other.agreed
    covered += other.covered
    withoutTier += other.withoutTier
    withoutType += other.withoutType
  }
}
