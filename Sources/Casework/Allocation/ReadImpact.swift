import Allocation
import Caseload
import Rules
import Secrets
import Storage

extension Service {
  public func allocationImpact(crn: String, staff: String, team: String?) async throws -> AllocationImpact {
    try await view(.viewAllocation, .person(crn)) { connection in
      let standing = try self.caseStanding(connection)
      let day = try self.liveDay(connection)
      let stand = try self.allocationStand(crn: crn, staff: staff, team: team, on: day, connection)
      guard let person = try self.people([stand.candidate], [stand.named], connection).first else {
        throw CaseworkRefusal.invalid("Nothing is known of this post. Choose somebody else.")
      }
      return AllocationImpact(
        row: try self.waitingRow(crn, standing, connection), person: person,
        needs: self.pack.suitability.needs(of: stand.profile).map(\.label), approval: stand.approval,
        approvers: try self.approvers(
          stand.approval, staff: staff, team: stand.key.team.text, crn: crn, on: day, connection),
        asksForTraining: stand.asksForTraining, seen: stand.seen.text, key: SecretToken.make(), day: day,
        limits: self.pack.limits, standing: standing)
    }
  }
}
