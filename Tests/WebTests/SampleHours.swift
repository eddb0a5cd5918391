import Caseload
import Rules
import Workload

@testable import Casework

/// The hours measure of the pages' tests that need no database: nothing is worked out, and nothing was raised.
extension SampleUse {
  func hours(practitioner id: Int) async throws -> PersonHours {
    let person = try await reads.practitioner(id: id)
    return PersonHours(practitionerID: id, staffCode: person.staffCode, name: person.name, posts: [])
  }

  func ahead(practitioner id: Int, weeks: Int) async throws -> PersonAhead {
    guard Service.forecastWeeks.contains(weeks) else { throw CaseworkRefusal.invalid("Choose 4 to 13 weeks.") }
    let person = try await reads.practitioner(id: id)
    return PersonAhead(
      practitionerID: id, staffCode: person.staffCode, name: person.name, day: SampleCases.day,
      posts: [
        .init(
          key: PostKey(staff: StaffCode(person.staffCode), team: TeamCode("T1")), team: "Team",
          load: SampleAhead.load)
      ], total: SampleAhead.load,
      cases: [
        0: AheadCase(crn: "X200001", name: SampleCases.hostileName),
        1: AheadCase(crn: nil, name: "A case that is not shown to you"),
      ], leftOut: 1, withoutPost: 2, rules: "\(pack.title), version \(pack.version)")
  }

  func compareHours(draft id: String, level: String) async throws -> HoursComparison {
    throw CaseworkRefusal.noCases
  }

  func extraTime() async throws -> [ExtraTime] { [] }

  func raiseExtraTime(crn: String, minutes: Int, reason: String) async throws -> Int { 1 }

  func decideExtraTime(_ id: Int, _ decision: ExtraTimeDecision) async throws {}
}
