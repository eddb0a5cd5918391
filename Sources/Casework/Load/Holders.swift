import Caseload
import Rules
import Storage
import Workload

/// Everybody who holds cases as their main work, as they stand now, with their posts by unit.
struct Holders {
  /// One post of a grade that is not a senior's.
  struct Post {
    let staff: String
    let team: String
    let grade: String
    let figure: PostFigure
    /// Contracted hours over the full week of the grade; nil where either is not known.
    let fte: Ratio?
    /// Cases that a full week may hold; nil without a limit.
    let limit: Int?
  }

  /// One person over all posts.
  struct Holder {
    let cases: Int
    /// Nil where the hours of a post are not known.
    let fte: Ratio?
    let figure: PersonFigure
    /// The lowest of the posts.
    let limit: Int?

    /// Cases for a full-time equivalent and the percentage, unrounded; nil unless both are known.
    var known: (fullTimeCases: Ratio, percent: Ratio)? {
      guard let fte, let percent = figure.percent else { return nil }
      return (Ratio(cases) / fte, percent)
    }
  }

  let posts: [Post]
  let people: [String: Holder]
  /// Places in `posts` by code of the unit, for every unit above a post.
  private let places: [String: [Int]]

  /// - Parameter teams: the column `team` among some; then only whoever has a post there, with all posts. Nil for everybody.
  init(
    _ chart: OrganisationChart, _ pack: RulePack, _ adopted: AdoptedLimits, inTeams teams: SQLCondition? = nil,
    _ connection: any SQLConnection
  ) throws {
    var posts: [Post] = []
    let chosen = teams.map { "WHERE f.staff_code IN (SELECT staff_code FROM live_figure WHERE \($0.sql))" } ?? ""
    try connection.each(
      """
      SELECT f.staff_code, f.team, f.grade, \(Figures.columns) FROM live_figure f \(chosen) ORDER BY f.staff_code, f.team
      """, teams?.arguments ?? []
    ) { row in
      let (team, grade) = (try row.text(1), try row.text(2))
      guard !pack.holding.seniors.contains(grade) else { return }
      let figure = try Figures.figure(row, from: 3)
      posts.append(
        Post(
          staff: try row.text(0), team: team, grade: grade, figure: figure, fte: Self.fte(figure, grade, pack),
          limit: nil))
    }
    let limits = try Self.teams(connection)
    posts = posts.map { post in
      let own = limits[post.team]
      return Post(
        staff: post.staff, team: post.team, grade: post.grade, figure: post.figure, fte: post.fte,
        limit: pack.limit(grade: post.grade, ownLimit: own?.limit, specialism: own?.specialism, adopted)?.cases)
    }
    self.posts = posts
    people = Dictionary(grouping: posts, by: \.staff).mapValues { posts in
      let ftes = posts.compactMap(\.fte)
      return Holder(
        cases: posts.reduce(0) { $0 + $1.figure.casesHeld },
        fte: ftes.count == posts.count ? ftes.reduce(.zero, +) : nil, figure: PersonFigure(posts: posts.map(\.figure)),
        limit: posts.compactMap(\.limit).min())
    }
    var places: [String: [Int]] = [:]
    var paths: [String: [String]] = [:]
    for (place, post) in posts.enumerated() {
      let path = paths[post.team] ?? Array(Set(chart.path(to: post.team).map(\.code) + [post.team]))
      paths[post.team] = path
      for code in path { places[code, default: []].append(place) }
    }
    self.places = places
  }

  /// The posts in a unit.
  func posts(in unit: UnitReference) -> [Post] {
    unit.level == 0 ? posts : (places[unit.code] ?? []).map { posts[$0] }
  }

  private static func fte(_ figure: PostFigure, _ grade: String, _ pack: RulePack) -> Ratio? {
    guard let hours = figure.contracted, hours > .zero, let full = pack.grades.grade(id: grade)?.fullTimeHours,
      full > .zero
    else { return nil }
    return hours.ratio / full.ratio
  }

  /// What teams have of their own, whenever they stood: the newest row of each counts.
  private static func teams(_ connection: any SQLConnection) throws -> [String: (limit: Int?, specialism: String?)] {
    var teams: [String: (limit: Int?, specialism: String?)] = [:]
    try connection.each(
      """
      SELECT code, caseload_limit, specialism FROM org_unit
      WHERE caseload_limit IS NOT NULL OR specialism IS NOT NULL ORDER BY code, starts_on
      """, []
    ) { row in teams[try row.text(0)] = (try row.optionalInt(1), try row.optionalText(2)) }
    return teams
  }
}
