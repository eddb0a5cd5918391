import Allocation
import Caseload
import Rules
import Workload

@testable import Casework

/// A made-up proposal with every kind of thing that one can say; names are hostile.
extension SampleUse {
  func rebalance(level: String, code: String, _ order: RebalanceSearch) async throws -> RebalanceProposal {
    guard let standing = try await reads.caseStanding() else { throw CaseworkRefusal.noCases }
    let people = try await reads.people(level: level, code: code)
    func side(_ percent: Int, _ cases: Int) -> RebalanceProposal.Side {
      RebalanceProposal.Side(percent: Ratio(percent), cases: cases)
    }
    func person(
      _ number: Int, _ before: RebalanceProposal.Side, _ after: RebalanceProposal.Side, _ given: Int, _ received: Int,
      _ staysOut: String? = nil
    ) -> RebalanceProposal.Person {
      RebalanceProposal.Person(
        key: PostKey(staff: StaffCode("S\(number)"), team: TeamCode("EG")), name: SampleCases.hostileName,
        grade: "Probation officer", team: SampleCases.hostileName, practitionerID: number == 1 ? 1 : nil,
        before: before, after: after, given: given, received: received, staysOut: staysOut)
    }
    let move = RebalanceProposal.Move(
      crn: "X100001", name: SampleCases.hostileName, tier: "B2", from: 0, to: 1,
      giver: .init(before: side(121, 40), after: side(118, 39)),
      receiver: .init(before: side(80, 20), after: side(83, 21)), monthsHeld: 7, needs: ["domestic abuse"],
      heldBefore: SampleCases.day + -90, next: .init(person: 2, after: side(97, 31)))
    return RebalanceProposal(
      unit: people.unit, path: people.path,
      people: [
        person(1, side(121, 40), side(118, 39), 1, 0), person(2, side(80, 20), side(83, 21), 0, 1),
        person(3, side(94, 30), side(94, 30), 0, 0),
        person(4, .init(percent: nil, cases: 3), .init(percent: nil, cases: 3), 0, 0, "No percentage"),
      ], moves: [move], outcome: .notFound(over: 1, moves: 1),
      pinned: [.init(pin: .firstWeeks, cases: 4), .init(pin: .openWork(SampleCases.hostileName), cases: 1)],
      short: "Full: short of 2.3 PO FTE.", search: order, day: SampleCases.day, limits: pack.limits,
      receivers: pack.rebalancing.receivers, standing: standing)
  }

  func accept(
    _ moves: [AcceptedMove], level: String, code: String, reason: String
  ) async throws -> AcceptanceOutcome {
    let people = try await reads.people(level: level, code: code)
    return AcceptanceOutcome(
      unit: people.unit, path: people.path,
      done: moves.prefix(1).map { .init(move: $0, decision: 1, isRepeated: false) },
      returned: moves.dropFirst().map { .init(move: $0, why: SampleCases.hostileName) })
  }

  func rebalanceFile(level: String, code: String) async throws -> LiveInstance { throw CaseworkRefusal.noCases }
}
