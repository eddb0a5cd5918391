/// What pages ask of the hours measure.
public protocol HoursUse: Sendable {
  /// A person's hours as they stand now, with every line. Throws ``CaseworkRefusal``.
  func hours(practitioner id: Int) async throws -> PersonHours
  /// A person's work and time in the weeks ahead. Throws ``CaseworkRefusal``.
  func ahead(practitioner id: Int, weeks: Int) async throws -> PersonAhead
  /// What other time values would do to today's work, by unit. Throws ``CaseworkRefusal``.
  func compareHours(draft id: String, level: String) async throws -> HoursComparison
  /// What was raised of cases within reach, newest first.
  func extraTime() async throws -> [ExtraTime]
  @discardableResult func raiseExtraTime(crn: String, minutes: Int, reason: String) async throws -> Int
  func decideExtraTime(_ id: Int, _ decision: ExtraTimeDecision) async throws
}

extension Service: HoursUse {}
