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
}

extension RulePack {
  /// The limit of a full week; nil in a pack without any.
  ///
  /// - Parameters:
  ///   - grade: identifier of the grade.
  ///   - ownLimit: what the team has of its own.
  ///   - specialism: of the team.
  func limit(grade: String, ownLimit: Int?, specialism: String?) -> ApplicableLimit? {
    var limits: [ApplicableLimit] = []
    if let ownLimit { limits.append(ApplicableLimit(cases: ownLimit, source: .team)) }
    if let specialism, let limit = lines.bySpecialism.first(where: { $0.name == specialism }) {
      limits.append(ApplicableLimit(cases: limit.cases, source: .specialism(specialism)))
    }
    if let limit = lines.byGrade.first(where: { $0.name == grade }) {
      limits.append(ApplicableLimit(cases: limit.cases, source: .grade))
    }
    if holding.caseloadLimit > 0 {
      limits.append(ApplicableLimit(cases: holding.caseloadLimit, source: .general))
    }
    // Of two that say the same the first named counts.
    return limits.reduce(nil as ApplicableLimit?) { lowest, next in
      lowest.map { next.cases < $0.cases ? next : $0 } ?? next
    }
  }
}
