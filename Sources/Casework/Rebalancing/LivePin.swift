import Caseload
import Rules

/// Why a case stays where it is, whatever a plan would save.
public enum LivePin: Sendable, Hashable {
  /// The first weeks after sentence or release.
  case firstWeeks
  case releaseAhead
  case endAhead
  /// Work that is open, by the label of its kind.
  case openWork(String)

  /// In words, for a list with counts.
  public var words: String {
    switch self {
    case .firstWeeks: "First weeks after sentence or release"
    case .releaseAhead: "Release is near"
    case .endAhead: "The order ends soon"
    case .openWork(let label): "\(label) is open"
    }
  }

  /// The first reason that applies; nil for a case that may move.
  init?(_ held: HeldProfiles.Held, on day: LocalDate, _ pack: RulePack) {
    let pins = pack.rebalancing.pins
    func isSince(_ date: LocalDate?) -> Bool { date.map { $0 <= day && day - $0 < pins.afterStart } ?? false }
    func isAhead(_ date: LocalDate?, _ days: Int) -> Bool { date.map { $0 >= day && $0 - day <= days } ?? false }
    if isSince(held.sentencedOn) || isSince(held.releaseOn) {
      self = .firstWeeks
    } else if isAhead(held.releaseOn, pins.beforeRelease) {
      self = .releaseAhead
    } else if isAhead(held.expectedEndOn, pins.beforeEnd) {
      self = .endAhead
    } else if let kind = pins.openWork.first(where: held.openWork.contains) {
      self = .openWork(pack.workKinds.first { $0.id == kind }?.label ?? kind)
    } else {
      return nil
    }
  }
}
