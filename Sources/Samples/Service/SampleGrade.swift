/// Grades of a synthetic service, with what their people's weeks look like.
public enum SampleGrade: String, Sendable, CaseIterable {
  case probationOfficer = "PO"
  case probationServicesOfficer = "PSO"
  case trainee = "TPO"
  case seniorProbationOfficer = "SPO"
}

extension SampleGrade {
  /// Of a hundred practitioners: 50 probation officers, 38 probation services officers, 8 trainees, 4 seniors.
  ///
  /// Places are filled by the golden section, which spreads every grade evenly over any run of places: a team of ten
  /// has each in its share.
  static func ofPlace(_ place: Int, seed: UInt64) -> SampleGrade {
    var random = SeededGenerator(seed, .chair)
    let turn = random.fraction() + Double(place) * 0.618_033_988_749_894_9
    switch turn - turn.rounded(.down) {
    case ..<0.50: return .probationOfficer
    case ..<0.88: return .probationServicesOfficer
    case ..<0.96: return .trainee
    default: return .seniorProbationOfficer
    }
  }

  /// Codes that the case system holds for the grade, the usual one first, with how common each is.
  func rawCode(_ random: inout SeededGenerator) -> String {
    switch self {
    case .probationOfficer: ["NPSM", "CRCM", "NPSO", "PSM"][random.pick(shares: [86, 6, 6, 2])]
    case .probationServicesOfficer: ["NPSQ", "CRCQ", "PSQ"][random.pick(shares: [88, 8, 4])]
    case .trainee: ["NPSP", "NPS - PQF"][random.pick(shares: [90, 10])]
    case .seniorProbationOfficer: ["NPSC", "NPSB"][random.pick(shares: [80, 20])]
    }
  }

  /// How long a person stays in a place, in days. A trainee qualifies after 18 months.
  var stay: ClosedRange<Int> { self == .trainee ? 549...549 : 900...3_200 }

  /// Cases held in a full week of 37 hours by somebody who is fully used, inactive cases included.
  ///
  /// Chosen with `CaseMix` so that a nation has about 250,000 cases and a mean workload of 100 to 105 % of the Workload
  /// Measurement Tool's target of 2,176 points. A test with the rule pack holds this down.
  var casesOfFullWeek: Double {
    switch self {
    case .probationOfficer: 21.7
    case .probationServicesOfficer: 29.4
    case .trainee: 23
    case .seniorProbationOfficer: 0
    }
  }
}
