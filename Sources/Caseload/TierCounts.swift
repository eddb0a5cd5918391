/// How many cases are held at each location and tier: a dense grid, laid out location by location, as a rule pack orders them.
///
/// The grid knows no tier by name; a rule pack says what each row and column means. Counts are whole cases.
public struct TierCounts: Sendable, Hashable {
  public let locations: Int
  public let tiers: Int
  /// `locations × tiers` counts; the cell of location `l` and tier `t` is at `l × tiers + t`.
  public private(set) var cells: [Int32]

  public init(locations: Int, tiers: Int) {
    self.locations = locations
    self.tiers = tiers
    cells = [Int32](repeating: 0, count: locations * tiers)
  }

  public subscript(location: Int, tier: Int) -> Int {
    get { Int(cells[location * tiers + tier]) }
    set { cells[location * tiers + tier] = Int32(newValue) }
  }

  /// Cell by position in `cells`.
  public subscript(cell: Int) -> Int {
    get { Int(cells[cell]) }
    set { cells[cell] = Int32(newValue) }
  }

  /// All cases. - Complexity: O(locations × tiers).
  public var total: Int { cells.reduce(0) { $0 + Int($1) } }

  /// Cases at one location.
  public func total(at location: Int) -> Int {
    cells[location * tiers..<(location + 1) * tiers].reduce(0) { $0 + Int($1) }
  }

  /// Cases of one tier, over all locations.
  public func total(ofTier tier: Int) -> Int { (0..<locations).reduce(0) { $0 + self[$1, tier] } }

  public var isEmpty: Bool { cells.allSatisfy { $0 == 0 } }

  public static func += (a: inout TierCounts, b: TierCounts) {
    precondition(a.cells.count == b.cells.count, "counts of different rule packs cannot be added")
    for index in a.cells.indices { a.cells[index] += b.cells[index] }
  }
}
