/// Notes a fault where a name of one kind is given a second time, and says where the first one stands.
struct Uniqueness {
  private let what: String
  private var first: [String: Int?] = [:]

  /// - Parameter what: the kind of name, as it reads in a sentence: `raw code`.
  init(of what: String) { self.what = what }

  /// The reason to refuse the name, or nil for its first use.
  mutating func objection(to name: String, line: Int?) -> String? {
    guard let earlier = first[name] else {
      first[name] = .some(line)
      return nil
    }
    return "the \(what) \"\(name)\" is already used" + (earlier.map { " on line \($0)" } ?? "")
  }

  /// Checks the text at a key and notes the fault there.
  mutating func check(_ name: String?, at key: String, of entry: RuleEntry) {
    guard let name, let objection = objection(to: name, line: entry.line(of: key)) else { return }
    entry.fault(key, objection)
  }
}
