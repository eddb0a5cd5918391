import Allocation
import Caseload
import Rules
import Storage
import Workload

extension Service {
  public func allocationReview(level: String?, code: String?) async throws -> AllocationReview {
    try await view(.viewAllocation, subject(level, code), keptAs: ViewKey("allocation", level, code)) { connection in
      let unit = try self.scope(level: level, code: code, on: self.caseStanding(connection).asOf, connection)
      try self.require(.view, .allocation, unit: unit.unit, connection)
      return try self.review(unit, connection)
    }
  }

  public func allocationReviewFile(level: String?, code: String?) async throws -> AllocationReview {
    try await view(.export, subject(level, code), detail: "allocation") { connection in
      let unit = try self.scope(level: level, code: code, on: self.caseStanding(connection).asOf, connection)
      // Names of people on probation and of their practitioners stand in it.
      try self.require(.export, .cases, unit: unit.unit, connection)
      try self.require(.view, .allocation, unit: unit.unit, connection)
      return try self.review(unit, connection)
    }
  }

  private func review(_ unit: UnitScope, _ connection: any SQLConnection) throws -> AllocationReview {
    let standing = try caseStanding(connection)
    let day = standing.asOf
    let restrictions = try restrictions(on: day, connection)
    let hidden = restrictions.hidesNow("n.")
    let some = [
      unit.condition("n.team"), try require(.view, .cases, connection).cases("n."),
      SQLCondition("NOT \(hidden.sql)", hidden.arguments),
    ].all
    let read = try UnitCases(some, pack.suitability, connection)
    let cases = read.crns.compactMap { read.cases[$0] }
    let staff = Set(cases.compactMap(\.staff)).union(cases.flatMap { $0.history.spells.compactMap(\.staff) })
    let facts = try HolderFacts(
      of: staff, pack: pack, pages: { try self.practitionerIDs(Set($0), connection) }, connection)
    let lists = StandingLists(cases: cases, read: read, facts: facts, pack: pack, day: day)
    var people = lists.people
    let heavy = people.filter { pack.lines.isHeavyMix(highRisk: $0.highRisk, of: $0.mix.cases) }.map(\.holder.staffCode)
    let runs = try HeavyRuns(connection: connection, pack: pack, day: day, hides: restrictions.hides).runs(of: heavy)
    for index in people.indices { people[index].run = runs[people[index].holder.staffCode] }
    let (suitable, untrained) = lists.suitable
    let mismatches = lists.mismatches
    return AllocationReview(
      unit: unit.unit, path: try openPath(unit.path, connection), day: day, cases: cases.count,
      mismatches: mismatches, casesUntrained: Set(mismatches.map(\.about.crn)).count, repeated: lists.repeated,
      continuity: Continuity(cases.map(\.history), on: day, pack.suitability.standing), suitable: suitable,
      untrained: untrained, people: people,
      inHeavyRuns: people.filter { $0.run != nil }.sorted { ($0.run?.months ?? 0) > ($1.run?.months ?? 0) },
      mix: lists.mix(cases), standing: standing)
  }
}

/// The standing lists of some cases, made of what was read.
private struct StandingLists {
  let cases: [UnitCases.Case]
  let read: UnitCases
  let facts: HolderFacts
  let pack: RulePack
  let day: LocalDate

  private var rules: SuitabilityRules { pack.suitability }

  var mismatches: [AllocationReview.Mismatch] {
    let labels = CaseLabels(pack)
    return cases.flatMap { item -> [AllocationReview.Mismatch] in
      guard let staff = item.staff else { return [] }
      return rules.untrained(read.needs(of: item, on: day), facts.training[staff] ?? [], on: day).map {
        AllocationReview.Mismatch(
          about: item.about, tier: labels.tier(item.tier), holder: facts.holder(staff, item.team, on: day),
          need: $0.need.label, lapsedOn: $0.lapsedOn)
      }
    }.sorted { ($0.holder.name, $0.about.crn, $0.need) < ($1.holder.name, $1.about.crn, $1.need) }
  }

  var repeated: [AllocationReview.Repeated] {
    let standing = rules.standing
    guard standing.changesListed > 0 else { return [] }
    return cases.compactMap { item -> AllocationReview.Repeated? in
      let changes = item.history.changes(from: day + (1 - standing.changesWithin), to: day)
      guard changes.count >= standing.changesListed else { return nil }
      return AllocationReview.Repeated(
        about: item.about,
        changes: changes.map {
          AllocationReview.Repeated.Change(
            day: $0.day, before: facts.name($0.before), after: facts.name($0.after), reason: $0.reason)
        })
    }.sorted { ($1.changes.count, $0.about.crn) < ($0.changes.count, $1.about.crn) }
  }

  /// Cases given in the year up to the day, by month and grade, with those given without training in date.
  var suitable: (months: [AllocationReview.Suitable], untrained: [AllocationReview.Untrained]) {
    struct Key: Hashable {
      let month: LocalDate
      let grade: String
    }
    let first = day + (1 - rules.standing.changesWithin)
    var counts: [Key: (suitable: Int, of: Int)] = [:]
    var untrained: [AllocationReview.Untrained] = []
    for item in cases {
      for giving in item.history.givings where giving.from >= first && giving.from <= day {
        guard let staff = giving.staff else { continue }
        let grade = facts.grade(staff, giving.team, on: giving.from)
        let lacking = rules.untrained(
          read.needs(of: item, on: giving.from), facts.training[staff] ?? [], on: giving.from)
        let key = Key(month: giving.from + (1 - giving.from.yearMonthDay.day), grade: grade)
        counts[key, default: (0, 0)].of += 1
        guard !lacking.isEmpty else {
          counts[key, default: (0, 0)].suitable += 1
          continue
        }
        untrained.append(
          AllocationReview.Untrained(
            about: item.about, day: giving.from, name: facts.name(staff), grade: grade, needs: lacking.map(\.need.label)
          ))
      }
    }
    let months = counts.map {
      AllocationReview.Suitable(
        grade: $0.key.grade, month: $0.key.month, suitable: $0.value.suitable, of: $0.value.of)
    }.sorted { ($1.month, $0.grade) < ($0.month, $1.grade) }
    return (months, untrained.sorted { ($1.day, $0.about.crn) < ($0.day, $1.about.crn) })
  }

  var people: [AllocationReview.Person] {
    Dictionary(grouping: cases.filter { $0.staff != nil }, by: { $0.staff ?? "" }).map { staff, held in
      let mix = mix(held)
      return AllocationReview.Person(
        holder: facts.holder(staff, held.first?.team, on: day), mix: mix,
        highRisk: pack.lines.highRisk.reduce(0) { $0 + (mix.risk[$1] ?? 0) })
    }.sorted { ($0.holder.name, $0.holder.staffCode) < ($1.holder.name, $1.holder.staffCode) }
  }

  func mix(_ cases: [UnitCases.Case]) -> AllocationReview.Mix {
    var mix = AllocationReview.Mix()
    for item in cases {
      mix.cases += 1
      mix.risk[item.rosh ?? "", default: 0] += 1
      mix.location[item.location ?? "", default: 0] += 1
      mix.tier[item.tier, default: 0] += 1
      mix.type[item.type ?? "", default: 0] += 1
      for need in read.needs(of: item, on: day) { mix.need[need.id, default: 0] += 1 }
    }
    return mix
  }
}
