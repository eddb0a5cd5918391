import Caseload
import Rules
import Storage

extension StandingNight {
  /// What one person holds on a night beside the hours to hold it in.
  struct Held {
    let staff: String
    /// Code of the team of the post with the most cases.
    let team: String
    let cases: Int
    /// Contracted hours over the full weeks of the grades.
    let fte: Ratio
    /// Cases for a full-time equivalent, unrounded.
    var fullTimeCases: Ratio { Ratio(cases) / fte }
  }

  /// Everybody whose hours are known, over all posts. Somebody with a post without hours is left out: not computable.
  func caseloads(_ pack: RulePack, _ connection: any SQLConnection) throws -> [Held] {
    typealias Post = (team: String, cases: Int, fte: Ratio?)
    var posts: [String: [Post]] = [:]
    try connection.each(
      """
      SELECT r.staff_code, u.code, f.cases_held, f.contracted, f.grade FROM post_figure f
      JOIN post p ON p.id = f.post_id JOIN practitioner r ON r.id = p.practitioner_id JOIN unit u ON u.id = f.team_id
      WHERE f.extract_id = ? ORDER BY r.staff_code, u.code
      """, [.integer(extract)]
    ) { row in
      let full = pack.grades.grade(id: try row.text(4))?.fullTimeHours
      let fte = try row.optionalInt(3).flatMap { hours -> Ratio? in
        guard let full, full > .zero, hours > 0 else { return nil }
        return WeeklyHours(hundredths: hours).ratio / full.ratio
      }
      posts[try row.text(0), default: []].append((try row.text(1), try row.int(2), fte))
    }
    return posts.keys.sorted().compactMap { staff -> Held? in
      guard let theirs = posts[staff], let first = theirs.first else { return nil }
      let ftes = theirs.compactMap(\.fte)
      guard ftes.count == theirs.count else { return nil }
      let main = theirs.dropFirst().reduce(first) { $1.cases > $0.cases ? $1 : $0 }
      return Held(
        staff: staff, team: main.team, cases: theirs.reduce(0) { $0 + $1.cases }, fte: ftes.reduce(.zero, +))
    }
  }
}
