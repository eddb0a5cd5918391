import Caseload
import Casework

/// Which of some moves are accepted, and why.
struct AcceptForm {
  static let reasonField = "reason"
  /// Stands for all the boxes.
  static let movesField = "moves"

  var texts: [String: String] = [:]
  var problems: [FieldProblem] = []

  var reason: String { (texts[Self.reasonField] ?? "").trimmed }

  /// Those that were marked, in the order of the page.
  var moves: [AcceptedMove] {
    texts.compactMap { name, text -> (Int, AcceptedMove)? in
      guard name.hasPrefix("m"), let place = Int(name.dropFirst()) else { return nil }
      let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 5 else { return nil }
      func post(_ index: Int) -> PostKey { PostKey(staff: StaffCode(parts[index]), team: TeamCode(parts[index + 1])) }
      return (place, AcceptedMove(crn: parts[0], from: post(1), to: post(3)))
    }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  mutating func check() {
    if reason.isEmpty {
      problems.append(FieldProblem(Self.reasonField, "Say why these moves, in a sentence or two."))
    } else if reason.count > 1_000 {
      problems.append(FieldProblem(Self.reasonField, "Use at most 1,000 characters."))
    }
    if moves.isEmpty { problems.append(FieldProblem(Self.movesField, "Mark at least one move.")) }
  }

  func html(_ proposal: RebalanceProposal, _ token: FormToken) -> HTML {
    let place = proposal.unit.place ?? CaseAddress.Place(level: "", code: "")
    let boxes = proposal.moves.enumerated().reduce(HTML.empty) { $0 + box($1.element, $1.offset + 1, proposal) }
    let wrong: HTML =
      problems.sentence(of: Self.movesField).map {
        "<p class=\"message\"><span class=\"hidden\">Error: </span>\($0)</p>"
      } ?? .empty
    return """
      <form method="post" action="\(Address.allocation(.rebalance(place)))" autocomplete="off">
      \(token.field)<fieldset id="\(Field.id(Self.movesField))" tabindex="-1"><legend>Which of these moves are made</legend>
      \(wrong)\(boxes)</fieldset>
      \(Field(
        name: Self.reasonField, label: "Why these moves",
        hint: "It is kept with each decision. Ask both practitioners first; they may object.", width: "wide", value: reason,
        error: problems.sentence(of: Self.reasonField)).html)\
      <button class="button" type="submit">Make the marked moves</button>
      </form>

      """
  }

  private func box(_ move: RebalanceProposal.Move, _ number: Int, _ proposal: RebalanceProposal) -> HTML {
    let (from, to) = (proposal.people[move.from], proposal.people[move.to])
    let value = [move.crn, from.key.staff.text, from.key.team.text, to.key.staff.text, to.key.team.text]
      .joined(separator: "|")
    let name = "m\(number)"
    return """
      <div class="radio"><input id="\(Field.id(name))" name="\(name)" type="checkbox" value="\(value)"\
      \(HTML.when(texts[name] != nil, " checked")) autocomplete="off"><label for="\(Field.id(name))">\(number). \(move.crn): \
      from \(from.name) to \(to.name)</label></div>

      """
  }
}
