public import Caseload
import Rules
import Storage
public import Workload

/// The figures of posts as they stand now, kept beside the frozen nights and rewritten with every change.
enum LiveFigures {
  private static let writes = RowWrites(
    table: "live_figure", columns: ["staff_code", "team", "as_of"] + KeptPostFigure.columns, keyCount: 2)

  /// Writes the figures of everybody, in place of what stood there, and gives them in the order of the posts.
  @discardableResult static func replaceAll(
    with posts: [LivePosts.Post], pack: RulePack, day: LocalDate, _ connection: any SQLConnection
  ) throws -> [KeptPostFigure] {
    let keeping = PostFigureKeeping(pack)
    let figures = try posts.map { try keeping.kept($0.inputs) }
    try writes.replace(nil, with: zip(posts, figures).map { values($0, $1, day) }, connection)
    try LiveHours.replace(nil, with: posts, figures, pack: pack, day: day, connection)
    return figures
  }

  /// Writes the figures of some people, and says what each of their posts had before and has now.
  ///
  /// - Parameters:
  ///   - hoursOf: these people with whoever is ``LiveHours/touched(by:movedPosts:pack:day:_:)`` with them, whose hours alone follow.
  ///   - posts: of all of them.
  static func replace(
    _ staff: Set<String>, hoursOf touched: Set<String>, with posts: [LivePosts.Post], pack: RulePack, day: LocalDate,
    _ connection: any SQLConnection
  ) throws -> [PostEffect] {
    let keeping = PostFigureKeeping(pack)
    var before: [PostKey: PostFigure] = [:]
    for case .named(let codes) in CaseSelection.groups(of: staff) {
      let theirs = SQLCondition.among("staff_code", codes)
      try connection.each(
        "SELECT f.staff_code, f.team, \(Figures.columns) FROM live_figure f WHERE \(theirs.sql)", theirs.arguments
      ) { row in
        let key = PostKey(staff: StaffCode(try row.text(0)), team: TeamCode(try row.text(1)))
        before[key] = try Figures.figure(row, from: 2)
      }
    }
    let figures = try posts.map { try keeping.kept($0.inputs) }
    let theirs = zip(posts, figures).filter { staff.contains($0.0.key.staff.text) }
    try writes.replace(("staff_code", staff), with: theirs.map { values($0.0, $0.1, day) }, connection)
    try LiveHours.replace(touched, with: posts, figures, pack: pack, day: day, connection)
    var effects: [PostEffect] = []
    for (post, figure) in theirs {
      effects.append(
        PostEffect(
          key: post.key, name: "\(post.surname), \(post.forename)", before: before.removeValue(forKey: post.key),
          after: figure.figure))
    }
    for (key, figure) in before {
      effects.append(PostEffect(key: key, name: key.staff.text, before: figure, after: nil))
    }
    return effects.filter { $0.before != $0.after }.sorted { $0.key < $1.key }
  }

  private static func values(_ post: LivePosts.Post, _ figure: KeptPostFigure, _ day: LocalDate) -> [SQLValue] {
    [.text(post.key.staff.text), .text(post.key.team.text), .text(day.iso)] + figure.values
  }
}

/// What a change did to the figure of one post.
public struct PostEffect: Sendable, Hashable {
  public let key: PostKey
  /// `Last, First`.
  public let name: String
  /// Nil where there was no such post before.
  public let before: PostFigure?
  /// Nil where there is no such post any more.
  public let after: PostFigure?
}
