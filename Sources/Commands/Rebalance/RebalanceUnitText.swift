import Caseload
import Casework

/// Moves that would help a unit, for a terminal.
struct RebalanceUnitText {
  let proposal: RebalanceProposal

  var text: String {
    var lines = ["\(proposal.unit.name): \(proposal.sentence)", proposal.standing.stamp]
    if case .impossible(let proofs) = proposal.outcome { lines += proofs }
    if let short = proposal.short { lines.append(short) }
    lines += [
      "", "\(counted(proposal.moves.count, "move")) proposed. Nothing is moved by this: a named person decides.",
    ]
    for (place, move) in proposal.moves.enumerated() {
      let (giver, receiver) = (proposal.people[move.from], proposal.people[move.to])
      lines += [
        "", "\(place + 1). \(move.crn), tier \(move.tier): from \(giver.name) to \(receiver.name), \(receiver.team)",
      ]
      lines += proposal.reasons(of: move).map { "   \($0)" }
    }
    if !proposal.pinned.isEmpty {
      lines += ["", "Cases of those who are over that stay where they are:"]
      lines += proposal.pinned.map { "  \($0.pin.words): \($0.cases)" }
    }
    lines += ["", people, "Seed \(proposal.search.seed), \(proposal.search.rounds ?? 0) rounds."]
    return lines.joined(separator: "\n")
  }

  private var people: String {
    var table = TextTable([
      .words("Practitioner"), .words("Grade"), .words("Team"), .figures("Now"), .figures("After"), .figures("Gives"),
      .figures("Receives"), .words("Stays out"),
    ])
    for person in proposal.people {
      table.add(
        person.name, person.grade, person.team, RebalanceProposal.percent(person.before),
        RebalanceProposal.percent(person.after), "\(person.given)", "\(person.received)", person.staysOut ?? "")
    }
    return table.text
  }
}
