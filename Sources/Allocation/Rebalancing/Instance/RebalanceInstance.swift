/// One rebalancing problem: who holds what, who could hold it instead, and what a change costs.
///
/// Format `rebalance-instance/1`. Costs are in cost units (a handover is about 2,000), loads in points. A value of this
/// type has been checked: every index points inside, no amount is negative, and every case can be held by somebody.
public struct RebalanceInstance: Sendable, Hashable {
  /// The name that a plan refers to.
  public let name: String
  public let objective: RebalanceObjective
  public let practitioners: [Practitioner]
  /// Lists that cases share: who may take the case and what bringing it there costs.
  public let destinations: [[Destination]]
  public let cases: [Case]
  /// What plans of a live service keep besides; nil for any other instance.
  public let receiverRules: ReceiverRules?

  /// Somebody who holds cases.
  public struct Practitioner: Sendable, Hashable {
    /// Points that are 100 %.
    public let capacity: Int
    /// Points of work that no plan moves.
    public let otherWork: Int
    /// Cases above which each costs `perCaseOverCap`.
    public let caseCap: Int

    public init(capacity: Int, otherWork: Int, caseCap: Int) {
      self.capacity = capacity
      self.otherWork = otherWork
      self.caseCap = caseCap
    }
  }

  /// One practitioner of a list, and the cost units of bringing a case there.
  public struct Destination: Sendable, Hashable {
    public let practitioner: Int
    public let cost: Int

    public init(practitioner: Int, cost: Int) {
      self.practitioner = practitioner
      self.cost = cost
    }
  }

  /// A case to be held by somebody.
  public struct Case: Sendable, Hashable {
    public let points: Int
    public let isHighRisk: Bool
    public let isSexualOffence: Bool
    /// Which list of `destinations` says who may take it.
    public let destinations: Int
    /// Who holds it now; nil when it waits for its first allocation.
    public let holder: Int?
    /// Whether the holder may go on holding it.
    public let holderMayKeep: Bool
    /// Cost units of taking it from its holder.
    public let leaveCost: Int
    /// Whether it has to stay where it is.
    public let isPinned: Bool
    /// Practitioners who may not hold it, whatever the list says.
    public let barred: [Int]

    public init(
      points: Int, isHighRisk: Bool, isSexualOffence: Bool, destinations: Int, holder: Int?, holderMayKeep: Bool,
      leaveCost: Int, isPinned: Bool, barred: [Int]
    ) {
      self.points = points
      self.isHighRisk = isHighRisk
      self.isSexualOffence = isSexualOffence
      self.destinations = destinations
      self.holder = holder
      self.holderMayKeep = holderMayKeep
      self.leaveCost = leaveCost
      self.isPinned = isPinned
      self.barred = barred
    }

    /// Whether it may stay with its holder. A pin is kept; without one the holder has to be allowed and not barred.
    public var mayStay: Bool {
      guard let holder else { return false }
      return isPinned || (holderMayKeep && !barred.contains(holder))
    }
  }

  /// Checks everything that a plan depends on.
  ///
  /// - Throws: `RebalanceInstanceError`, which names the case or practitioner.
  /// - Complexity: linear in the size of the lists and cases.
  public init(
    name: String, objective: RebalanceObjective, practitioners: [Practitioner], destinations: [[Destination]],
    cases: [Case], receiverRules: ReceiverRules? = nil
  ) throws(RebalanceInstanceError) {
    self.name = name
    self.objective = objective
    self.practitioners = practitioners
    self.destinations = destinations
    self.cases = cases
    self.receiverRules = receiverRules
    try validate()
  }

  /// The cost of bringing a case to a practitioner who is in its list and not barred; nil for anybody else.
  public func destinationCost(case index: Int, to practitioner: Int) -> Int? {
    let subject = cases[index]
    if subject.barred.contains(practitioner) { return nil }
    return destinations[subject.destinations].first { $0.practitioner == practitioner }?.cost
  }
}
