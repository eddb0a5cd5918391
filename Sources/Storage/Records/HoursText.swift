public import Rules
public import Workload

/// What a figure of hours was counted from, as it is kept: `name=number` by names of the pack, in order, and no case.
public struct HoursText: Sendable {
  private let pack: RulePack
  private let cells: [String]
  /// What every post has, each with its name and `=`, in the order of the text; nil where few texts are made.
  private let fixed: [(name: String, count: Count)]?

  private enum Count {
    case held(cell: Int)
    case byPlan(cell: Int)
    case single(any KeyPath<HoursCounts, Int> & Sendable, usual: Int)

    /// How many there are, and how many are not written.
    func number(_ counts: HoursCounts) -> (Int, usual: Int) {
      switch self {
      case .held(let cell): (Int(counts.cases[cell]), 0)
      case .byPlan(let cell): (Int(counts.byPlan[cell]), 0)
      case .single(let path, let usual): (counts[keyPath: path], usual)
      }
    }
  }

  /// Bytes of the text of most posts, at most.
  private static let usualLength = 1_200

  /// - Parameter many: whether texts of many posts are made: then what all of them have is put in order once.
  public init(_ pack: RulePack, many: Bool = false) {
    self.pack = pack
    let cells = pack.caseTypes.flatMap { type in pack.tiers.map { "\(type.id) \($0.id)" } }
    self.cells = cells
    fixed = many ? Self.inOrder(cells) : nil
  }

  private static func inOrder(_ cells: [String]) -> [(name: String, count: Count)] {
    let grid = cells.indices.flatMap { cell in
      [("case \(cells[cell])=", Count.held(cell: cell)), ("plan \(cells[cell])=", .byPlan(cell: cell))]
    }
    return (grid + singles).sorted { $0.0 < $1.0 }.map { (name: $0.0, count: $0.1) }
  }

  private static var singles: [(String, Count)] {
    single.map { ("\($0.0)=", Count.single($0.1, usual: 0)) } + [
      ("seniors=", .single(\HoursCounts.seniors, usual: 1)),
      ("travel=", .single(\HoursCounts.travelPercent, usual: 100)),
    ]
  }

  /// Equal counts are equal texts.
  public func text(_ counts: HoursCounts) -> String {
    var others: [(name: String, number: Int)] = []
    func add(_ names: [String: Int], _ kind: String) {
      for (name, number) in names where number != 0 { others.append(("\(kind) \(name)=", number)) }
    }
    add(counts.needs, "need")
    add(counts.requirements, "requirement")
    add(counts.tasks, "task")
    for contact in counts.contacts where contact.count != 0 {
      others.append(("\(contact.direction.rawValue) \(contact.code)=", contact.count))
    }
    if fixed == nil {
      for cell in cells.indices {
        if counts.cases[cell] != 0 { others.append(("case \(cells[cell])=", Int(counts.cases[cell]))) }
        if counts.byPlan[cell] != 0 { others.append(("plan \(cells[cell])=", Int(counts.byPlan[cell]))) }
      }
      for (name, count) in Self.singles {
        let (number, usual) = count.number(counts)
        if number != usual { others.append((name, number)) }
      }
    }
    others.sort { $0.name < $1.name }
    // What every post has stands in order already: only the others have to be sorted, and put between.
    var (text, next) = ("", 0)
    text.reserveCapacity(Self.usualLength)
    func put(_ name: String, _ number: Int) {
      if !text.isEmpty { text += ";" }
      text += name
      text += String(number)
    }
    for (name, count) in fixed ?? [] {
      let (number, usual) = count.number(counts)
      guard number != usual else { continue }
      while next < others.count, others[next].name < name {
        put(others[next].name, others[next].number)
        next += 1
      }
      put(name, number)
    }
    for other in others[next...] { put(other.name, other.number) }
    return text
  }

  /// The counts again. Throws ``StorageError`` for a text that is damaged or of another layout.
  public func counts(_ text: String) throws -> HoursCounts {
    var counts = HoursCounts(pack)
    for part in text.split(separator: ";") {
      guard let equals = part.lastIndex(of: "="), let number = Int(part[part.index(after: equals)...]) else {
        throw StorageError.damaged("kept hours cannot be read")
      }
      let words = part[..<equals].split(separator: " ", maxSplits: 1).map(String.init)
      let name = words.count > 1 ? words[1] : ""
      switch words[0] {
      case "case": counts.cases[try cell(name)] = Int32(truncatingIfNeeded: number)
      case "plan": counts.byPlan[try cell(name)] = Int32(truncatingIfNeeded: number)
      case "need": counts.needs[name] = number
      case "requirement": counts.requirements[name] = number
      case "task": counts.tasks[name] = number
      case "forOthers": counts.contacts.append(ContactCount(code: name, direction: .forOthers, count: number))
      case "byOthers": counts.contacts.append(ContactCount(code: name, direction: .byOthers, count: number))
      case "seniors": counts.seniors = number
      case "travel": counts.travelPercent = number
      case let word:
        guard let path = Self.single.first(where: { $0.0 == word })?.1 else {
          throw StorageError.damaged("kept hours have the unknown count \(word)")
        }
        counts[keyPath: path] = number
      }
    }
    return counts
  }

  private func cell(_ name: String) throws -> Int {
    guard let cell = cells.firstIndex(of: name) else {
      throw StorageError.damaged("kept hours name a type and tier that these rules do not have")
    }
    return cell
  }

  private static let single: [(String, any WritableKeyPath<HoursCounts, Int> & Sendable)] =
    [
      ("office", \.own.office), ("home", \.own.home), ("remote", \.own.remote), ("overdue", \.overdue),
      ("start", \.atStart), ("last", \.atLast), ("release", \.beforeRelease), ("agreed", \.agreed),
      ("covered", \.covered), ("reports", \.reports), ("withoutTier", \.withoutTier), ("withoutType", \.withoutType),
    ]
}
