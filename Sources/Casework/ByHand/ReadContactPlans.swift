import Caseload
import Rules
import Storage
import Workload

extension Service {
  /// The contacts of a case. Throws ``CaseworkRefusal``.
  public func contactPlans(crn: String) async throws -> ContactPlansPage {
    try await view(.viewCase, .person(crn)) { connection in
      let day = try liveDay(connection)
      try requireCase(.view, .cases, crn, on: day, connection)
      let row = try connection.first(
        """
        SELECT c.surname, c.forename, c.tier, c.type, c.staff_code, r.id, r.surname, r.forename FROM case_now c
        LEFT JOIN practitioner r ON r.staff_code = c.staff_code WHERE c.crn = ?
        """, [.text(crn)]
      ) { row in
        (
          name: PostRow.lastFirst(try row.text(0), try row.text(1)), tier: try row.text(2),
          type: try row.optionalText(3), staff: try row.optionalText(4), holder: try row.optionalInt(5),
          holderName: try row.optionalInt(5) == nil ? nil : PostRow.lastFirst(try row.text(6), try row.text(7))
        )
      }
      guard let row else {
        throw CaseworkRefusal.notFound("This case is not on the caseload now, so no contacts are planned for it.")
      }
      let changes = try scope(.change, .cases, connection)
      let values = pack.hours.set(on: day)?.values
      let tier = pack.tiers.firstIndex { $0.id == row.tier && !$0.isUntiered }
      let type = pack.caseTypes.firstIndex { $0.id == row.type }
      var byTier: ContactPlan?
      if let values, let tier, let type, values.contactsCountFor[type] { byTier = values.plans[tier] }
      return ContactPlansPage(
        crn: crn, name: row.name, day: day, tier: tier.map { pack.tiers[$0].label }, byTier: byTier,
        entries: try contactPlanEntries(crn, connection), holderName: row.holderName ?? row.staff,
        holderID: row.holder, mayChange: try holds(changes, crn: crn, connection))
    }
  }

  /// Newest first.
  func contactPlanEntries(_ crn: String, _ connection: any SQLConnection) throws -> [ContactPlanEntry] {
    try connection.query(
      """
      SELECT id, office, home, remote, starts_on, ends_on, reason, recorded_at, recorder_name FROM planned_contacts
      WHERE crn = ? ORDER BY id DESC
      """, [.text(crn)]
    ) { row -> ContactPlanEntry? in
      guard let from = try row.day(4), let recorded = LocalDate(iso: try row.text(7).prefix(10)) else { return nil }
      return ContactPlanEntry(
        id: try row.int(0), plan: try ContactPlanEntry.plan(row, from: 1), from: from, until: try row.day(5),
        reason: try row.text(6), recordedOn: recorded, recorderName: try row.text(8))
    }.compactMap(\.self)
  }
}
