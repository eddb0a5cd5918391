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
  /// The contacts of a case: planned by its tier, agreed in place of that, and how that came to be.
  func contactPlans(crn: String) async throws -> ContactPlansPage
  /// What a plan of contacts would do to hours. Nothing is kept.
  func contactPlanEffect(_ new: NewContactPlan) async throws -> ContactPlanOutcome
  func recordContactPlan(_ new: NewContactPlan) async throws -> ContactPlanOutcome
  /// What a unit set for itself beside the national basis, and what it comes to.
  func localSettings(level: String, code: String) async throws -> LocalSettingsPage
  /// What a local setting would do to hours. Nothing is kept.
  func localSettingEffect(_ new: NewLocalSetting) async throws -> LocalSettingOutcome
  func recordLocalSetting(_ new: NewLocalSetting) async throws -> LocalSettingOutcome
}

extension Service: HoursUse {}
