import Yams

// Values of a mapping that hold others: lists, and mappings under a key.
extension RuleEntry {
  /// The mappings of a list that must not be empty; those that are no mapping are left out, with a fault.
  func entries(_ key: String) -> [RuleEntry] {
    guard let nodes = list(key) else { return [] }
    return nodes.enumerated().compactMap { index, node in
      guard case .mapping(let mapping) = node else {
        fault(key, item: index, line: node.mark?.line, "must hold keys with values")
        return nil
      }
      return RuleEntry(mapping, file: file, path: "\(fullKey(key))[\(index)]", faults: faults)
    }
  }

  /// Whether the key holds a list with nothing in it; it then counts as asked for.
  func isEmptyList(_ key: String) -> Bool {
    guard case .sequence(let sequence)? = mapping[key], sequence.isEmpty else { return false }
    return has(key)
  }

  func optionalEntries(_ key: String) -> [RuleEntry] { has(key) ? entries(key) : [] }

  /// A list of texts, each with its line. Spaces inside and around a text are kept: raw codes may need them.
  func texts(_ key: String, mayBeEmpty: Bool = false) -> [(text: String, line: Int?)]? {
    guard let nodes = list(key, mayBeEmpty: mayBeEmpty) else { return nil }
    var texts: [(text: String, line: Int?)] = []
    for (index, node) in nodes.enumerated() {
      guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
        fault(key, item: index, line: node.mark?.line, "must be a text that is not empty")
        continue
      }
      texts.append((scalar.string, node.mark?.line))
    }
    return texts.count == nodes.count ? texts : nil
  }

  /// A list of whole numbers.
  func wholes(_ key: String, in range: ClosedRange<Int>) -> [Int]? {
    guard let nodes = list(key) else { return nil }
    let numbers = nodes.enumerated().compactMap { index, node in
      whole(node, in: range) { fault(key, item: index, line: node.mark?.line, $0) }
    }
    return numbers.count == nodes.count ? numbers : nil
  }

  /// A mapping under a key.
  func entry(_ key: String) -> RuleEntry? {
    guard let node = node(key) else { return nil }
    guard case .mapping(let mapping) = node else {
      fault(key, "must hold keys with values")
      return nil
    }
    return RuleEntry(mapping, file: file, path: fullKey(key), faults: faults)
  }

  private func list(_ key: String, mayBeEmpty: Bool = false) -> Node.Sequence? {
    guard let node = node(key) else { return nil }
    guard case .sequence(let sequence) = node else {
      fault(key, "must be a list")
      return nil
    }
    guard mayBeEmpty || !sequence.isEmpty else {
      fault(key, "must not be empty")
      return nil
    }
    return sequence
  }
}
