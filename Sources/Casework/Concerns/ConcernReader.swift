import Caseload
import Rules
import Storage

/// Reads concerns with their steps. Whether somebody may see them is for the use case to say.
struct ConcernReader {
  let service: Service
  let connection: any SQLConnection

  /// - Parameter condition: on `concern c`.
  func concerns(where condition: SQLCondition) throws -> [Concern] {
    let rows = try connection.query(
      """
      SELECT c.id, c.kind, c.staff_code, c.reporter_name, c.team, c.crn, c.held, c.too_much, c.beyond_skill, c.words,
        c.levels, c.first_level, c.person, c.named, c.answer_days, c.reported_on, c.reported_at
      FROM concern c WHERE \(condition.sql) ORDER BY c.id
      """, condition.arguments
    ) { row in row }
    guard !rows.isEmpty else { return [] }
    let steps = try steps(of: rows.map { try $0.int(0) })
    let names = try teamNames(rows.map { try $0.text(4) })
    let day = try service.liveDay(connection)
    return try rows.map { row in
      guard let kind = Concern.Kind(rawValue: try row.text(1)), let reported = try row.day(15) else {
        throw StorageError.damaged("a concern is of no day or of no known kind")
      }
      let crn = try row.optionalText(5)
      let isHidden = try crn.map { try isKept($0, on: day) } ?? false
      let team = try row.text(4)
      return Concern(
        id: try row.int(0), kind: kind, staffCode: try row.text(2), reporterName: try row.text(3), team: team,
        teamName: names[team] ?? team, crn: isHidden ? nil : crn, isHeld: try row.bool(6),
        meanings: (try row.bool(7) ? [.tooMuch] : []) + (try row.bool(8) ? [.beyondSkill] : []), words: try row.text(9),
        levels: try row.text(10).split(separator: " ").map(String.init), firstLevel: try row.int(11),
        person: try row.optionalText(12), named: try row.text(13), answerDays: try row.int(14), reportedOn: reported,
        reportedAt: try row.text(16), steps: steps[try row.int(0)] ?? [])
    }
  }

  /// Whether the case is kept from whoever reads.
  private func isKept(_ crn: String, on day: LocalDate) throws -> Bool {
    try service.isHidden(crn: crn, on: day, connection)
  }

  private func teamNames(_ codes: [String]) throws -> [String: String] {
    var names: [String: String] = [:]
    let level = service.pack.levels.last?.id ?? ""
    for part in Set(codes).sorted().parts(of: CaseSelection.most) {
      let among = SQLCondition.among("code", part)
      for (code, name) in try connection.query(
        "SELECT code, name FROM unit WHERE level = ? AND \(among.sql)",
        [.integer(service.pack.levels.count - 1)] + among.arguments, { (try $0.text(0), try $0.text(1)) })
        + connection.query(
          "SELECT code, name FROM org_unit WHERE level = ? AND \(among.sql) ORDER BY starts_on",
          [.text(level)] + among.arguments, { (try $0.text(0), try $0.text(1)) })
      { names[code] = name }
    }
    return names
  }

  private func steps(of concerns: [Int]) throws -> [Int: [ConcernStep]] {
    var steps: [Int: [ConcernStep]] = [:]
    for part in concerns.parts(of: CaseSelection.most) {
      let marks = part.map { _ in "?" }.joined(separator: ", ")
      try connection.each(
        """
        SELECT concern_id, kind, day, made_at, made_by, maker_name, level, too_much, beyond_skill, words, next_step,
          next_on, stops, requires, covers
        FROM concern_step WHERE concern_id IN (\(marks)) ORDER BY concern_id, id
        """, part.map(SQLValue.integer)
      ) { row in
        guard let kind = ConcernStep.Kind(rawValue: try row.text(1)), let day = try row.day(2) else {
          throw StorageError.damaged("a step of a concern is of no day or of no known kind")
        }
        var remedies: [ConcernRules.Meaning: String] = [:]
        remedies[.tooMuch] = try row.optionalText(7)
        remedies[.beyondSkill] = try row.optionalText(8)
        steps[try row.int(0), default: []].append(
          ConcernStep(
            kind: kind, day: day, madeAt: try row.text(3), maker: try row.text(5), madeBy: try row.text(4),
            level: try row.int(6), remedies: remedies, words: try row.text(9), nextStep: try row.optionalText(10),
            nextOn: try row.day(11), stops: try row.optionalText(12), requires: try row.optionalText(13),
            covers: try row.optionalText(14)))
      }
    }
    return steps
  }
}
