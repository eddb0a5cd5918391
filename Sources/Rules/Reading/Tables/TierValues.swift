import Caseload
import Yams

// Single values of the tables of tiers: scores, levels, codes.
extension RuleEntry {
  /// A score in percent, from 0, written in digits without quotation marks.
  func score(_ key: String) -> RiskScore? {
    guard let node = node(key) else { return nil }
    guard let score = Self.score(node) else {
      fault(key, Self.scoreReason)
      return nil
    }
    return score
  }

  func optionalScore(_ key: String) -> RiskScore? { has(key) ? score(key) : nil }

  /// Lower bounds, each below the one before and the last of them 0.
  func fallingScores(_ key: String) -> [RiskScore]? {
    guard let texts = texts(key) else { return nil }
    var scores: [RiskScore] = []
    for (index, each) in texts.enumerated() {
      guard let score = RiskScore(each.text), score >= .zero else {
        fault(key, item: index, line: each.line, Self.scoreReason)
        return nil
      }
      if let last = scores.last, score >= last {
        fault(key, item: index, line: each.line, "must be below the one before, \(last.text)")
      }
      scores.append(score)
    }
    if scores.last != .zero {
      fault(key, item: scores.count - 1, line: texts.last?.line, "must be 0, the lowest bound")
    }
    return scores
  }

  private static let scoreReason = "must be a score such as 6.99, from 0"

  private static func score(_ node: Node) -> RiskScore? {
    guard case .scalar(let scalar) = node, scalar.style == .plain, let score = RiskScore(scalar.string),
      score >= .zero
    else { return nil }
    return score
  }

  /// One of the known texts, and what it stands for.
  func choice<Value>(_ key: String, _ meaning: (String) -> Value?, known: [String]) -> Value? {
    guard let text = text(key) else { return nil }
    guard let value = meaning(text) else {
      fault(key, "is \"\(text)\"; known are \(known.joined(separator: ", "))")
      return nil
    }
    return value
  }

  /// A tier of the single-axis model.
  func singleAxisTier(_ key: String) -> SingleAxisTier? {
    choice(key, SingleAxisTier.init(letter:), known: SingleAxisTier.allCases.reversed().map(\.letter))
  }

  /// Codes without one given twice; none where the key is absent.
  func codes(_ key: String) -> Set<String> {
    guard let texts = texts(key, mayBeEmpty: true) else { return [] }
    var unique = Uniqueness(of: "code")
    for (index, each) in texts.enumerated() {
      if let objection = unique.objection(to: each.text, line: each.line) {
        fault(key, item: index, line: each.line, objection)
      }
    }
    return Set(texts.map(\.text))
  }

  /// What codes mean, from a list of entries with a code and a value.
  func meanings<Value>(
    _ key: String, upperCase: Bool, value: (RuleEntry) -> Value?
  ) -> [String: Value] {
    var unique = Uniqueness(of: "code")
    var meanings: [String: Value] = [:]
    for entry in entries(key) {
      let code = entry.text("code")
      let meaning = value(entry)
      entry.refuseOtherKeys()
      unique.check(upperCase ? code?.uppercased() : code, at: "code", of: entry)
      if let code, let meaning { meanings[upperCase ? code.uppercased() : code] = meaning }
    }
    return meanings
  }
}
