import Caseload
import DataFormat

extension SampleWorld {
  func workItemRows(_ body: ([FieldValue]) throws -> Void) rethrows {
    try forEachCase { try caseWorkRows($0).forEach(body) }
    try reportRows(body)
    try contactRows(body)
  }

  private func item(
    _ reference: FieldValue, _ number: String, _ kind: String, contact: String? = nil, staff: FieldValue = .none,
    due: LocalDate? = nil, started: LocalDate? = nil, done: LocalDate? = nil, outcome: String? = nil
  ) -> [FieldValue] {
    [
      reference, .text(number), .text(kind), contact.map { .text($0) } ?? .none, staff, days.day(due),
      days.day(started), days.day(done), outcome.map { .text($0) } ?? .none,
    ]
  }

  /// Outcomes that count as enforcement (tier-rules.md, section 1.4), and one that does not.
  private static let breachOutcomes = ["BRE01", "BRE02", "BRE03", "BRE05", "BRE08", "BRE10"]
  private static let otherBreachOutcome = "BRE09"

  /// Work that belongs to the case. How common each kind is, is an assumption.
  private func caseWorkRows(_ file: CaseFile) -> [[FieldValue]] {
    let facts = person(file)
    let inputs = TierInputs(file, facts)
    var random = file.random(.workItem)
    var rows: [[FieldValue]] = []
    let isCounted = inputs.hasEnforcement
    // A recall that is over is kept for a year.
    if facts.isRecalled, file.age < 365 {
      rows.append(
        item(
          file.reference, "1", "recall", started: file.start, done: file.start + random.below(3),
          outcome: isCounted ? "REC01" : "REC03"))
    }
    let from = file.start + 30
    if random.happens(0.07), file.held.location != .custody, from + 60 < file.asOf {
      let started = from + random.below(file.asOf - from)
      let takes = random.whole(5...40)
      let isDone = started + takes <= file.asOf
      let outcome = isCounted ? random.pick(Self.breachOutcomes) : Self.otherBreachOutcome
      rows.append(
        item(
          file.reference, "2", "breach", started: started, done: isDone ? started + takes : nil,
          outcome: isDone ? outcome : nil))
    }
    guard file.endedOn == nil, case .post = file.holder else { return rows }
    if file.held.location == .custody, file.course.release - file.age < 180, random.happens(0.06) {
      rows.append(item(file.reference, "3", "parole-report", due: date + random.whole(2...60), started: date + -10))
    }
    if inputs.hasSexualOffence, file.held.location != .custody, random.happens(0.25) {
      rows.append(item(file.reference, "4", "arms", due: date + random.whole(1...90)))
    }
    if inputs.harm == .high || inputs.harm == .veryHigh, random.happens(0.08) {
      rows.append(item(file.reference, "5", "home-visit", due: date + random.whole(0...30)))
    }
    if inputs.harm == .veryHigh || random.happens(0.008) {
      rows.append(item(file.reference, "6", "oversight", due: date + random.whole(0...28)))
    }
    return rows
  }

  /// Court reports, as many for each writer as the nightly workbook counts, on cases of the writer's team.
  private func reportRows(_ body: ([FieldValue]) throws -> Void) rethrows {
    for post in service.posts where !post.reports.isEmpty {
      try reports(post.reports, by: .text(post.key.staff.text), writer: post.number, team: post.team, body)
    }
    for (unit, reporter) in staff.reporters.enumerated() {
      try reports(
        reporter.reports, by: .text(reporter.person.staff.text), writer: 2_000_000 + unit,
        team: service.organisation.units[unit].lowerBound, body)
    }
  }

  private func reports(
    _ reports: SampleReports, by staffCode: FieldValue, writer: Int, team: Int, _ body: ([FieldValue]) throws -> Void
  ) rethrows {
    var random = SeededGenerator(seed, .workItem, -1 - writer)
    let cases = casesOfTeam(team)
    guard !cases.isEmpty else { return }
    var number = 0
    func report(_ kind: String, isDone: Bool) throws {
      number += 1
      let reference = FieldValue.text(cases[random.below(cases.count)].reference.text)
      let days = random.below(28)
      try body(
        item(
          reference, "R\(writer)-\(number)", kind, staff: staffCode, due: isDone ? date + -days : date + (days + 1),
          started: isDone ? date + (-days - 7) : nil, done: isDone ? date + -days : nil))
    }
    for _ in 0..<reports.standardLast30 { try report("report-standard", isDone: true) }
    for _ in 0..<reports.standardDueNext30 { try report("report-standard", isDone: false) }
    for _ in 0..<reports.fastLast30 { try report("report-fast", isDone: true) }
    for _ in 0..<reports.oral { try report("report-oral", isDone: true) }
  }

  /// Cases of the first practitioner of the team who has any.
  private func casesOfTeam(_ team: Int) -> [SampleCase] {
    let own = staff.postsOfTeam[team]
    return own.lazy.map { service.posts[$0].cases }.first { !$0.isEmpty } ?? []
  }

  /// Contacts done for a colleague, the same as in the nightly workbook.
  private func contactRows(_ body: ([FieldValue]) throws -> Void) rethrows {
    let contacts = ColleagueContacts(service)
    for doer in service.posts.indices {
      for contact in contacts.contacts(of: doer) {
        try body(
          item(
            .text(contact.reference.text), "C\(contact.id)", "contact", contact: contact.code,
            staff: .text(service.posts[doer].key.staff.text), done: contact.date))
      }
    }
  }
}
