extension WMT {
  /// Points for active risk management assessments, gone since January 2023. Source: section 18.
  public static func retiredARMSPoints(
    licenceCases: Double, communityCases: Double, licenceWeighting: Double, communityWeighting: Double
  ) -> Double {
    licenceCases * licenceWeighting + communityCases * communityWeighting
  }

  /// Points for parole reports of the last 30 days, gone since January 2023. Source: section 18.
  public static func retiredParolePoints(completedLast30: Double, pointsEach: Double, enabled: Bool) -> Double {
    enabled ? completedLast30 * pointsEach : 0
  }
}
