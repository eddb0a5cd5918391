public import Rules
import Storage

/// Where somebody begins: the page that is their minute.
public enum Home: Sendable, Hashable {
  /// One's own week and people.
  case week
  /// A unit's overview; nil for the whole service.
  case unit(RoleUnit?)
  case extracts
  /// Cases within reach: a unit's, those worked on together, those opened for an inspection.
  case cases
  /// Records of training and vetting.
  case training
  case accounts
  /// No role leads anywhere: what the person may still do is read how figures are made.
  case nothing
}

extension Actor {
  /// The home of the first role in the order of the rules.
  public func home(_ rules: AccessRules) -> Home {
    if way == .terminal { return .unit(nil) }
    for role in rules.roles {
      guard let held = roles.first(where: { $0.role == role.id }) else { continue }
      switch role.home {
      case .myWork: return .week
      case .team, .unit: return .unit(held.unit)
      case .nation: return .unit(nil)
      case .extracts: return .extracts
      case .cases: return .cases
      case .training: return .training
      case .accounts: return .accounts
      }
    }
    return .nothing
  }
}
