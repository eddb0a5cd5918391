/// A cost as exact text: whole units, and a decimal part only where the shares of the objective bring one.
public enum ScaledCost {
  /// The scaled amount in cost units, for instance `1380140` or `12.5`; a part that has no end is cut after nine places.
  public static func text(_ scaled: Int, scale: Int) -> String {
    let sign = scaled < 0 ? "-" : ""
    let whole = scaled.magnitude / UInt(scale)
    var rest = scaled.magnitude % UInt(scale)
    guard rest > 0 else { return "\(sign)\(whole)" }
    var places = ""
    while rest > 0 && places.count < 9 {
      rest *= 10
      places += "\(rest / UInt(scale))"
      rest %= UInt(scale)
    }
    return "\(sign)\(whole).\(places)"
  }
}
