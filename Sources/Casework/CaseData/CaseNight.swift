import Caseload
import Rules
import Storage
import Workload

extension Service {
  /// Freezes the figures of all posts as they stand, as the night of a day. Called inside the transaction of what changed them.
  ///
  /// - Parameter figures: the figures of the posts, in their order, where they were worked out before.
  func freeze(
    _ connection: any SQLConnection, posts: [LivePosts.Post], figures: [KeptPostFigure]? = nil, day: LocalDate,
    fingerprint: String, name: String
  ) throws {
    let chart = try OrganisationChart(connection, on: day.iso, pack: pack)
    let posts = posts.enumerated().map { index, post in
      NightPost(
        key: post.key, forename: post.forename, surname: post.surname,
        path: chart.placedPath(to: post.key.team.text, pack),
        inputs: post.inputs, figure: figures?[index])
    }
    let cases = posts.reduce(0) { $0 + $1.inputs.held.total }
    // Of one import several nights may be frozen, each under a fingerprint of its own.
    let nights = try connection.first(
      "SELECT COUNT(*) FROM extract WHERE fingerprint LIKE ?", [.text("\(fingerprint)%")]
    ) {
      try $0.int(0)
    }
    let id = try Extracts.save(
      connection, fileName: name, fingerprint: "\(fingerprint)-\(nights ?? 0)", state: .accepted, date: day,
      receivedAt: clock.timestamp, owners: posts.count, cases: cases, problems: 0, reason: nil, pack: pack.id,
      packVersion: pack.version)
    let current = try Extracts.current(connection)
    _ = try Night(
      pack: pack, date: day, posts: posts, id: id, isNewest: current.map { $0.id == id } ?? true
    ).freeze(connection)
  }
}

extension OrganisationChart {
  /// The path to a team as a night keeps it: the service on top, and a team that is not in the organisation under it.
  func placedPath(to team: String, _ pack: RulePack) -> [PlacedUnit] {
    var path = path(to: team).map { PlacedUnit(level: $0.level, unit: NamedCode(code: $0.code, name: $0.name)) }
    if path.first?.level != 0 { path.insert(PlacedUnit(level: 0, unit: pack.nation), at: 0) }
    guard path.count == 1 else { return path }
    let code = team.isEmpty ? "none" : team
    return path + [
      PlacedUnit(
        level: pack.levels.count - 1, unit: NamedCode(code: code, name: "Team \(code), not in the organisation"))
    ]
  }
}
