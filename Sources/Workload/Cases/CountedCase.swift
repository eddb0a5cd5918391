public import Caseload
public import Rules

extension PostInputs {
  /// Counts one more case that the post holds, as live figures do. One without a current order has no location: it is held and
  /// earns nothing; one whose end has passed is held and earns nothing either.
  ///
  /// - Parameters:
  ///   - location: index in the pack; nil for a case without a current order.
  ///   - tier: index in the pack.
  ///   - isNew: whether it is in its first sixteen weeks.
  public mutating func count(location: Int?, tier: Int, isOverdue: Bool, isNew: Bool, _ pack: RulePack) {
    let tier = location == nil ? pack.tiers.firstIndex { $0.isUntiered } ?? 0 : tier
    held[location ?? 0, tier] += 1
    if isOverdue {
      inactive.overdueTermination += 1
    } else if let location {
      active[location, tier] += 1
    }
    guard isNew, let location else { return }
    switch pack.locations[location].id {
    case "community": firstSixteenWeeks.community += 1
    case "licence": firstSixteenWeeks.licence += 1
    default: break
    }
  }
}

/// One case as it would count for whoever takes it: its points, and those of work that is done on it.
public struct CountedCase: Sendable, Hashable {
  /// A contact that somebody did on the case and that counts still.
  public struct Contact: Sendable, Hashable {
    public let code: String
    /// Who did it: a gain for them while somebody else holds the case, and as much less for the holder.
    public let by: StaffCode

    public init(code: String, by: StaffCode) {
      self.code = code
      self.by = by
    }
  }

  /// Index in the pack; nil for a case without a current order.
  public let location: Int?
  /// Index in the pack.
  public let tier: Int
  /// Whether its expected end has passed.
  public let isOverdue: Bool
  /// Finished reports for which nobody is named: the holder's.
  public let reports: CourtReports
  public let contacts: [Contact]

  public init(
    location: Int?, tier: Int, isOverdue: Bool = false, reports: CourtReports = CourtReports(), contacts: [Contact] = []
  ) {
    self.location = location
    self.tier = tier
    self.isOverdue = isOverdue
    self.reports = reports
    self.contacts = contacts
  }

  /// Whether the case earns points of its own.
  public var isActive: Bool { location != nil && !isOverdue }
}

extension PointsMeasure {
  /// Points that the post has more once it holds the case; below zero where contacts for it stop counting.
  ///
  /// Work is a sum over counts, so that one case more is one sum more: a test compares it with the whole figure.
  ///
  /// - Parameter isFirstPost: whether it is the person's first post, in order of team, at which what they do for others counts.
  public func points(of taken: CountedCase, for staff: StaffCode, isFirstPost: Bool) -> Int {
    var sum = taken.reports.standardLast30 * pack.points.standardReport
    sum += taken.reports.fastLast30 * pack.points.fastReport
    if taken.isActive, let location = taken.location { sum += pack.points.standard[location, taken.tier] }
    for contact in taken.contacts where contact.by != staff || isFirstPost {
      sum -= pack.contacts.byCode[contact.code]?.points ?? 0
    }
    return sum
  }
}

extension PostFigure {
  /// The figure once the post holds one case more, for so many points.
  public func holding(_ taken: CountedCase, points: Int) -> PostFigure {
    PostFigure(
      casesHeld: casesHeld + 1, casesActive: casesActive + (taken.isActive ? 1 : 0), work: work + points,
      available: available, contracted: contracted, hoursAreAssumed: hoursAreAssumed, reduced: reduced,
      notComputable: notComputable)
  }

  /// The figure once the post no longer holds a case that it holds, for so many points: what ``holding(_:points:)`` undoes.
  public func givingUp(_ given: CountedCase, points: Int) -> PostFigure {
    PostFigure(
      casesHeld: casesHeld - 1, casesActive: casesActive - (given.isActive ? 1 : 0), work: work - points,
      available: available, contracted: contracted, hoursAreAssumed: hoursAreAssumed, reduced: reduced,
      notComputable: notComputable)
  }
}
