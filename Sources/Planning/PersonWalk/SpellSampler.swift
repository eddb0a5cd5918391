/// Lengths of spells in days, by inverting their distribution.
struct SpellSampler: Sendable {
  private let shape: Double
  private let scale: Double
  /// Lengths at equal steps of the share below, and remaining lengths of a stock that has stood still.
  private let lengths: [Double]
  private let remaining: [Double]

  private static let cells = 2_048
  /// Cells at both ends in which a straight line would be too coarse.
  private static let exact = 24

  init(_ spell: WeibullSpell) {
    shape = spell.shape
    scale = spell.scale
    let (shape, scale) = (spell.shape, spell.scale)
    lengths = (0...Self.cells).map { cell in
      Self.length(min(Double(cell) / Double(Self.cells), 1 - 1e-12), shape, scale)
    }
    remaining = Self.equilibrium(spell)
  }

  /// Of the share u above 0 and below 1.
  @inline(__always)
  func length(_ u: Double) -> Double {
    let place = u * Double(Self.cells)
    let cell = Int(place)
    if cell < Self.exact || cell >= Self.cells - Self.exact { return Self.length(u, shape, scale) }
    return lengths[cell] + (lengths[cell + 1] - lengths[cell]) * (place - Double(cell))
  }

  /// How long somebody still stays who is met in a stock that has stood still.
  func remaining(_ u: Double) -> Double {
    let place = u * Double(Self.cells)
    let cell = min(Int(place), Self.cells - 1)
    return remaining[cell] + (remaining[cell + 1] - remaining[cell]) * (place - Double(cell))
  }

  private static func length(_ u: Double, _ shape: Double, _ scale: Double) -> Double {
    scale * Elementary.power(-Elementary.log(1 - u), 1 / shape)
  }

  /// The remaining length has the density S(t)/mean: its distribution is gathered in small steps and inverted.
  private static func equilibrium(_ spell: WeibullSpell) -> [Double] {
    let longest = length(1 - 1e-9, spell.shape, spell.scale)
    let steps = 16_384
    let width = longest / Double(steps)
    var gathered = [0.0]
    var before = 1.0
    for step in 1...steps {
      let after = spell.survival(Double(step) * width)
      gathered.append((gathered.last ?? 0) + (before + after) / 2 * width)
      before = after
    }
    let all = gathered.last ?? 1
    var step = 0
    return (0...cells).map { cell in
      let wanted = Double(cell) / Double(cells) * all
      while step < steps - 1, gathered[step + 1] < wanted { step += 1 }
      let part = (wanted - gathered[step]) / max(gathered[step + 1] - gathered[step], 1e-300)
      return (Double(step) + min(1, max(0, part))) * width
    }
  }
}
