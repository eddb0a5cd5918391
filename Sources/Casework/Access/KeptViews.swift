import Caseload
import Storage
import Synchronization

/// What a view is of, beside who looks.
struct ViewKey: Sendable, Hashable {
  let page: String
  let level: String?
  let code: String?
  var list: CaseListQuery?
  /// The day, number or kind asked for, where there is one.
  var part: String?
  var search: RebalanceSearch?

  init(
    _ page: String, _ level: String? = nil, _ code: String? = nil, part: String? = nil, list: CaseListQuery? = nil,
    search: RebalanceSearch? = nil
  ) {
    self.page = page
    self.level = level
    self.code = code
    self.part = part
    self.list = list
    self.search = search
  }
}

/// Views that sum a unit's cases, kept for the same actor until anything in the database changes or the day does.
///
/// A sum over a nation reads every case; most of the times that it is asked for, nothing has changed since. Only views that follow
/// from the contents, the day, the rules and the actor are kept, and none of an actor for whom a case is open until a moment.
final class KeptViews: Sendable {
  /// What a view follows from, beside its key and actor.
  struct Stamp: Hashable, Sendable {
    let contents: Int
    let today: LocalDate
  }

  private struct Asked: Hashable {
    let key: ViewKey
    let actor: Actor
  }

  private struct Kept {
    var stamp: Stamp?
    var views: [Asked: any Sendable] = [:]
    /// In the order in which they were kept, the oldest first.
    var order: [Asked] = []
  }

  private let kept = Mutex(Kept())

  /// Nil where it is not known at this stamp.
  func view<Value: Sendable>(_ key: ViewKey, of actor: Actor, at stamp: Stamp) -> Value? {
    kept.withLock { $0.stamp == stamp ? $0.views[Asked(key: key, actor: actor)] as? Value : nil }
  }

  /// Keeps a view, and forgets what is of another stamp. An older transaction's view is not kept in place of newer ones.
  func keep(_ value: some Sendable, as key: ViewKey, of actor: Actor, at stamp: Stamp) {
    kept.withLock { kept in
      if let known = kept.stamp, known != stamp {
        guard known.contents <= stamp.contents else { return }
        kept = Kept()
      }
      kept.stamp = stamp
      let asked = Asked(key: key, actor: actor)
      guard kept.views.updateValue(value, forKey: asked) == nil else { return }
      kept.order.append(asked)
      if kept.order.count > Self.most { kept.views[kept.order.removeFirst()] = nil }
    }
  }

  /// Views kept at once. The largest, of a nation's people, takes some megabytes.
  private static let most = 128
}

extension Service {
  /// The view from what was kept, or made and kept.
  func kept<Value: Sendable>(
    as key: ViewKey, _ connection: any SQLConnection, _ make: (any SQLConnection) throws -> Value
  ) throws -> Value {
    // An opened case closes at a moment, and no change tells of it.
    guard try deciding({ try openedCases(connection) }).isEmpty else { return try make(connection) }
    let stamp = KeptViews.Stamp(contents: try ContentStamp.value(connection), today: clock.today)
    if let known: Value = views.view(key, of: actor, at: stamp) { return known }
    let made = try make(connection)
    views.keep(made, as: key, of: actor, at: stamp)
    return made
  }
}
