public import Caseload

extension WMT {
  /// A contact that one practitioner did on another's case.
  public struct Contact: Sendable, Hashable {
    public let id: String
    public let code: String
    /// Nil where the extract's date cannot be read: the contact then counts for nobody.
    public let date: LocalDate?
    public let doneBy: PostKey
    public let heldBy: PostKey
    public let crn: String
    public init(id: String, code: String, date: LocalDate?, doneBy: PostKey, heldBy: PostKey, crn: String) {
      self.id = id
      self.code = code
      self.date = date
      self.doneBy = doneBy
      self.heldBy = heldBy
      self.crn = crn
    }
  }

  /// Points that a contact gives or takes.
  public struct Adjustment: Sendable, Hashable {
    /// The incumbent's number for the practitioner in the team.
    public let owner: Double
    public let contact: Contact
    /// Positive for who did the contact, negative for who holds the case.
    public let points: Double
    /// The contact's day.
    public let from: LocalDate
    /// The first day on which it counts no more.
    public let to: LocalDate
  }

  /// How many days after its own a contact stops counting. Source: section 10.1.
  public static let contactDays = 7

  /// The adjustments of a batch, in the order of the contacts: who did it gains, who holds the case loses. Source:
  /// section 10.1.
  ///
  /// A contact counts while the seventh day after it is still to come; one dated ahead counts too. A side counts only
  /// where its owner is known and in the batch. A contact on one's own case gives two adjustments that cancel.
  public static func contactAdjustments(
    _ contacts: [Contact], today: LocalDate, points: [String: Double], owners: [PostKey: Double],
    ownersInBatch: Set<Double>
  ) -> [Adjustment] {
    contacts.flatMap { contact -> [Adjustment] in
      guard let worth = points[contact.code], let from = contact.date, from + contactDays > today else { return [] }
      return [(contact.doneBy, worth), (contact.heldBy, -worth)].compactMap { post, points in
        guard let owner = owners[post], ownersInBatch.contains(owner) else { return nil }
        return Adjustment(owner: owner, contact: contact, points: points, from: from, to: from + contactDays)
      }
    }
  }
}
