import Caseload
package import Casework

/// Moves that would help a unit, with what they do to both people. Nothing is moved by it.
package struct RebalanceJSON: Encodable {
  struct SideJSON: Encodable {
    let percent: String?
    let percentExact: String?
    let cases: Int

    init(_ side: RebalanceProposal.Side) {
      percent = side.percent?.text(places: 1)
      percentExact = side.percent?.exactText
      cases = side.cases
    }
  }
  struct PersonJSON: Encodable {
    let staffCode: String
    let name: String
    let grade: String
    let team: String
    let teamCode: String
    let before: SideJSON
    let after: SideJSON
    let given: Int
    let received: Int
    let staysOut: String?
  }
  struct ChangeJSON: Encodable {
    let staffCode: String
    let teamCode: String
    let before: SideJSON
    let after: SideJSON
  }
  struct NextJSON: Encodable {
    let staffCode: String
    let teamCode: String
    let after: SideJSON
  }
  struct MoveJSON: Encodable {
    let crn: String
    let name: String
    let tier: String
    let from: ChangeJSON
    let to: ChangeJSON
    let reasons: [String]
    let next: NextJSON?
  }
  struct PinnedJSON: Encodable {
    let reason: String
    let cases: Int
  }

  let unit: UnitJSON
  let day: String
  /// `nobody-over`, `clears`, `impossible` or `not-found`.
  let outcome: String
  let sentence: String
  /// What proves that no plan can; empty otherwise.
  let proofs: [String]
  let short: String?
  let moves: [MoveJSON]
  let people: [PersonJSON]
  let pinned: [PinnedJSON]
  let seed: UInt64
  let rounds: Int
  let standing: CaseStandingJSON

  package init(_ proposal: RebalanceProposal) {
    func change(_ index: Int, _ change: RebalanceProposal.Change) -> ChangeJSON {
      let key = proposal.people[index].key
      return ChangeJSON(
        staffCode: key.staff.text, teamCode: key.team.text, before: SideJSON(change.before),
        after: SideJSON(change.after))
    }
    unit = UnitJSON(proposal.unit)
    day = proposal.day.iso
    sentence = proposal.sentence
    switch proposal.outcome {
    case .nobodyOver: (outcome, proofs) = ("nobody-over", [])
    case .clears: (outcome, proofs) = ("clears", [])
    case .impossible(let words): (outcome, proofs) = ("impossible", words)
    case .notFound: (outcome, proofs) = ("not-found", [])
    }
    short = proposal.short
    moves = proposal.moves.map { move in
      MoveJSON(
        crn: move.crn, name: move.name, tier: move.tier, from: change(move.from, move.giver),
        to: change(move.to, move.receiver), reasons: proposal.reasons(of: move),
        next: move.next.map { next in
          let key = proposal.people[next.person].key
          return NextJSON(staffCode: key.staff.text, teamCode: key.team.text, after: SideJSON(next.after))
        })
    }
    people = proposal.people.map { person in
      PersonJSON(
        staffCode: person.key.staff.text, name: person.name, grade: person.grade, team: person.team,
        teamCode: person.key.team.text, before: SideJSON(person.before), after: SideJSON(person.after),
        given: person.given, received: person.received, staysOut: person.staysOut)
    }
    pinned = proposal.pinned.map { PinnedJSON(reason: $0.pin.words, cases: $0.cases) }
    seed = proposal.search.seed
    rounds = proposal.search.rounds ?? 0
    standing = CaseStandingJSON(proposal.standing)
  }
}
