import Caseload
import Storage
import Workload

/// The night that stands for a day, as the headline measure has it for each person.
struct StandingNight {
  let extract: Int
  let day: LocalDate

  /// One person over all posts of the night.
  struct Person {
    let staff: String
    /// Code of the team of the post with the most available time.
    let team: String
    let figure: PersonFigure
  }

  /// The nights of some days in their order: of a day with several, the last accepted.
  static func nights(from: LocalDate, until: LocalDate, _ connection: any SQLConnection) throws -> [StandingNight] {
    try connection.query(
      """
      SELECT extract_date, MAX(id) FROM extract WHERE state = 'accepted' AND extract_date >= ? AND extract_date <= ?
      GROUP BY extract_date ORDER BY extract_date
      """, [.text(from.iso), .text(until.iso)]
    ) { row in try row.day(0).map { StandingNight(extract: try row.int(1), day: $0) } }.compactMap(\.self)
  }

  /// Everybody of the night, in the order of their staff codes.
  func people(_ connection: any SQLConnection) throws -> [Person] {
    var people: [Person] = []
    var staff: String?
    var posts: [(team: String, figure: PostFigure)] = []
    func close() {
      guard let staff, let first = posts.first else { return }
      let main = posts.dropFirst().reduce(first) { $1.figure.available > $0.figure.available ? $1 : $0 }
      people.append(Person(staff: staff, team: main.team, figure: PersonFigure(posts: posts.map(\.figure))))
    }
    try connection.each(
      """
      SELECT r.staff_code, u.code, \(Figures.columns) FROM post_figure f JOIN post p ON p.id = f.post_id
      JOIN practitioner r ON r.id = p.practitioner_id JOIN unit u ON u.id = f.team_id
      WHERE f.extract_id = ? ORDER BY r.staff_code, u.code
      """, [.integer(extract)]
    ) { row in
      let code = try row.text(0)
      if code != staff {
        close()
        staff = code
        posts = []
      }
      posts.append((try row.text(1), try Figures.figure(row, from: 2)))
    }
    close()
    return people
  }
}

/// Who is away on which days of a week.
struct Leave {
  private let days: [String: [ClosedRange<LocalDate>]]

  init(from: LocalDate, until: LocalDate, _ connection: any SQLConnection) throws {
    var days: [String: [ClosedRange<LocalDate>]] = [:]
    try connection.each(
      "SELECT staff_code, starts_on, ends_on FROM absence WHERE starts_on <= ? AND COALESCE(ends_on, '9999-12-31') >= ?",
      [.text(until.iso), .text(from.iso)]
    ) { row in
      guard let starts = try row.day(1) else { return }
      let ends = try row.day(2) ?? until
      if starts <= ends { days[try row.text(0), default: []].append(starts...ends) }
    }
    self.days = days
  }

  func holds(_ staff: String, _ day: LocalDate) -> Bool { days[staff]?.contains { $0.contains(day) } ?? false }
}
