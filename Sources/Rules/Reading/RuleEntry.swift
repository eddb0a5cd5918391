import Yams

/// A mapping of keys to values somewhere in a pack's file.
///
/// It notes a fault for every value that is not what is asked for. A value that cannot be read comes back as nil, and
/// its fault is in the list; the pack is then refused.
/// ``refuseOtherKeys()`` after the last question finds misspelt keys.
final class RuleEntry {
  let file: String
  /// The way to this mapping from the top of the file; empty at the top.
  let path: String
  /// Where the mapping begins, counted from 1.
  let line: Int?
  let mapping: Node.Mapping
  let faults: FaultList
  private var asked: Set<String> = []

  init(_ mapping: Node.Mapping, file: String, path: String, faults: FaultList) {
    self.mapping = mapping
    self.file = file
    self.path = path
    self.faults = faults
    line = mapping.mark?.line
  }

  /// Notes a fault at a key's value, or at the mapping itself where the key is absent.
  func fault(_ key: String, _ reason: String) {
    faults.add(file, line: mapping[key]?.mark?.line ?? line, key: fullKey(key), reason)
  }

  /// Notes a fault at one item of a list.
  func fault(_ key: String, item index: Int, line: Int?, _ reason: String) {
    faults.add(file, line: line ?? self.line, key: "\(fullKey(key))[\(index)]", reason)
  }

  /// The line of a key's value.
  func line(of key: String) -> Int? { mapping[key]?.mark?.line ?? line }

  /// Notes a fault for every key that nothing asked for.
  func refuseOtherKeys() {
    for (key, _) in mapping {
      let name = key.string ?? "?"
      if !asked.contains(name) {
        let known = asked.sorted().joined(separator: ", ")
        faults.add(file, line: key.mark?.line, key: fullKey(name), "this key is not known here; known are \(known)")
      }
    }
  }

  /// Whether the key is there; it counts as asked for.
  func has(_ key: String) -> Bool {
    asked.insert(key)
    return mapping[key] != nil
  }

  /// The way to a key from the top of the file.
  func fullKey(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// The value of a key that must be there.
  func node(_ key: String) -> Node? {
    asked.insert(key)
    guard let node = mapping[key] else {
      fault(key, "is missing")
      return nil
    }
    return node
  }
}
