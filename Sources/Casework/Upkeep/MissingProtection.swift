import Caseload
import Rules
import Storage
import Workload

/// Somebody who by rule should be protected from holding more, and is not or not wholly.
public struct MissingProtection: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// Of a grade of those in training, with no day on which training began.
    case trainingBegan
    /// Hours are reduced as for somebody in training or newly qualified, with no day that says so: the limit stays that of everybody.
    case dateOfReduction(reason: String)
    /// Newly qualified until a day, with no day of qualifying.
    case qualifiedOn
    /// Answers for a trainee, with no duty as an assessor recorded. The name is the trainee's, or the code.
    case assessorDuty(trainee: String)
    /// Protected, but without recorded hours, so that no limit can be worked out.
    case hours
  }

  public let staffCode: String
  /// `Last, First`.
  public let name: String
  public let team: String
  public let kind: Kind
}

/// Looks for people without a protection that they should have.
struct ProtectionGaps {
  let service: Service
  let connection: any SQLConnection
  let day: LocalDate

  private var rules: ProtectionRules { service.pack.protections }

  /// - Parameters:
  ///   - inputs: of the posts that are looked at.
  ///   - names: by staff code.
  func missing(_ inputs: [PostKey: AvailabilityInputs], names: [String: String]) throws -> [MissingProtection] {
    let availability = AvailabilityRules(service.pack)
    let until = try newlyQualifiedUntil(Set(inputs.keys.map(\.staff.text)))
    let answering = try trainees(of: Set(inputs.keys.map(\.staff.text)))
    var found: [MissingProtection] = []
    for (key, post) in inputs.sorted(by: { $0.key < $1.key }) {
      func add(_ kind: MissingProtection.Kind) {
        let code = key.staff.text
        found.append(MissingProtection(staffCode: code, name: names[code] ?? code, team: key.team.text, kind: kind))
      }
      let held = availability.protections(post, on: day)
      let dates = post.training
      let hasStage = held.contains { if case .trainee = $0.kind { true } else { false } }
      if let grade = post.grade?.id, rules.traineeGrades.contains(grade), !hasStage { add(.trainingBegan) }
      if dates.qualifiedOn == nil, let last = until[key.staff.text], last >= day { add(.qualifiedOn) }
      for reduction in post.reductions where reduction.days.contains(day) {
        let isTraining = rules.traineeStages.contains { $0.sameAs.contains(reduction.reason) }
        let isNew = rules.newlyQualified?.sameAs.contains(reduction.reason) ?? false
        guard isTraining || isNew, availability.reducing(post, on: day).isEmpty else { continue }
        add(.dateOfReduction(reason: reduction.reason))
      }
      for trainee in answering[key.staff.text] ?? [] where !hasAssessorDuty(post) {
        add(.assessorDuty(trainee: names[trainee] ?? trainee))
      }
      if held.contains(where: { $0.caseloadLimit != nil }), availability.fte(post, on: day) == nil { add(.hours) }
    }
    return found
  }

  private func hasAssessorDuty(_ post: AvailabilityInputs) -> Bool {
    let kinds = service.pack.duties.filter(\.isAboutColleague).map(\.id)
    return post.duties.contains { $0.days.contains(day) && kinds.contains($0.kind) }
  }

  private func newlyQualifiedUntil(_ staff: Set<String>) throws -> [String: LocalDate] {
    var found: [String: LocalDate] = [:]
    for codes in staff.sorted().parts(of: CaseSelection.most) {
      let theirs = SQLCondition.among("staff_code", codes)
      try connection.each(
        "SELECT staff_code, newly_qualified_until FROM staff WHERE newly_qualified_until IS NOT NULL AND \(theirs.sql)",
        theirs.arguments
      ) { found[try $0.text(0)] = try $0.day(1) }
    }
    return found
  }

  /// Whom each of some people answers for as trainees today, by the ties of their accounts.
  private func trainees(of staff: Set<String>) throws -> [String: [String]] {
    var found: [String: [String]] = [:]
    for codes in staff.sorted().parts(of: CaseSelection.most) {
      let theirs = SQLCondition.among("a.staff_code", codes)
      try connection.each(
        """
        SELECT a.staff_code, t.subject FROM account_tie t JOIN account a ON a.id = t.account_id
        WHERE t.kind = 'trainee' AND t.ended_at IS NULL AND t.from_day <= ? AND COALESCE(t.until_day, '9999-12-31') >= ?
          AND \(theirs.sql) ORDER BY a.staff_code, t.subject
        """, [.text(day.iso), .text(day.iso)] + theirs.arguments
      ) { found[try $0.text(0), default: []].append(try $0.text(1)) }
    }
    return found
  }
}
