import Rules

/// When somebody is shown the percentage of their own workload: their choice, kept with the account.
public enum OwnFigures: String, Sendable, Hashable, CaseIterable {
  /// It stands on their pages.
  case shown
  /// It stands behind a link, and nowhere that they did not ask for it.
  case onRequest = "on-request"
  /// Their last whole week stands on their pages, and nothing live.
  case weekly
  /// It is on no page of theirs until they choose otherwise.
  case hidden

  /// Whether no live percentage of theirs is on any of their pages, asked for or not.
  public var keepsLiveBack: Bool { self == .weekly || self == .hidden }

  /// Name of the choice in ``Service/preference(_:of:)``.
  static let preference = "own-percentage"
}

/// One's own choice of being shown a percentage.
public protocol OwnFiguresUse: Sendable {
  /// What the actor chose; where nothing was chosen, behind a link for whoever begins with their own week, and shown for others.
  func ownFigures() async throws -> OwnFigures
  /// Keeps the actor's choice. Throws ``CaseworkRefusal`` for whoever has no account.
  func choose(_ figures: OwnFigures) async throws
}

extension Service: OwnFiguresUse {
  public func ownFigures() async throws -> OwnFigures {
    let usual: OwnFigures = actor.home(pack.access) == .week ? .onRequest : .shown
    return try await preference(OwnFigures.preference, of: actor).flatMap(OwnFigures.init) ?? usual
  }

  public func choose(_ figures: OwnFigures) async throws {
    try await setPreference(OwnFigures.preference, to: figures.rawValue, of: actor)
  }
}
