import Rules

/// What kind of too much an alert is about.
public enum ExcessKind: String, Sendable, Hashable, CaseIterable {
  /// Workload over the high line for several weeks in a row.
  case sustained
  /// Workload over the very high line.
  case veryHigh = "very-high"
  /// More cases for a full-time equivalent than the escalation line.
  case caseload

  /// Whom an alert of the kind is for to begin with.
  var firstOwner: ExcessOwner { self == .caseload ? .pdu : .team }

  /// Days in which it is to be answered.
  func dueDays(_ rules: ExcessRules) -> Int { self == .sustained ? rules.dueDays : rules.planDays }
}

/// Whose an alert is: the manager of the team, or of the PDU that the team is in.
public enum ExcessOwner: String, Sendable, Hashable {
  case team, pdu
}
