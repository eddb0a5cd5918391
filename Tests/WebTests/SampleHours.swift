import Rules

@testable import Casework

/// The hours measure of the pages' tests that need no database: nothing is worked out, and nothing was raised.
extension SampleUse {
  func hours(practitioner id: Int) async throws -> PersonHours {
    let person = try await reads.practitioner(id: id)
    return PersonHours(practitionerID: id, staffCode: person.staffCode, name: person.name, posts: [])
  }

  func compareHours(draft id: String, level: String) async throws -> HoursComparison {
    throw CaseworkRefusal.noCases
  }

  func extraTime() async throws -> [ExtraTime] { [] }

  func raiseExtraTime(crn: String, minutes: Int, reason: String) async throws -> Int { 1 }

  func decideExtraTime(_ id: Int, _ decision: ExtraTimeDecision) async throws {}
}
