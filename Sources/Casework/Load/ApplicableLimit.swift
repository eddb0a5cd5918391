import Rules

/// How many cases a full week may hold in a post, and what says so: the lowest of all that apply.
public struct ApplicableLimit: Sendable, Hashable {
  public enum Source: Sendable, Hashable {
    /// For everybody.
    case general
    /// The team has its own.
    case team
    case grade
    /// Of the team, for instance `IOM`.
    case specialism(String)
  }

  public let cases: Int
  public let source: Source
  /// Whether it was adopted beside the rules.
  public internal(set) var isAdopted = false
}

extension RulePack {
  /// The limit of a full week; nil in a pack without any.
  ///
  /// - Parameters:
  ///   - grade: identifier of the grade.
  ///   - ownLimit: what the team has of its own.
  ///   - specialism: of the team.
  ///   - adopted: limits beside the rules, on the day.
  func limit(grade: String, ownLimit: Int?, specialism: String?, _ adopted: AdoptedLimits) -> ApplicableLimit? {
    var limits: [ApplicableLimit] = []
    func add(_ key: LimitKey, _ source: ApplicableLimit.Source) {
      guard let cases = adopted.cases(key, self) else { return }
      limits.append(ApplicableLimit(cases: cases, source: source, isAdopted: adopted.entries[key] != nil))
    }
    if let ownLimit { limits.append(ApplicableLimit(cases: ownLimit, source: .team)) }
    if let specialism { add(.specialism(specialism), .specialism(specialism)) }
    add(.grade(grade), .grade)
    add(.everybody, .general)
    // Of two that say the same the first named counts.
    return limits.reduce(nil as ApplicableLimit?) { lowest, next in
      lowest.map { next.cases < $0.cases ? next : $0 } ?? next
    }
  }
}
