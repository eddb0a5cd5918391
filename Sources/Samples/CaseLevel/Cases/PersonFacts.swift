import Caseload
import DataFormat
import Rules

/// Who a person on probation is, and the dates that every sheet about them shares.
struct PersonFacts {
  let isFemale: Bool
  /// First day on probation. For people recalled it is before their licence; for cases past their end, long ago.
  let startsOn: LocalDate
  /// When they were released before a recall.
  let firstRelease: LocalDate?
  /// Whether they have been recalled to custody.
  var isRecalled: Bool { firstRelease != nil }

  /// Shares of women: 10 % of all (assumption; no public figure among ours). Most are with the teams for women.
  private static let womenInWomensTeams = 0.85
  private static let womenElsewhere = 0.026

  /// Of the people in custody, those recalled: 13,583 on 31 March 2025 (capacity_and_quality.csv, "recalled
  /// prisoners") of a caseload of 241,540 on that day (probation_caseload_by_type.csv), that is 5.6 % of all and
  /// about 24 % of a sample's custody cases.
  private static let recalledShare = 0.24

  init(_ file: CaseFile, inWomensTeam: Bool) {
    var random = file.random(.personOfCase)
    isFemale = random.happens(inWomensTeam ? Self.womenInWomensTeams : Self.womenElsewhere)
    let life = file.course.life
    let isRecalled = random.happens(Self.recalledShare)
    let before = random.whole(150...420)
    let onLicence = random.whole(30...140)
    if file.held.inactive == .overdueTermination {
      // Their time is over and the case is still open.
      startsOn = life.start + -life.length
      firstRelease = nil
    } else if life.isCustodial, isRecalled, case .post = file.holder {
      startsOn = life.start + -before
      firstRelease = life.start + -onLicence
    } else {
      startsOn = life.start
      firstRelease = nil
    }
  }
}

extension SampleWorld {
  func person(_ file: CaseFile) -> PersonFacts {
    PersonFacts(file, inWomensTeam: service.teams[file.team].specialism == "women only")
  }

  func caseRow(_ file: CaseFile) -> [FieldValue] {
    let facts = person(file)
    var random = file.random(.preference)
    let team = service.teams[file.team]
    let inWales = team.region.code == "N03"
    let forename = CaseNames.forename(isFemale: facts.isFemale, inWales: inWales, &random)
    let surname = PeopleNames.draw(inWales: inWales, &random).surname
    // Most are between 20 and 45 (assumption).
    let isYoung = team.specialism == "young adults"
    let years = isYoung ? 18 + random.below(7) : 18 + (random.below(30) + random.below(30) + random.below(28)) * 5 / 9
    let born = facts.startsOn + -(years * 1_461 / 4 + random.below(365) + 2)
    let orders = OrderFacts(file, facts)
    let inCustody = file.held.location == .custody
    let fault = fault(.noTeam, file)
    return [
      file.reference, .text(forename), .text(surname), days.day(born), .text(facts.isFemale ? "female" : "male"),
      fault ? .none : .text(team.team.code), .text(inCustody ? "custody" : "community"),
      .text(orders.isPrisonResponsible(on: file.asOf) ? "prison" : "community"), days.day(orders.handoverOn),
      .whole(TierInputs(file, facts).hasSexualOffence ? 1 : 0), days.day(facts.startsOn), days.day(caseEnd(file)),
      .none,
    ]
  }
}

extension SampleTeam {
  /// What the team does, where it does one thing only.
  var specialism: String? {
    for (purpose, words) in Self.purposes where team.name.hasSuffix(purpose) { return words }
    return nil
  }

  private static let purposes = [
    ("Women's Team", "women only"), ("IOM", "IOM"), ("Young Adults", "young adults"),
    ("High Intensity", "high intensity"),
  ]
}
