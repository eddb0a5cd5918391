/// What a limit of cases asks of a team of full-time posts. Over means strictly more than the limit. No case vanishes:
/// what finds no room inside the team becomes posts that are needed.
public struct CaseloadCap: Sendable, Hashable {
  public let staffOver: Int
  public let casesOver: Double
  /// Cases that those at or under the limit could still take.
  public let room: Double
  /// Cases that find no place after all room is used.
  public let unplaced: Double
  /// Whole posts with a full caseload of the limit that would hold them.
  public let extraStaff: Int

  /// - Parameter cap: cases a post, above zero.
  public init(caseloads: [Double], cap: Double) {
    staffOver = caseloads.count { $0 > cap }
    casesOver = caseloads.reduce(0) { $0 + max(0, $1 - cap) }
    room = caseloads.reduce(0) { $0 + max(0, cap - $1) }
    unplaced = max(0, casesOver - room)
    extraStaff = cap > 0 ? Int((unplaced / cap).rounded(.up)) : 0
  }
}

/// Whether an average caseload fell by what was meant.
public struct CaseloadTarget: Sendable, Hashable {
  /// Cases.
  public let target: Double
  /// Change of the actual figure against the base, as a share of it.
  public let change: Double
  public let isMet: Bool

  public init(baseline: Double, reduction: Double, actual: Double) {
    target = baseline * (1 - reduction)
    change = actual / baseline - 1
    isMet = actual <= target
  }
}

/// Hours of contact with a person by a mix of channels, beside all of it in the reference channel.
public struct ContactMix: Sendable, Hashable {
  public let hoursPerMonth: Double
  public let referenceHours: Double
  /// Share of the reference hours that the mix saves; below zero where it takes more.
  public let saving: Double

  /// One way of meeting: its share of contacts and its hours a contact.
  public struct Channel: Sendable, Hashable {
    public let share: Double
    public let contactHours: Double
    public let travelHours: Double
    public init(share: Double, contactHours: Double, travelHours: Double) {
      self.share = share
      self.contactHours = contactHours
      self.travelHours = travelHours
    }
  }

  /// - Parameter extraContacts: what the number of contacts is multiplied by, because remote contact can raise it.
  public init(channels: [Channel], contactsPerMonth: Double, reference: Channel, extraContacts: Double) {
    let each = channels.reduce(0) { $0 + $1.share * ($1.contactHours + $1.travelHours) }
    hoursPerMonth = contactsPerMonth * extraContacts * each
    referenceHours = contactsPerMonth * (reference.contactHours + reference.travelHours)
    saving = 1 - hoursPerMonth / referenceHours
  }
}

/// Hours that an administrative hub gives back to somebody who holds cases.
public struct AdminHub: Sendable, Hashable {
  /// Hours a month.
  public let releasedHours: Double
  public let shareOfCapacity: Double

  /// - Parameters:
  ///   - shareMoved: of the administration of each case.
  ///   - handlingLoss: of what is moved, the share that handing over and back takes.
  public init(
    cases: Double, adminHoursPerCase: Double, shareMoved: Double, handlingLoss: Double, capacityHours: Double
  ) {
    releasedHours = cases * adminHoursPerCase * shareMoved * (1 - handlingLoss)
    shareOfCapacity = releasedHours / capacityHours
  }
}
