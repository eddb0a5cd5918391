extension WMT {
  /// Points over available points in percent, not rounded; 0 when nothing is available, as if there were no work.
  /// Source: section 11.
  public static func percentage(_ points: Double, of available: Double) -> Double {
    available == 0 ? 0 : points / available * 100
  }

  /// A percentage as the capacity table prints it. Source: section 16.
  ///
  /// A fraction from 0.5 to below 0.6, first rounded to four places, goes down; any other goes to the nearest whole
  /// number, half toward +∞.
  public static func displayRound(_ value: Double) -> Double {
    let fraction = value.truncatingRemainder(dividingBy: 1)
    if fraction == 0 { return value }
    let shown = ScriptNumber.fixed(fraction, places: 4)
    return shown >= 0.5 && shown < 0.6 ? value.rounded(.down) : ScriptNumber.rounded(value)
  }

  /// Capacity as the dashboard file holds it: a whole percentage over 100. Source: section 16.
  public static func dashboardCapacity(_ percentage: Double) -> Double { ScriptNumber.rounded(percentage) / 100 }

  /// The share of contacts as the dashboard file holds it: a percentage of one place over 100. Source: section 16.
  public static func dashboardContacts(_ percentage: Double) -> Double {
    ScriptNumber.fixed(percentage, places: 1) / 100
  }
}
