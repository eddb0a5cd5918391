public import Caseload

/// What each preference gives or takes when candidates for a case are put in order. Whole points; their sum is the score.
public struct SuitabilityPoints: Sendable, Hashable {
  /// So much for each of something, and no more than so much in all. Both are above zero, or both are below.
  public struct Each: Sendable, Hashable {
    public let each: Int
    public let most: Int

    public init(each: Int, most: Int) {
      self.each = each
      self.most = most
    }

    /// The points of a number of things.
    public func points(_ count: Int) -> Int { each < 0 ? max(most, each * count) : min(most, each * count) }
  }

  /// Points of room, by the percentage with the case.
  public struct Room: Sendable, Hashable {
    public let most: Int
    /// Up to this percentage all of them are given.
    public let allUpToPercent: Int

    public init(most: Int, allUpToPercent: Int) {
      self.most = most
      self.allUpToPercent = allUpToPercent
    }

    /// All of them at the first percentage or under it, none at the line or over it, in proportion between the two; rounded once,
    /// half away from zero.
    public func points(at percent: Ratio, line: Int) -> Int {
      guard percent > Ratio(allUpToPercent) else { return most }
      guard percent < Ratio(line) else { return 0 }
      return (Ratio(most) * (Ratio(line) - percent) / Ratio(line - allUpToPercent)).rounded()
    }
  }

  public let room: Room
  public let sameTeam: Int
  /// For somebody who held the person before.
  public let heldBefore: Int
  /// For cases with one of the same needs that are held now.
  public let experience: Each
  /// For cases taken in the last 7 days.
  public let recentWeek: Each
  /// For cases taken in the last 28 days.
  public let recentMonth: Each
  /// Where most cases would be of high risk.
  public let heavyMix: Int
  /// Where the case takes the last place that a limit allows.
  public let lastPlace: Int
  /// For time away that begins soon.
  public let awayAhead: Int
  /// For a post that ends soon.
  public let postEnds: Int

  public init(
    room: Room, sameTeam: Int, heldBefore: Int, experience: Each, recentWeek: Each, recentMonth: Each, heavyMix: Int,
    lastPlace: Int, awayAhead: Int, postEnds: Int
  ) {
    self.room = room
    self.sameTeam = sameTeam
    self.heldBefore = heldBefore
    self.experience = experience
    self.recentWeek = recentWeek
    self.recentMonth = recentMonth
    self.heavyMix = heavyMix
    self.lastPlace = lastPlace
    self.awayAhead = awayAhead
    self.postEnds = postEnds
  }

  /// Nothing gives or takes points.
  public static let none = SuitabilityPoints(
    room: Room(most: 0, allUpToPercent: 0), sameTeam: 0, heldBefore: 0, experience: Each(each: 0, most: 0),
    recentWeek: Each(each: 0, most: 0), recentMonth: Each(each: 0, most: 0), heavyMix: 0, lastPlace: 0, awayAhead: 0,
    postEnds: 0)
}
