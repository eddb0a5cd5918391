/// What plans of moves between practitioners go by: who may receive, what stays, what a handover costs.
public struct RebalancingRules: Sendable, Hashable {
  /// How much one person may get.
  public struct Receivers: Sendable, Hashable {
    /// Cases out of colleagues' hands.
    public let mostMoves: Int
    /// Days, the day of the plan included.
    public let withinDays: Int
  }

  /// When a case stays where it is. In days.
  public struct Pins: Sendable, Hashable {
    /// After sentence or release.
    public let afterStart: Int
    public let beforeRelease: Int
    /// Before the expected end.
    public let beforeEnd: Int
    /// Identifiers of kinds of work that keep a case where it is while they are open.
    public let openWork: [String]
  }

  /// What a handover costs, in cost units.
  public struct Handover: Sendable, Hashable {
    public let leave: Int
    /// For each month that the holder has had the case.
    public let eachMonth: Int
    public let mostMonths: Int
    public let highRisk: Int
    /// For a case that ends within some days.
    public let nearEnd: Int
    public let nearEndDays: Int
    public let otherTeam: Int
  }

  /// What each point above a percentage of somebody's time costs, in cost units.
  public struct LoadStep: Sendable, Hashable {
    public let percent: Int
    public let eachPoint: Int
  }

  /// How a page plans.
  public struct Proposal: Sendable, Hashable {
    public let moves: Int
    /// How often a search begins anew from a part of its plan.
    public let rounds: Int
  }

  public let receivers: Receivers
  public let pins: Pins
  public let handover: Handover
  public let load: [LoadStep]
  /// For each case above a limit, in cost units.
  public let overLimit: Int
  /// For each case above a share, in cost units.
  public let overShare: Int
  public let highRiskPercent: Int
  public let sexualOffencePercent: Int
  public let proposal: Proposal

  /// A pack without the table: nobody receives anything, so that no move is proposed.
  public static let none = RebalancingRules(
    receivers: Receivers(mostMoves: 0, withinDays: 1),
    pins: Pins(afterStart: 0, beforeRelease: 0, beforeEnd: 0, openWork: []),
    handover: Handover(
      leave: 0, eachMonth: 0, mostMonths: 0, highRisk: 0, nearEnd: 0, nearEndDays: 0, otherTeam: 0),
    load: [], overLimit: 0, overShare: 0, highRiskPercent: 100, sexualOffencePercent: 100,
    proposal: Proposal(moves: 0, rounds: 0))
}
