import Caseload
public import Rules
import Storage
import Workload

/// Who would have another tier by draft rules, and what it would do to work, by unit. Nothing is changed.
public struct TierSimulation: Sendable {
  public struct Unit: Sendable, Hashable {
    public let code: String
    public let name: String
    public var cases = 0
    public var changed = 0
    public var higher = 0
    public var lower = 0
    /// Points of work by the tiers that count now, and by the draft.
    public var workNow = 0
    public var workThen = 0
  }
  /// From one tier to another: how many.
  public struct Move: Sendable, Hashable {
    public let from: String
    public let to: String
    public let cases: Int
  }
  public let ruleSet: String
  public let label: String
  public let asOf: String
  public let total: Unit
  /// Units of the level asked for, by name.
  public let units: [Unit]
  /// The most frequent first.
  public let moves: [Move]
}

extension Service {
  /// Assesses every current case by a rule set, drafts included, and compares with the tier that counts now. That it
  /// was done is in the audit trail.
  ///
  /// - Parameters:
  ///   - draft: the rule set, of this service's rules or of others.
  ///   - level: identifier of the level of the organisation by which it is reported.
  /// - Complexity: O(cases).
  public func simulateTiers(
    _ draft: TierRuleSet, level: String, progress: (@Sendable (String) -> Void)? = nil
  ) async throws -> TierSimulation {
    guard let depth = pack.levels.firstIndex(where: { $0.id == level }) else {
      let known = pack.levels.map(\.id).joined(separator: ", ")
      throw CaseworkRefusal.invalid("There is no level “\(level)”. The levels are \(known).")
    }
    return try await view(.tierSimulate, .item(kind: "rule-set", id: draft.id)) { connection in
      guard try require(.view, .cases, connection).isEverything else {
        throw CaseworkRefusal.notAllowed("Your role does not reach all cases, which draft rules are tried out on.")
      }
      guard try DataImports.newest(connection) != nil else { throw CaseworkRefusal.noCases }
      let day = try LocalChangeBook.day(of: try dataDay(connection), connection)
      let chart = try OrganisationChart(connection, on: day.iso, pack: pack)
      let reader = CaseFactsReader(connection: connection, day: day.iso)
      let assessor = CaseAssessor(pack, on: day, draft: draft)
      let now = CaseAssessor(pack, on: day)
      var places: [String: (code: String, name: String)] = [:]
      for code in chart.units.keys {
        if let unit = chart.path(to: code).first(where: { $0.level == depth }) { places[code] = (unit.code, unit.name) }
      }
      var tally = SimulationTally(pack: pack)
      for selection in try CaseSelection.stretches(of: CaseRefresh.stretch, connection) {
        for facts in try reader.current(selection) {
          let team = facts.team ?? facts.holder?.team
          let region = team.map(chart.region) ?? ""
          tally.add(
            now.assess(facts, region: region), assessor.assess(facts, region: region),
            in: team.flatMap { places[$0] } ?? ("", "No team"))
        }
        progress?("Assessed \(tally.total.cases) cases")
      }
      return TierSimulation(
        ruleSet: draft.id, label: draft.label, asOf: day.iso, total: tally.total,
        units: tally.units.values.sorted { ($0.name, $0.code) < ($1.name, $1.code) },
        moves: tally.moves.map { TierSimulation.Move(from: $0.key[0], to: $0.key[1], cases: $0.value) }
          .sorted { ($1.cases, $0.from, $0.to) < ($0.cases, $1.from, $1.to) })
    }
  }
}

/// Sums of a simulation while it runs.
private struct SimulationTally {
  let pack: RulePack
  private let tiers: [String: Int]
  private let locations: [String: Int]
  var total = TierSimulation.Unit(code: "", name: "All")
  var units: [String: TierSimulation.Unit] = [:]
  var moves: [[String]: Int] = [:]

  init(pack: RulePack) {
    self.pack = pack
    tiers = Dictionary(uniqueKeysWithValues: pack.tiers.enumerated().map { ($1.id, $0) })
    locations = Dictionary(uniqueKeysWithValues: pack.locations.enumerated().map { ($1.id, $0) })
  }

  mutating func add(_ now: CaseAssessment, _ then: CaseAssessment, in unit: (code: String, name: String)) {
    let work = (points(now), points(then))
    total.add(now, then, work)
    units[unit.code, default: TierSimulation.Unit(code: unit.code, name: unit.name)].add(now, then, work)
    if now.tier != then.tier { moves[[now.tier, then.tier], default: 0] += 1 }
  }

  private func points(_ assessment: CaseAssessment) -> Int {
    guard let location = assessment.location.flatMap({ locations[$0] }), let tier = tiers[assessment.tier] else {
      return 0
    }
    return pack.points.standard[location, tier]
  }
}

extension TierSimulation.Unit {
  fileprivate mutating func add(_ now: CaseAssessment, _ then: CaseAssessment, _ work: (now: Int, then: Int)) {
    cases += 1
    workNow += work.now
    workThen += work.then
    guard now.tier != then.tier else { return }
    changed += 1
    if work.then > work.now { higher += 1 }
    if work.then < work.now { lower += 1 }
  }
}
