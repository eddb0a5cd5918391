import Allocation
public import Caseload
import Rules
import Storage
import Workload

/// A move that somebody accepts, as it was proposed.
public struct AcceptedMove: Sendable, Hashable {
  public let crn: String
  /// Whose it was when it was proposed.
  public let from: PostKey
  public let to: PostKey

  public init(crn: String, from: PostKey, to: PostKey) {
    self.crn = crn
    self.from = from
    self.to = to
  }
}

/// What came of accepting moves: what was done, and what no longer holds, with why.
public struct AcceptanceOutcome: Sendable, Hashable {
  /// One case that was given to its receiver. `isRepeated` where the same acceptance had done it already.
  public struct Done: Sendable, Hashable {
    public let move: AcceptedMove
    /// The number of the decision.
    public let decision: Int
    public let isRepeated: Bool

    public init(move: AcceptedMove, decision: Int, isRepeated: Bool) {
      self.move = move
      self.decision = decision
      self.isRepeated = isRepeated
    }
  }

  /// One case that stays where it is.
  public struct Returned: Sendable, Hashable {
    public let move: AcceptedMove
    /// A sentence.
    public let why: String

    public init(move: AcceptedMove, why: String) {
      self.move = move
      self.why = why
    }
  }

  public let unit: UnitReference
  /// From the widest unit in reach down to the one above.
  public let path: [UnitReference]
  public var done: [Done] = []
  public var returned: [Returned] = []

  public init(unit: UnitReference, path: [UnitReference], done: [Done] = [], returned: [Returned] = []) {
    self.unit = unit
    self.path = path
    self.done = done
    self.returned = returned
  }
}

extension Service {
  /// Moves that are accepted at once.
  static let acceptedAtMost = 100

  public func accept(
    _ moves: [AcceptedMove], level: String, code: String, reason: String
  ) async throws -> AcceptanceOutcome {
    let plain = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return try await notingRefusal(.allocate, subject(level, code)) {
      try await database.write { connection in
        let day = try self.liveDay(connection)
        let unit = try self.planned(level, code, on: day, connection)
        try self.require(.change, .allocation, unit: unit.unit, connection)
        guard !moves.isEmpty, moves.count <= Self.acceptedAtMost, Set(moves.map(\.crn)).count == moves.count else {
          throw CaseworkRefusal.invalid(
            "Choose 1 to \(Self.acceptedAtMost) moves, each of another case. Nothing was changed.")
        }
        guard !plain.isEmpty, plain.count <= 1_000 else {
          throw CaseworkRefusal.invalid("Say why in 1 to 1,000 characters. Nothing was changed.")
        }
        var outcome = AcceptanceOutcome(unit: unit.unit, path: try self.openPath(unit.path, connection))
        let team = try self.liveTeam(unit, on: day, connection)
        var acceptance = Acceptance(team)
        for move in moves {
          do {
            let done = try self.accept(move, &acceptance, because: plain, on: day, connection)
            outcome.done.append(done)
          } catch let kept as MoveKept {
            outcome.returned.append(AcceptanceOutcome.Returned(move: move, why: kept.why))
          }
        }
        try trail(
          AuditEntry(
            .allocate, self.subject(level, code),
            detail: "\(outcome.done.count) moves of a plan, \(outcome.returned.count) returned"), connection)
        return outcome
      }
    }
  }

  /// Gives one case to its receiver by the way of every decision, after looking anew at what the plan promised.
  private func accept(
    _ move: AcceptedMove, _ acceptance: inout Acceptance, because reason: String, on day: LocalDate,
    _ connection: any SQLConnection
  ) throws -> AcceptanceOutcome.Done {
    let key = "plan \(day.iso) \(move.crn) \(move.from.staff.text) \(move.to.staff.text)/\(move.to.team.text)"
    if let known = try decided(once: key, connection) {
      guard try HeldCases(connection, pack).one(move.crn)?.post == move.to else {
        throw MoveKept("It was moved so today already, and moved again since. Decide it by itself.")
      }
      return AcceptanceOutcome.Done(move: move, decision: known.id, isRepeated: true)
    }
    let next = try acceptance.after(move)
    let new = NewAllocation(
      crn: move.crn, staff: move.to.staff.text, team: move.to.team.text, rationale: "Caseload adjustment: \(reason)",
      key: key)
    do {
      switch try decide(new, connection) {
      case .committed(let id, let isRepeated):
        acceptance = next
        return AcceptanceOutcome.Done(move: move, decision: id, isRepeated: isRepeated)
      case .refused(let problems): throw MoveKept(problems.map(\.message).joined(separator: " "))
      case .changed(let changes): throw MoveKept(changes.joined(separator: " "))
      case .ruledOut(let obstacles, _): throw MoveKept(obstacles.map { "\($0)." }.joined(separator: " "))
      case .keyReused: throw MoveKept("It was asked for in another way before. Decide it by itself.")
      }
    } catch let refusal as CaseworkRefusal {
      switch refusal {
      case .notAllowed(let words), .invalid(let words), .notFound(let words): throw MoveKept(words)
      case .restricted, .noFigures, .noCases: throw MoveKept(MoveKept.notHere)
      }
    }
  }
}

/// Why a move that was accepted is not made.
private struct MoveKept: Error {
  let why: String
  init(_ why: String) { self.why = why }

  static let notHere = "The case is not held here any more, or is kept from you."
}

/// The team as it is while accepted moves are made, with what each receiver got so far.
private struct Acceptance {
  let team: LiveTeam
  var walk: MoveWalk
  var received: [Int: Int] = [:]

  init(_ team: LiveTeam) {
    self.team = team
    walk = MoveWalk(team)
  }

  /// The same once a move is made. Throws ``MoveKept`` where it no longer holds.
  func after(_ move: AcceptedMove) throws -> Acceptance {
    guard let index = team.cases.firstIndex(where: { $0.crn == move.crn }) else { throw MoveKept(MoveKept.notHere) }
    guard team.cases[index].post == move.from else { throw MoveKept("Somebody else holds the case now.") }
    if let pin = team.pins[index] { throw MoveKept("\(pin.words): the case stays where it is.") }
    guard let from = team.posts.firstIndex(where: { $0.post.key == move.from }),
      let to = team.posts.firstIndex(where: { $0.post.key == move.to })
    else { throw MoveKept("The post of the receiver is not in this unit any more.") }
    let name = team.posts[to].name
    switch team.standings[to] {
    case .receives: break
    case .gives: throw MoveKept("\(name) is over a line, and receives nothing.")
    case .neither(let words): throw MoveKept("\(name): \(words.prefix(1).lowercased() + words.dropFirst()).")
    }
    guard received[to, default: 0] < team.rules.receivers[to].mostReceived else {
      throw MoveKept("\(name) has had as many cases from colleagues as the rules allow for now.")
    }
    var next = self
    guard next.walk.make(SafePlanSearch.Move(index: index, from: from, to: to)) else {
      let candidate = team.suitability.candidate(walk.posts[to], for: team.cases[index].profile)
      let words = candidate.obstacles.map { "\($0.words)." }.joined(separator: " ")
      let full = team.suitability.measure.pack.limits.fullPercent
      throw MoveKept(words.isEmpty ? "\(name) would be over \(full)%." : "\(name): \(words)")
    }
    next.received[to, default: 0] += 1
    return next
  }
}
