public import Rules
public import Workload

/// What a figure of hours was counted from, as it is kept: `name=number` by names of the pack, in order, and no case.
public struct HoursText: Sendable {
  private let pack: RulePack
  private let cells: [String]
  private let caseNames: [String]
  private let planNames: [String]

  public init(_ pack: RulePack) {
    self.pack = pack
    cells = pack.caseTypes.flatMap { type in pack.tiers.map { "\(type.id) \($0.id)" } }
    caseNames = cells.map { "case \($0)" }
    planNames = cells.map { "plan \($0)" }
  }

  /// Equal counts are equal texts.
  public func text(_ counts: HoursCounts) -> String {
    var parts: [String] = []
    func add(_ name: String, _ number: Int, usual: Int = 0) {
      if number != usual { parts.append(name + "=" + String(number)) }
    }
    for cell in counts.cases.indices where counts.cases[cell] != 0 {
      add(caseNames[cell], Int(counts.cases[cell]))
      add(planNames[cell], Int(counts.byPlan[cell]))
    }
    for (name, number) in counts.needs { add("need \(name)", number) }
    for (name, number) in counts.requirements { add("requirement \(name)", number) }
    for (name, number) in counts.tasks { add("task \(name)", number) }
    for contact in counts.contacts { add("\(contact.direction.rawValue) \(contact.code)", contact.count) }
    for (name, path) in Self.single { add(name, counts[keyPath: path]) }
    add("seniors", counts.seniors, usual: 1)
    add("travel", counts.travelPercent, usual: 100)
    return parts.sorted().joined(separator: ";")
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
