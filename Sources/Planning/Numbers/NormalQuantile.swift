/// The normal distribution's quantiles. Source: algorithm AS 241 (Wichura 1988), right to 1e-16.
enum NormalQuantile {
  /// - Parameter p: above 0 and below 1.
  static func of(_ p: Double) -> Double {
    let q = p - 0.5
    if q.magnitude <= 0.425 {
      let r = 0.180625 - q * q
      var above = 2.5090809287301226727e3
      above = above * r + 3.3430575583588128105e4
      above = above * r + 6.7265770927008700853e4
      above = above * r + 4.5921953931549871457e4
      above = above * r + 1.3731693765509461125e4
      above = above * r + 1.9715909503065514427e3
      above = above * r + 1.3314166789178437745e2
      above = above * r + 3.3871328727963666080
      var below = 5.2264952788528545610e3
      below = below * r + 2.8729085735721942674e4
      below = below * r + 3.9307895800092710610e4
      below = below * r + 2.1213794301586595867e4
      below = below * r + 5.3941960214247511077e3
      below = below * r + 6.8718700749205790830e2
      below = below * r + 4.2313330701600911252e1
      below = below * r + 1.0
      return q * above / below
    }
    let tail = q < 0 ? p : 1 - p
    guard tail > 0 else { return q < 0 ? -.infinity : .infinity }
    let r = (-Elementary.log(tail)).squareRoot()
    let value = r <= 5 ? middle(r - 1.6) : far(r - 5)
    return q < 0 ? -value : value
  }

  private static func middle(_ r: Double) -> Double {
    var above = 7.74545014278341407640e-4
    above = above * r + 2.27238449892691845833e-2
    above = above * r + 2.41780725177450611770e-1
    above = above * r + 1.27045825245236838258
    above = above * r + 3.64784832476320460504
    above = above * r + 5.76949722146069140550
    above = above * r + 4.63033784615654529590
    above = above * r + 1.42343711074968357734
    var below = 1.05075007164441684324e-9
    below = below * r + 5.47593808499534494600e-4
    below = below * r + 1.51986665636164571966e-2
    below = below * r + 1.48103976427480074590e-1
    below = below * r + 6.89767334985100004550e-1
    below = below * r + 1.67638483018380384940
    below = below * r + 2.05319162663775882187
    below = below * r + 1.0
    return above / below
  }

  private static func far(_ r: Double) -> Double {
    var above = 2.01033439929228813265e-7
    above = above * r + 2.71155556874348757815e-5
    above = above * r + 1.24266094738807843860e-3
    above = above * r + 2.65321895265761230930e-2
    above = above * r + 2.96560571828504891230e-1
    above = above * r + 1.78482653991729133580
    above = above * r + 5.46378491116411436990
    above = above * r + 6.65790464350110377720
    var below = 2.04426310338993978564e-15
    below = below * r + 1.42151175831644588870e-7
    below = below * r + 1.84631831751005468180e-5
    below = below * r + 7.86869131145613259100e-4
    below = below * r + 1.48753612908506148525e-2
    below = below * r + 1.36929880922735805310e-1
    below = below * r + 5.99832206555887937690e-1
    below = below * r + 1.0
    return above / below
  }
}

/// Normal numbers from words of 32 bits, by a table where that is right to 2e-4 and by the formula in the tails.
struct NormalTable: Sendable {
  private let knots: [Double]
  private static let cells = 1_024
  private static let tail = 16

  init() {
    knots = (0...Self.cells).map { cell in
      NormalQuantile.of(min(max(Double(cell) / Double(Self.cells), 1e-12), 1 - 1e-12))
    }
  }

  /// The table for a hot loop. The pointer holds while `body` runs.
  func read<Answer>(_ body: (Reader) -> Answer) -> Answer {
    knots.withUnsafeBufferPointer { body(Reader(knots: $0)) }
  }

  /// The table while it is borrowed.
  struct Reader {
    fileprivate let knots: UnsafeBufferPointer<Double>

    @inline(__always)
    func normal(_ word: UInt32) -> Double {
      let cell = Int(word >> 22)
      guard cell >= NormalTable.tail, cell < NormalTable.cells - NormalTable.tail else {
        return NormalQuantile.of((Double(word) + 0.5) * 0x1p-32)
      }
      let part = (Double(word & 0x3F_FFFF) + 0.5) * 0x1p-22
      return knots[cell] + (knots[cell + 1] - knots[cell]) * part
    }
  }
}
