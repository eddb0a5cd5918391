public import Caseload
import Rules
import Storage
public import Workload

/// A post as it stands now, beside the frozen nights.
public struct LivePost: Sendable, Hashable {
  public let key: PostKey
  /// Name of the team, or its code where the open format has no such unit.
  public let team: String
  /// First day of the row of the sheet posts that counts; nil where cases are held without such a post.
  public let startsOn: String?
  /// The day that the figure is of.
  public let asOf: LocalDate
  public let figure: PostFigure

  public init(key: PostKey, team: String, startsOn: String?, asOf: LocalDate, figure: PostFigure) {
    self.key = key
    self.team = team
    self.startsOn = startsOn
    self.asOf = asOf
    self.figure = figure
  }
}

extension Service {
  public func livePosts(staff: String) async throws -> [LivePost] {
    try await view(.viewStaff, .staff(staff)) { connection in
      try require(.view, .peopleFigures, staff: staff, connection)
      let posts = try connection.query(
        """
        SELECT f.team, f.as_of, (
            SELECT MAX(p.starts_on) FROM staff_post p
            WHERE p.staff_code = f.staff_code AND p.team = f.team AND p.starts_on <= f.as_of), \(Figures.columns)
        FROM live_figure f WHERE f.staff_code = ? ORDER BY f.team
        """, [.text(staff)]
      ) { row in
        guard let asOf = LocalDate(iso: try row.text(1)) else {
          throw StorageError.damaged("a live figure is of no day")
        }
        return (
          key: PostKey(staff: StaffCode(staff), team: TeamCode(try row.text(0))), asOf: asOf,
          startsOn: try row.optionalText(2), figure: try Figures.figure(row, from: 3)
        )
      }
      return try posts.map { post in
        let name = try orgUnit(post.key.team.text, on: post.asOf, connection)?.0.name
        return LivePost(
          key: post.key, team: name ?? post.key.team.text, startsOn: post.startsOn, asOf: post.asOf,
          figure: post.figure)
      }
    }
  }
}
