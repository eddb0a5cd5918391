public import Caseload
import Rules

/// Hours a week that a post has for attributable work.
public enum AvailableHours {
  /// (contracted − reduced) × (1 − non-effective) × (1 − non-attributable), exact; both shares in percent.
  /// Source of the formula: Headroom's product decisions.
  public static func hours(
    contracted: WeeklyHours, reduced: WeeklyHours, nonEffectivePercent: Int, nonAttributablePercent: Int
  ) -> Ratio {
    (contracted - reduced).ratio * Ratio(100 - nonEffectivePercent, over: 100)
      * Ratio(100 - nonAttributablePercent, over: 100)
  }
}
