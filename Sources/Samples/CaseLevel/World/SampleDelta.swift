public import Caseload
public import DataFormat

/// What changes in a sample service in one night: rows of the same sheets, new ones and ones that take the place of
/// rows with the same key.
///
///     let delta = SampleDelta(world)
///     try delta.rows(of: DataSheets.cases) { row in … }
///
/// The night is the one after the world's date. Loading the rows over the world's gives a sound service; it is not the
/// world of the next date, whose cases follow from the seed alone.
public struct SampleDelta: Sendable {
  /// What happens to a case.
  public enum Change: String, Sendable, CaseIterable {
    case new, ended, risk, reallocated, registered
  }

  public let world: SampleWorld
  /// The share of current cases that change, 0 to 1.
  public let share: Double
  /// The day of the changes.
  public var date: LocalDate { world.date + 1 }

  /// - Parameter share: share of current cases that change, held between 0 and 1; 2 % where nothing is said, as in the
  ///   target for a nightly delta.
  public init(_ world: SampleWorld, share: Double = 0.02) {
    self.world = world
    self.share = min(max(share, 0), 1)
  }

  /// Of a hundred changes how many are of each kind, in the order of ``Change`` (assumption).
  private static let shares = [10, 10, 45, 25, 10]
  /// Places for new cases that a team has, after those for waiting ones.
  private static let newPlaces = 32..<48

  /// The change of a case; nil for those that stay as they are.
  func change(_ file: CaseFile) -> Change? {
    guard file.endedOn == nil, case .post = file.holder else { return nil }
    var random = SeededGenerator(
      world.seed, .delta, file.course.life.slot, file.course.life.turn &* 4_096 &+ date.daysSinceEpoch)
    // New cases are in places of their own.
    guard random.happens(share * 0.9) else { return nil }
    let kinds = Change.allCases.dropFirst()
    return kinds[kinds.startIndex + random.pick(shares: Array(Self.shares.dropFirst()))]
  }

  func forEachNewCase(_ body: (CaseFile) throws -> Void) rethrows {
    let places = world.service.organisation.places.count
    for team in world.service.teams.indices {
      let held = world.staff.postsOfTeam[team].reduce(0) { $0 + world.service.posts[$1].cases.count }
      let each = share * 0.1 * Double(held) / Double(Self.newPlaces.count)
      for place in Self.newPlaces {
        let slot = (2 * places + team) * CaseSlots.perPost + place
        var random = SeededGenerator(world.seed, .delta, slot, date.daysSinceEpoch)
        guard random.happens(each) else { continue }
        // It has waited since tomorrow: the case begins on the day of the changes.
        try body(
          world.unallocatedCase(
            slot: slot, turn: date.daysSinceEpoch, team: team, waiting: -1, isNew: true, &random))
      }
    }
  }

  private func forEachChange(_ body: (CaseFile, Change) throws -> Void) rethrows {
    for index in world.service.posts.indices {
      try world.forEachCase(ofPost: index, current: true) { file in
        if let change = change(file) { try body(file, change) }
      }
    }
    try forEachNewCase { try body($0, .new) }
  }

  /// How many cases change, by kind. - Complexity: O(cases of the service).
  public var counts: [Change: Int] {
    var counts: [Change: Int] = [:]
    forEachChange { _, change in counts[change, default: 0] += 1 }
    return counts
  }

  /// Every new or changed row of a sheet, its values in the order of the sheet's columns.
  /// - Complexity: O(cases of the service).
  public func rows(of sheet: Sheet, _ body: ([FieldValue]) throws -> Void) rethrows {
    switch sheet.name {
    case DataSheets.cases.name: try forNewAndEnded { try body(world.caseRow($0)) }
    case DataSheets.orders.name: try forNewAndEnded { try world.orderRows($0).forEach(body) }
    case DataSheets.requirements.name: try forNewAndEnded { try world.requirementRows($0).forEach(body) }
    case DataSheets.risk.name: try forEachChange { try riskRows($0, $1).forEach(body) }
    case DataSheets.registrations.name: try forEachChange { if $1 == .registered { try body(registration($0)) } }
    case DataSheets.allocations.name: try forEachChange { try allocationRows($0, $1).forEach(body) }
    case DataSheets.reductions.name: try reductionRows(body)
    default: break
    }
  }

  private func forNewAndEnded(_ body: (CaseFile) throws -> Void) rethrows {
    try forEachChange { file, change in
      if change == .new { try body(file) }
      if change == .ended { try body(file.ended(on: date)) }
    }
  }

  private func riskRows(_ file: CaseFile, _ change: Change) -> [[FieldValue]] {
    guard change == .risk else { return [] }
    let inputs = TierInputs(file, world.person(file))
    var random = file.random(.delta)
    let harm = inputs.harm ?? .medium
    // Three in ten are assessed as another risk than before.
    let now = random.happens(0.3) ? harm.before : harm
    return [
      [
        file.reference, .text("rosh"), world.days.moment(date, minute: random.whole(480...1_050)), .none,
        .text(now.rawValue), .none, .text("OASys"),
      ]
    ]
  }

  private func registration(_ file: CaseFile) -> [FieldValue] {
    var random = file.random(.delta)
    return [
      file.reference, .text("N\(date.daysSinceEpoch)"), .text(random.pick(["ADVP", "RVLN", "ALSH", "RMDO", "RCCO"])),
      .none, .none, world.days.day(date), .none, .text("Register"),
    ]
  }

  private func allocationRows(_ file: CaseFile, _ change: Change) -> [[FieldValue]] {
    switch change {
    case .new: return world.allocationRows(file)
    case .reallocated:
      guard case .post(let index) = file.holder else { return [] }
      return [
        [
          file.reference, world.days.moment(date, minute: 545), world.colleague(ofPost: index, on: world.date),
          world.staff.teamCodes[file.team], .text("Workload"),
        ]
      ]
    default: return []
    }
  }

  /// One post in a hundred has a new reduction.
  private func reductionRows(_ body: ([FieldValue]) throws -> Void) rethrows {
    for post in world.service.posts {
      guard let hours = post.hours, post.number < world.staff.places.count else { continue }
      var random = SeededGenerator(world.seed, .delta, -1 - post.number, date.daysSinceEpoch)
      guard random.happens(share / 2) else { continue }
      let percent = random.whole(1...4) * 5
      try body([
        .text(post.key.staff.text), world.staff.teamCodes[post.team], .text("other"), world.days.day(date),
        world.days.day(date + random.whole(13...89)),
        .whole(hours.contracted.hundredths * percent / 1_000 * 10),
      ])
    }
  }
}

extension CaseFile {
  /// The same case, ended on a later day.
  func ended(on day: LocalDate) -> CaseFile { CaseFile(self, endedOn: day) }
}
