import Casework

@testable import Web

/// What the audit trail must hold after one route: the written list that every route is compared with.
struct TrailExpectation: Sendable {
  /// As ``RouteLine/route`` has it.
  let route: String
  /// What the trail calls it, with whom it was about; nothing for a page without anybody's data.
  let rows: [Row]

  struct Row: Sendable, Hashable {
    let action: AuditAction
    /// As the trail keeps it; nil where it is named by a number that the test does not know.
    let kind: String
    let subject: String?
  }

  init(_ route: String, _ rows: (AuditAction, String, String?)...) {
    self.route = route
    self.rows = rows.map { Row(action: $0.0, kind: $0.1, subject: $0.2) }
  }

  /// For whoever asks about the case X200001 of staff code S1 in team T1, having every permission.
  static let all: [TrailExpectation] = [
    // The home of the role that asks is the overview of the service.
    TrailExpectation("/", (.viewWorkload, "unit", "EW")),
    TrailExpectation("/units/{level}/{code}", (.viewWorkload, "unit", "T1")),
    TrailExpectation("/units/{level}/{code}/overview.csv", (.export, "unit", "T1")),
    TrailExpectation("/units/{level}/{code}/caseload", (.viewWorkload, "unit", "T1")),
    TrailExpectation("/units/{level}/{code}/caseload.csv", (.export, "unit", "T1")),
    TrailExpectation("/practitioners/{id}", (.viewStaff, "staff", "S1")),
    TrailExpectation("/posts/{id}/explanation", (.viewStaff, "staff", "S1")),
    TrailExpectation("/practitioners/{id}/changes", (.viewStaff, "staff", "S1")),
    TrailExpectation("/extracts", (.viewExtracts, "none", "")),
    TrailExpectation("/extracts/{id}", (.viewExtracts, "extract", "1")),
    TrailExpectation("/search", (.search, "none", "")),
    TrailExpectation("/cases", (.viewCases, "unit", "EW")),
    TrailExpectation("/cases.csv", (.export, "unit", "EW")),
    TrailExpectation("/cases/{crn}", (.viewCase, "person", "X200001")),
    TrailExpectation("/cases/{crn}/practitioners", (.viewAllocation, "person", "X200001")),
    TrailExpectation("/cases/{crn}/allocate", (.viewAllocation, "person", "X200001")),
    TrailExpectation(
      "POST /cases/{crn}/allocate", (.allocate, "person", "X200001"), (.allocate, "staff", "S3")),
    TrailExpectation("/cases/{crn}/allocations", (.viewCase, "person", "X200001")),
    TrailExpectation("/allocations/{id}", (.viewAllocation, "person", "X200001")),
    TrailExpectation("/allocations/{id}/handover", (.viewCase, "person", "X200001")),
    TrailExpectation("/allocation", (.viewAllocation, "unit", "EW")),
    TrailExpectation("/units/{level}/{code}/allocation", (.viewAllocation, "unit", "T1")),
    TrailExpectation("/units/{level}/{code}/rebalance", (.viewAllocation, "unit", "T1")),
    TrailExpectation("POST /units/{level}/{code}/rebalance", (.allocate, "unit", "T1")),
    TrailExpectation("/allocation.csv", (.export, "unit", "EW")),
    TrailExpectation("/units/{level}/{code}/allocation.csv", (.export, "unit", "T1")),
    TrailExpectation("/cases/{crn}/practitioners/compare", (.viewAllocation, "person", "X200001")),
    // Only the list of who may be told: nothing of the case.
    TrailExpectation("/cases/{crn}/open"),
    TrailExpectation("/units/{level}/{code}/cases", (.viewCases, "unit", "T1")),
    TrailExpectation("/units/{level}/{code}/cases.csv", (.export, "unit", "T1")),
    TrailExpectation("/practitioners/{id}/cases", (.viewCases, "staff", "S1")),
    TrailExpectation("/practitioners/{id}/cases.csv", (.export, "staff", "S1")),
    TrailExpectation("/unallocated", (.viewUnallocated, "unit", "EW")),
    TrailExpectation("/units/{level}/{code}/unallocated", (.viewUnallocated, "unit", "T1")),
    TrailExpectation("/data-quality", (.viewQuality, "unit", "EW")),
    TrailExpectation("/units/{level}/{code}/data-quality", (.viewQuality, "unit", "T1")),
    TrailExpectation("/data-quality/{kind}", (.viewQuality, "unit", "T1")),
    TrailExpectation("/disagreements", (.viewDisagreements, "none", "")),
    TrailExpectation("/staffing", (.viewStaffing, "unit", "EW")),
    TrailExpectation("/units/{level}/{code}/staffing", (.viewStaffing, "unit", "T1")),
    TrailExpectation("/people", (.viewPeople, "unit", "EW")),
    TrailExpectation("/units/{level}/{code}/people", (.viewPeople, "unit", "T1")),
    TrailExpectation("/excess", (.viewExcess, "unit", "EW")),
    TrailExpectation("/units/{level}/{code}/excess", (.viewExcess, "unit", "T1")),
    TrailExpectation("/excess/{id}", (.viewExcess, "staff", "S1")),
    TrailExpectation("POST /excess/{id}", (.excessAnswer, "staff", "S1")),
    TrailExpectation("/balance", (.viewWorkload, "unit", "EW")),
    TrailExpectation("/units/{level}/{code}/balance", (.viewWorkload, "unit", "T1")),
    TrailExpectation("/capacity", (.viewWorkload, "unit", "EW")),
    TrailExpectation("/units/{level}/{code}/capacity", (.viewWorkload, "unit", "T1")),
    TrailExpectation("/history", (.viewWorkload, "unit", "EW")),
    TrailExpectation("/units/{level}/{code}/history", (.viewWorkload, "unit", "T1")),
    TrailExpectation("/history.csv", (.export, "unit", "EW")),
    TrailExpectation("/units/{level}/{code}/history.csv", (.export, "unit", "T1")),
    TrailExpectation("/balance.csv", (.export, "unit", "EW")),
    TrailExpectation("/units/{level}/{code}/balance.csv", (.export, "unit", "T1")),
    TrailExpectation("/capacity.csv", (.export, "unit", "EW")),
    TrailExpectation("/units/{level}/{code}/capacity.csv", (.export, "unit", "T1")),
    TrailExpectation("/units/{level}/{code}/ahead", (.viewAvailability, "unit", "T1")),
    TrailExpectation("/units/{level}/{code}/protections", (.viewAvailability, "unit", "T1")),
    TrailExpectation(
      "/units/{level}/{code}/week", (.viewAvailability, "unit", "T1"), (.viewExtraTime, "none", "")),
    TrailExpectation("POST /units/{level}/{code}/week", (.excessAnswer, "staff", "S1")),
    TrailExpectation("POST /units/{level}/{code}/protections", (.breachApproval, "staff", "S1")),
    TrailExpectation("/staff/{code}/cover", (.viewAvailability, "staff", "S1")),
    TrailExpectation(
      "POST /staff/{code}/cover", (.cover, "person", "X200001"), (.cover, "staff", "S1")),
    // Empty forms and what a form says after it was sent: nothing of anybody's.
    TrailExpectation("/records"), TrailExpectation("/records/{sheet}"), TrailExpectation("/records/{sheet}/new"),
    TrailExpectation("/records/{sheet}/done"),
    TrailExpectation("/records/{sheet}/edit", (.viewRecord, "person", "X200001")),
    TrailExpectation("/audit", (.viewAudit, "person", "X200001")),
    TrailExpectation("/accounts", (.viewAccounts, "none", "")),
    TrailExpectation("/accounts/new"),
    TrailExpectation("/accounts/{id}", (.viewAccounts, "account", nil)),
    // One's own account, and what stands for everybody.
    TrailExpectation("/account"), TrailExpectation("/account/password"), TrailExpectation("/account/second-factor"),
    TrailExpectation("/account/sessions"), TrailExpectation("/sign-out"), TrailExpectation("/guide"),
    TrailExpectation("/rules"), TrailExpectation("/accessibility"), TrailExpectation("/health"),
    TrailExpectation("/assets/{name}"), TrailExpectation("/sign-in"), TrailExpectation("/sign-in/code"),
    TrailExpectation("/session-ended"), TrailExpectation("/first-run"), TrailExpectation("/signed-out"),
    // Help, and one's own choice, which is in no trail.
    TrailExpectation("/guide/words"), TrailExpectation("/guide/questions"), TrailExpectation("/account/figures"),
    TrailExpectation("POST /account/figures"),
    TrailExpectation("/sharing", (.viewDisclosures, "none", "")),
    TrailExpectation("/cases/{crn}/sharing", (.viewDisclosures, "person", "X200001")),
    TrailExpectation("/cases/{crn}/sharing/new", (.viewDisclosures, "person", "X200001")),
    TrailExpectation("/ties", (.viewTies, "none", "")), TrailExpectation("/inspections", (.viewTies, "none", "")),
    TrailExpectation("/staff/{code}/availability", (.viewAvailability, "staff", "S1")),
    TrailExpectation("POST /staff/{code}/availability", (.duty, "staff", "S1")),
    TrailExpectation("/subjects", (.subjectAccess, "none", "")),
    TrailExpectation("/subjects/{id}", (.subjectAccess, "person", "X200001")),
    TrailExpectation("/subjects/{id}/document", (.subjectAccess, "person", "X200001")),
    TrailExpectation("/practitioners/{id}/hours", (.viewStaff, "staff", "S1")), TrailExpectation("/hours"),
    TrailExpectation("/practitioners/{id}/ahead", (.viewStaff, "staff", "S1")),
    TrailExpectation("/hours/extra", (.viewExtraTime, "none", "")),
    TrailExpectation("/time-studies", (.viewWorkload, "time-study", "all")),
    TrailExpectation("/time-studies.csv", (.export, "time-study", "all")),
    TrailExpectation("POST /time-studies", (.timeStudy, "time-study", "home")),
    TrailExpectation("/limits"), TrailExpectation("POST /limits", (.limitSetting, "limit", "everybody")),
    TrailExpectation("/cases/{crn}/help", (.viewCase, "person", "X200001")),
    // It is of a member of staff, whom the list here does not have: its row is in `HelpForColleagueTests`.
    TrailExpectation("POST /cases/{crn}/help"),
    TrailExpectation("/cases/{crn}/contacts", (.viewCase, "person", "X200001")),
    TrailExpectation("POST /cases/{crn}/contacts", (.contactPlan, "person", "X200001")),
    TrailExpectation("/units/{level}/{code}/settings", (.viewWorkload, "unit", "T1")),
    TrailExpectation("POST /units/{level}/{code}/settings", (.localSetting, "unit", "T1")),
    TrailExpectation("/concerns", (.viewConcern, "none", "")),
    TrailExpectation("/concerns/new", (.viewConcern, "none", "")),
    TrailExpectation("/concerns/position", (.viewConcern, "none", "")),
    TrailExpectation("/concerns/{id}", (.viewConcern, "concern", "1")),
    // Whoever asks here has no staff code, and so nothing to report: its row is in `ConcernAnswerTests`.
    TrailExpectation("POST /concerns"),
    TrailExpectation("POST /concerns/{id}", (.concernStep, "concern", "1")),
    TrailExpectation("/plans", (.viewPlan, "plan", "all")),
    TrailExpectation("/plans/{name}", (.viewPlan, "plan", "baseline")),
    TrailExpectation(
      "/plans/{name}/plan.csv", (.viewPlan, "plan", "baseline"), (.export, "plan", "baseline")),
    TrailExpectation(
      "/plans/{name}/plan.json", (.viewPlan, "plan", "baseline"), (.export, "plan", "baseline")),
    TrailExpectation("/plans/compare", (.viewPlan, "plan", "compared")),
    TrailExpectation("POST /plans/{name}", (.planKeep, "plan", "baseline")),
    TrailExpectation("POST /hours/extra", (.extraTime, "person", "X200001")),
    TrailExpectation("POST /cases/{crn}/sharing", (.disclosure, "person", "X200001")),
    TrailExpectation("POST /subjects", (.subjectAccess, "staff", "S1")),
    TrailExpectation("POST /subjects/{id}", (.subjectAccess, "person", "X200001")),
    // What is given and ended by these forms is in `TieTests`: it needs accounts that the list here does not have.
    TrailExpectation("POST /ties"), TrailExpectation("POST /inspections"),
    // Forms: each is sent as `TrailTests` says.
    TrailExpectation("POST /records/{sheet}", (.recordChange, "person", "X200001")),
    TrailExpectation("POST /cases/{crn}/open", (.breakGlass, "person", "X200006")),
    TrailExpectation("POST /accounts", (.accountAdd, "account", "new@example.org")),
    TrailExpectation("POST /accounts/{id}", (.sessionsEnd, "account", nil)),
    TrailExpectation("POST /account/password", (.passwordChange, "account", "all@example.org")),
    TrailExpectation("POST /account/second-factor", (.secondFactorChange, "account", "all@example.org")),
    TrailExpectation("POST /account/sessions", (.sessionsEnd, "account", "all@example.org")),
    TrailExpectation("POST /sign-in", (.signIn, "account", "all@example.org")),
    TrailExpectation("POST /sign-out", (.signOut, "account", "all@example.org")),
    // The organisation's own server: its rows are those of `SignInElsewhereTests`.
    TrailExpectation("/sign-in/elsewhere"), TrailExpectation("/sign-in/back"),
    TrailExpectation("/sign-in/back-channel"),
    TrailExpectation("POST /sign-in/elsewhere"), TrailExpectation("POST /sign-in/back-channel"),
    // The code of a second factor, and the first account: their rows are those of `SecondStepTests` and `AccountTests`.
    TrailExpectation("POST /sign-in/code"), TrailExpectation("POST /first-run"),
  ]
}
