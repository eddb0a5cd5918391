public import Caseload
import Rules

/// Something that protects a person from holding more: it lowers the limit of cases, takes hours off, or both.
public struct Protection: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// A stage of training, by the month in which it begins.
    case trainee(fromMonth: Int)
    case newlyQualified
    /// A kind of duty that sets a limit.
    case duty(String)
    case specialism(String)
  }

  public let kind: Kind
  /// Percent of contracted hours; 0 where it takes none.
  public let reduction: Int
  /// Cases of a full week; nil where it sets no limit.
  public let caseloadLimit: Int?
  /// Reasons of reductions that are for the same time.
  public let sameAs: [String]
  /// The first day on which it holds, moved by absence and part-time hours.
  public let from: LocalDate?
  /// The last day, as far as it can be told; nil where it stands until somebody decides or something else ends.
  public let until: LocalDate?
  /// Whether it has come to its end and stands until a senior has confirmed readiness.
  public let awaitsReadiness: Bool
}

/// A limit of cases with what sets it.
public struct CaseloadCeiling: Sendable, Hashable {
  public enum Source: Sendable, Hashable {
    /// The limit of everybody.
    case everybody
    /// The team's own.
    case team
    case protection(Protection.Kind)
  }
  public let source: Source
  /// Cases of a full week.
  public let fullWeek: Int
  /// Cases that this post may hold, unrounded: the full week's limit times contracted hours over a full week, once.
  public let cases: Ratio
}

extension AvailabilityRules {
  /// Every protection in force on a day, in the order training, newly qualified, duties, specialism.
  public func protections(_ inputs: AvailabilityInputs, on day: LocalDate) -> [Protection] {
    var found = reducing(inputs, on: day)
    var seen: Set<String> = []
    for duty in inputs.duties where duty.days.contains(day) {
      guard let kind = self.duty(duty.kind), let limit = kind.caseloadLimit, seen.insert(kind.id).inserted else {
        continue
      }
      found.append(
        Protection(
          kind: .duty(kind.id), reduction: 0, caseloadLimit: limit, sameAs: [], from: duty.days.from,
          until: duty.days.until, awaitsReadiness: false))
    }
    if let specialism = inputs.specialism, let limit = protections.limit(ofSpecialism: specialism) {
      found.append(
        Protection(
          kind: .specialism(specialism), reduction: 0, caseloadLimit: limit, sameAs: [], from: nil, until: nil,
          awaitsReadiness: false))
    }
    return found
  }

  /// The limits that apply to a post on a day, the lowest first; empty where contracted hours are not known.
  ///
  /// The lowest counts. Each is pro rata to contracted hours once, and no reduction is taken off it.
  ///
  /// - Parameters:
  ///   - everybody: the limit of a full week; 0 for none.
  ///   - team: the team's own, which takes the place of everybody's.
  public func ceilings(
    _ inputs: AvailabilityInputs, on day: LocalDate, everybody: Int, team: Int? = nil
  ) -> [CaseloadCeiling] {
    guard let fte = fte(inputs, on: day) else { return [] }
    var found: [CaseloadCeiling] = []
    if let team {
      found.append(CaseloadCeiling(source: .team, fullWeek: team, cases: Ratio(team) * fte))
    } else if everybody > 0 {
      found.append(CaseloadCeiling(source: .everybody, fullWeek: everybody, cases: Ratio(everybody) * fte))
    }
    for protection in protections(inputs, on: day) {
      guard let limit = protection.caseloadLimit else { continue }
      found.append(
        CaseloadCeiling(source: .protection(protection.kind), fullWeek: limit, cases: Ratio(limit) * fte))
    }
    // Of two that are equal the first named stays first.
    return found.enumerated().sorted { ($0.element.fullWeek, $0.offset) < ($1.element.fullWeek, $1.offset) }
      .map(\.element)
  }
}
