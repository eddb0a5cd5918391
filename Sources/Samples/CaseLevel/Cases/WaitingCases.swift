import Caseload
import DataFormat

/// Cases that are with nobody: new ones not allocated yet, and those of practitioners who left.
extension SampleWorld {
  /// Places for waiting cases that a team has.
  ///
  /// Each is taken on about half of all days: three in a team of some 208 cases, 1.5 % (assumption).
  private static let waitingPlaces = 6
  /// Days after which a place has its next case.
  private static let waitingCycle = 24

  func forEachWaitingCase(ofTeam team: Int, _ body: (CaseFile) throws -> Void) rethrows {
    for place in 0..<Self.waitingPlaces { if let file = waitingCase(team: team, place: place) { try body(file) } }
  }

  private func waitingCase(team: Int, place: Int) -> CaseFile? {
    // Pseudo posts after all posts that a service can have, so that references stay apart.
    let slot = (2 * service.organisation.places.count + team) * CaseSlots.perPost + place
    var cycle = SeededGenerator(seed, .waitingCase, slot)
    let day = date.daysSinceEpoch + cycle.below(Self.waitingCycle)
    let turn = day.dividedDown(by: Self.waitingCycle)
    let waiting = day - turn * Self.waitingCycle
    var random = SeededGenerator(seed, .waitingCase, slot, turn)
    // Most wait a few days, some for three weeks.
    let longest = max(random.below(Self.waitingCycle), random.below(Self.waitingCycle))
    guard waiting < longest * 7 / 8 else { return nil }
    return unallocatedCase(slot: slot, turn: turn, team: team, waiting: waiting, &random)
  }

  /// A case that has waited so many days for a practitioner.
  func unallocatedCase(
    slot: Int, turn: Int, team: Int, waiting: Int, isNew: Bool = false, _ random: inout SeededGenerator
  ) -> CaseFile {
    let isNew = random.happens(0.7) || isNew
    let isCustodial = random.happens(0.4)
    let length = random.whole(isCustodial ? 700...1_560 : 400...780)
    let age = isNew ? waiting : waiting + random.whole(20...300)
    let life = SlotLife(slot: slot, turn: turn, start: date + -age, length: length, isCustodial: isCustodial)
    let grade: SampleGrade = random.happens(0.5) ? .probationOfficer : .probationServicesOfficer
    let mix = CaseMix.of(grade)
    let tier = mix.tier(&random)
    let tiers = CaseTiers(first: tier, again: tier, untieredDays: random.below(16), isSuspended: false)
    let release = length / 2
    let location: SampleLocation = !isCustodial ? .community : age < release ? .custody : .licence
    let held = SampleCase(
      number: Codes.caseNumber(slot: slot, turn: turn, seed: seed), location: location,
      tier: tiers.tier(age: age, length: length, location: location), inactive: nil, hasUnpaidWork: false,
      priority: nil, days: age)
    let places = staff.placesOfTeam[team]
    return CaseFile(
      held: held, second: nil,
      course: CaseCourse(life: life, days: length - 10, release: release, tiers: tiers), team: team,
      holder: .nobody(days: waiting, before: isNew ? nil : places.lowerBound + random.below(places.count)),
      grade: grade, asOf: date, endedOn: nil, world: self)
  }
}
