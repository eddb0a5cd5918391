import Caseload

extension RebalanceProposal {
  /// The same without any percentage of one person, who chose not to be shown it.
  public func hidingFigures(of staff: String) -> RebalanceProposal {
    func isTheirs(_ index: Int) -> Bool { self.people[index].key.staff.text == staff }
    func hidden(_ side: Side) -> Side { Side(percent: nil, cases: side.cases) }
    func hidden(_ change: Change, _ index: Int) -> Change {
      isTheirs(index) ? Change(before: hidden(change.before), after: hidden(change.after)) : change
    }
    let people = self.people.enumerated().map { index, person in
      guard isTheirs(index) else { return person }
      return Person(
        key: person.key, name: person.name, grade: person.grade, team: person.team,
        practitionerID: person.practitionerID,
        before: hidden(person.before), after: hidden(person.after), given: person.given, received: person.received,
        staysOut: person.staysOut == nil ? nil : "Receives nothing")
    }
    let moves = self.moves.map { move in
      Move(
        crn: move.crn, name: move.name, tier: move.tier, from: move.from, to: move.to,
        giver: hidden(move.giver, move.from), receiver: hidden(move.receiver, move.to), monthsHeld: move.monthsHeld,
        needs: move.needs, heldBefore: move.heldBefore,
        next: move.next.map { isTheirs($0.person) ? NextBest(person: $0.person, after: hidden($0.after)) : $0 })
    }
    return RebalanceProposal(
      unit: unit, path: path, people: people, moves: moves, outcome: outcome, pinned: pinned, short: short,
      search: search, day: day, limits: limits, receivers: receivers, standing: standing)
  }
}
