import Caseload
import Storage
import Workload

/// What the hours measure counts of one case beyond its row of the list, kept in that row as one text: a change that touches
/// many practitioners reads the row of each of their cases, and no other table.
///
/// The text is `needs|requirements`, empty where there are none. Needs are codes with a space between them, each once;
/// requirements are categories, with `:` and what is still to be done where that is known. A separator within a code is
/// written as `%` and two digits.
struct KeptCaseCounts: Hashable {
  var needs: [String] = []
  var requirements: [HoursCase.Requirement] = []

  init() {}

  /// What stands of a case on a day.
  init(_ facts: CaseFacts, on day: String) {
    for registration in facts.registrations where !needs.contains(registration.type) { needs.append(registration.type) }
    needs.sort()
    for requirement in facts.requirements where requirement.startsOn.map({ $0 <= day }) ?? true {
      requirements.append(
        .init(category: requirement.category, outstanding: requirement.ordered.map { $0 - (requirement.done ?? 0) }))
    }
  }

  /// The counts again, from what ``text`` wrote. Throws ``StorageError`` for a text that is damaged.
  init(_ text: some StringProtocol) throws {
    guard !text.isEmpty else { return }
    let damaged = StorageError.damaged("what hours count of a case cannot be read")
    let parts = text.split(separator: "|", omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw damaged }
    needs = parts[0].split(separator: " ").map { Self.plain($0) }
    requirements = try parts[1].split(separator: " ").map { requirement in
      let fields = requirement.split(separator: ":", omittingEmptySubsequences: false)
      guard fields.count > 1 else { return .init(category: Self.plain(requirement), outstanding: nil) }
      guard fields.count == 2, let outstanding = Int(fields[1]) else { throw damaged }
      return .init(category: Self.plain(fields[0]), outstanding: outstanding)
    }
  }

  var text: String {
    if needs.isEmpty, requirements.isEmpty { return "" }
    let open = requirements.map { open in
      Self.escaped(open.category) + (open.outstanding.map { ":\($0)" } ?? "")
    }
    return needs.map(Self.escaped).joined(separator: " ") + "|" + open.joined(separator: " ")
  }

  private static let separators: [(plain: Character, escaped: String)] = [
    ("%", "%25"), (" ", "%20"), ("|", "%7C"), (":", "%3A"),
  ]

  private static func escaped(_ code: String) -> String {
    guard code.contains(where: { character in separators.contains { $0.plain == character } }) else { return code }
    return code.reduce(into: "") { text, character in
      text += separators.first { $0.plain == character }?.escaped ?? String(character)
    }
  }

  private static func plain(_ code: some StringProtocol) -> String {
    guard code.contains("%") else { return String(code) }
    var (text, rest) = ("", code[...])
    while let first = rest.first {
      let separator = separators.first { rest.hasPrefix($0.escaped) }
      text.append(separator?.plain ?? first)
      rest = rest.dropFirst(separator?.escaped.count ?? 1)
    }
    return text
  }
}
