import Caseload

extension LoadAhead {
  /// The load of several posts together, week by week.
  ///
  /// Work is that of all of them; a week has available time where one of them has, and posts whose time cannot be told are
  /// in neither.
  ///
  /// - Parameter posts: of the same weeks.
  public static func sum(_ posts: [LoadAhead]) -> LoadAhead {
    let known = posts.filter { $0.available != nil && $0.weeks.allSatisfy { $0.available != nil } }
    guard let first = known.first else { return LoadAhead(work: .zero, available: nil, weeks: []) }
    let weeks = first.weeks.indices.map { index in
      let these = known.map { $0.weeks[index] }
      return Week(
        monday: these[0].monday, work: these.reduce(.zero) { $0 + $1.work },
        available: these.reduce(.zero) { $0 + ($1.available ?? .zero) }, causes: these.flatMap(\.causes))
    }
    return LoadAhead(
      work: known.reduce(.zero) { $0 + $1.work }, available: known.reduce(.zero) { $0 + ($1.available ?? .zero) },
      weeks: weeks)
  }
}
