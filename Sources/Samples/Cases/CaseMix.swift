/// Which cases a grade holds: shares in percent of its cases, laid out like the tier table, change level 3 to 0 across.
///
/// Chosen by us, not published: B2, B1 and C2 most, few A; probation officers hold the higher tiers, trainees no A.
/// Over all grades about 60 % in the community, 17 % on licence, 23 % in custody.
struct CaseMix {
  /// Share of people sentenced to custody: they begin in custody and end on licence.
  let custodial: Double
  let tiers: [Int]

  static func of(_ grade: SampleGrade) -> CaseMix {
    switch grade {
    case .probationOfficer, .seniorProbationOfficer: officer
    case .probationServicesOfficer: servicesOfficer
    case .trainee: trainee
    }
  }

  private static let officer = CaseMix(
    custodial: 0.46,
    tiers: [
      /* A */ 4, 5, 2, 1,
      /* B */ 23, 37, 16, 1,
      /* C */ 2, 5, 2, 1,
      /* D */ 0, 1, 1, 0,
    ])
  private static let servicesOfficer = CaseMix(
    custodial: 0.33,
    tiers: [
      /* A */ 0, 0, 0, 0,
      /* B */ 7, 29, 21, 1,
      /* C */ 7, 19, 7, 1,
      /* D */ 1, 5, 2, 0,
    ])
  private static let trainee = CaseMix(
    custodial: 0.34,
    tiers: [
      /* A */ 0, 0, 0, 0,
      /* B */ 4, 34, 24, 1,
      /* C */ 5, 16, 8, 1,
      /* D */ 1, 4, 2, 0,
    ])

  /// A tier number of the mix, 1 (A3) to 16 (D0).
  func tier(_ random: inout SeededGenerator) -> Int { random.pick(shares: tiers) + 1 }
}
