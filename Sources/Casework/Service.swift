import Caseload
public import Rules
public import Storage
import Workload

/// The use cases of one service over one database. Pages and commands call these and nothing below.
public struct Service: Sendable {
  public let database: any SQLDatabase
  public let pack: RulePack
  public let clock: WallClock
  /// Who asks. Nobody until ``acting(as:)`` says so, and nobody may do nothing.
  public let actor: Actor
  /// What sign-ins of this process share.
  public let signingIn: SignInDesk
  /// Counts what permissions and the trail take of one request; nil where nobody asks.
  var watch: AccessWatch?
  /// Which units roles reach in this database, kept between pages.
  let reach: ReachCache
  /// Views that take long, kept between pages until something changes.
  let views: KeptViews
  /// Runs plans, and keeps the last ones.
  let planDesk: PlanDesk

  public init(
    database: any SQLDatabase, pack: RulePack, clock: WallClock = .system, actor: Actor = .nobody,
    signingIn: SignInDesk = .shared
  ) {
    self.init(
      database: database, pack: pack, clock: clock, actor: actor, signingIn: signingIn, reach: ReachCache(),
      views: KeptViews(), planDesk: PlanDesk())
  }

  private init(
    database: any SQLDatabase, pack: RulePack, clock: WallClock, actor: Actor, signingIn: SignInDesk,
    reach: ReachCache, views: KeptViews, planDesk: PlanDesk
  ) {
    self.database = database
    self.pack = pack
    self.clock = clock
    self.actor = actor
    self.signingIn = signingIn
    self.reach = reach
    self.views = views
    self.planDesk = planDesk
  }

  /// The same service for somebody who asks.
  public func acting(as actor: Actor) -> Service {
    Service(
      database: database, pack: pack, clock: clock, actor: actor, signingIn: signingIn, reach: reach, views: views,
      planDesk: planDesk)
  }

  /// The rules by which an extract's figures were made: the ones in force, or the ones that were frozen with it.
  func pack(of extract: ExtractRecord, _ connection: any SQLConnection) throws -> RulePack {
    if extract.pack == pack.id, extract.packVersion == pack.version { return pack }
    let files = try connection.query(
      "SELECT file, content FROM rule_pack_file WHERE pack = ? AND version = ?",
      [.text(extract.pack), .text(extract.packVersion)]
    ) { (try $0.text(0), try $0.text(1)) }
    guard !files.isEmpty else {
      throw StorageError.unexpected(
        "The rules \(extract.pack) \(extract.packVersion), by which these figures were made, were not kept.")
    }
    return try RulePackReader.read(files: Dictionary(files, uniquingKeysWith: { first, _ in first }))
  }
}
