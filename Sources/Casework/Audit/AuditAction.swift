/// Everything that the audit trail can say somebody did. A test compares the list with the use cases and the routes.
public enum AuditAction: String, Sendable, Hashable, CaseIterable {
  // Signing in and accounts.
  case signIn = "sign-in"
  case signOut = "sign-out"
  case secondFactor = "second-factor"
  case accountAdd = "account-add"
  case accountDisable = "account-disable"
  case accountEnable = "account-enable"
  case accountReset = "account-reset"
  case passwordChange = "password-change"
  case secondFactorChange = "second-factor-change"
  case roleGrant = "role-grant"
  case roleEnd = "role-end"
  case sessionsEnd = "sessions-end"
  case tieGrant = "tie-grant"
  case tieEnd = "tie-end"
  case tokenIssue = "token-issue"
  case tokenEnd = "token-end"
  case tokenUse = "token-use"

  // Views of people's data.
  case viewCase = "view-case"
  case viewCases = "view-cases"
  case viewUnallocated = "view-unallocated"
  case viewStaff = "view-staff"
  case viewPeople = "view-people"
  case viewWorkload = "view-workload"
  case viewStaffing = "view-staffing"
  case viewQuality = "view-quality"
  case viewDisagreements = "view-disagreements"
  case viewExtracts = "view-extracts"
  case viewRecord = "view-record"
  case search = "search"
  case viewAudit = "view-audit"
  case viewAccounts = "view-accounts"
  case reconcile
  case tierSimulate = "tier-simulate"
  case hoursSimulate = "hours-simulate"
  case viewExtraTime = "view-extra-time"
  case viewDisclosures = "view-disclosures"
  case viewTies = "view-ties"
  case viewAvailability = "view-availability"
  case viewExcess = "view-excess"
  case viewAllocation = "view-allocation"
  case viewConcern = "view-concern"
  case viewPlan = "view-plan"

  // Changes.
  case recordChange = "record-change"
  case tierOverride = "tier-override"
  case extraTime = "extra-time"
  case contactPlan = "contact-plan"
  case timeStudy = "time-study"
  case timeRecord = "time-record"
  case limitSetting = "limit-change"
  case localSetting = "local-setting"
  case importData = "import-data"
  case importExtract = "import-extract"
  case importHours = "import-hours"
  case nightRun = "night-run"
  case export = "export"
  case exportAudit = "export-audit"
  case breakGlass = "break-glass"
  case disclosure = "disclosure"
  case subjectAccess = "subject-access"
  case retentionApply = "retention-apply"
  case erasure
  case excessAnswer = "excess-answer"
  case rulesChange = "rules-change"
  case duty
  case readiness
  case adjustment
  case reduction
  case cover
  case breachApproval = "breach-approval"
  case allocate
  case concernReport = "concern-report"
  case concernStep = "concern-step"
  case notForNow = "not-for-now"
  case planKeep = "plan-keep"
}
