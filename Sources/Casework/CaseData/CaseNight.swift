import Caseload
import Rules
import Storage
import Workload

extension Service {
  /// Freezes the figures of all posts as they stand, as the night of a day. Called inside the transaction of what changed them.
  ///
  /// - Parameters:
  ///   - figures: the figures of the posts, in their order, where they were worked out before.
  ///   - unlessSame: leaves it when the night that stands for the day was frozen by the same rules with the same figures.
  ///     Names of people and units are brought up to date all the same.
  /// - Returns: whether a night was frozen.
  @discardableResult func freeze(
    _ connection: any SQLConnection, posts: [LivePosts.Post], figures: [KeptPostFigure]? = nil, day: LocalDate,
    fingerprint: String, name: String, unlessSame: Bool = false
  ) throws -> Bool {
    let chart = try OrganisationChart(connection, on: day.iso, pack: pack)
    let nightPosts = posts.enumerated().map { index, post in
      NightPost(
        key: post.key, forename: post.forename, surname: post.surname,
        path: chart.placedPath(to: post.key.team.text, pack), inputs: post.inputs, figure: figures?[index])
    }
    let newest = try Extracts.current(connection)?.date
    let night = try Night(
      pack: pack, date: day, posts: nightPosts, isNewest: newest.map { day >= $0 } ?? true
    ).placed(connection)
    if unlessSame, let standing = try Extracts.standing(connection, on: day), standing.pack == pack.id,
      standing.packVersion == pack.version, try night.isFrozen(as: standing.id, connection),
      try HoursNight(connection: connection, pack: pack).isFrozen(posts, night, as: standing.id)
    {
      // A week may be over although nothing changed in it.
      try ExcessWatch(connection: connection, pack: pack, now: clock.timestamp).follow()
      return false
    }
    // Of one import several nights may be frozen, each under a fingerprint of its own.
    let nights = try connection.first(
      "SELECT COUNT(*) FROM extract WHERE fingerprint LIKE ?", [.text("\(fingerprint)%")]
    ) {
      try $0.int(0)
    }
    let id = try Extracts.save(
      connection, fileName: name, fingerprint: "\(fingerprint)-\(nights ?? 0)", state: .accepted, date: day,
      receivedAt: clock.timestamp, owners: posts.count, cases: posts.reduce(0) { $0 + $1.inputs.held.total },
      problems: 0,
      reason: nil, pack: pack.id, packVersion: pack.version)
    try night.freeze(connection, extract: id)
    try HoursNight(connection: connection, pack: pack).freeze(posts, night, extract: id)
    try ExcessWatch(connection: connection, pack: pack, now: clock.timestamp).follow()
    return true
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
