public import Caseload
public import Rules

/// A grid of counts as it is kept: by the names of location and tier, so that it stays readable when a later rule pack orders them differently.
///
///     {"community":{"B2":6},"licence":{"A1":1}}
public struct FrozenGrid: Codable, Sendable, Hashable {
  public let counts: [String: [String: Int]]

  public init(_ grid: TierCounts, _ pack: RulePack) {
    var counts: [String: [String: Int]] = [:]
    for (location, place) in pack.locations.enumerated() {
      for (tier, name) in pack.tiers.enumerated() where grid[location, tier] != 0 {
        counts[place.id, default: [:]][name.id] = grid[location, tier]
      }
    }
    self.counts = counts
  }

  public init(from decoder: any Decoder) throws {
    counts = try decoder.singleValueContainer().decode([String: [String: Int]].self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(counts)
  }

  /// Throws when the pack has no location or tier of a name that was kept.
  public func grid(_ pack: RulePack) throws -> TierCounts {
    var grid = pack.noCases
    for (place, tiers) in counts {
      guard let location = pack.locations.firstIndex(where: { $0.id == place }) else {
        throw StorageError.unexpected(
          "The rule pack \(pack.version) has no location “\(place)”, which kept figures name.")
      }
      for (name, count) in tiers {
        guard let tier = pack.tiers.firstIndex(where: { $0.id == name }) else {
          throw StorageError.unexpected("The rule pack \(pack.version) has no tier “\(name)”, which kept figures name.")
        }
        grid[location, tier] = count
      }
    }
    return grid
  }
}
