import Caseload
import DataFormat
import Rules

/// Everybody who has held a place of work in the last three years.
struct StaffRegister {
  struct Spell {
    let holder: Staffing.Holder
    let from: LocalDate
    /// Last day; nil for whoever is there now.
    let until: LocalDate?
    /// Whether they left the service then; the others moved to work elsewhere in it.
    let hasLeft: Bool
    let code: FieldValue
  }

  /// Of those whose time in a place ends, the share who leave the service.
  ///
  /// About one place in five changes hands in a year; the shares make 7 % of probation officers and 12 % of services
  /// officers leave in one, as in workforce.csv, "leaving_rate_percent" (PO 6.3 to 8.3, PSO 11.8 to 12.4). Trainees and
  /// seniors are an assumption.
  private static func leavingShare(_ grade: SampleGrade) -> Double {
    switch grade {
    case .probationOfficer: 0.36
    case .probationServicesOfficer: 0.60
    case .trainee: 0.15
    case .seniorProbationOfficer: 0.25
    }
  }

  /// For each place of work its people, the earliest first. The last is there now.
  let places: [[Spell]]
  /// For each team its places.
  let placesOfTeam: [Range<Int>]
  /// For each team its posts, second ones too, as positions in the service.
  let postsOfTeam: [Range<Int>]
  let teamCodes: [FieldValue]
  /// One court report writer in each delivery unit, with the team they are in.
  let reporters: [CourtWork.Reporter]

  init(_ service: SampleService) {
    let organisation = service.organisation
    let staffing = Staffing(seed: service.seed, date: service.date)
    places = organisation.places.enumerated().map { index, place in
      let seat = Staffing.Seat(seed: service.seed, index: index, grade: SampleGrade.ofPlace(index, seed: service.seed))
      let last = seat.turn(on: service.date)
      return (seat.turn(on: service.date + -SampleWorld.historyDays)...last).map { turn in
        let holder = staffing.holder(seat, turn: turn, numberInRegion: place.numberInRegion, region: place.region)
        var random = SeededGenerator(service.seed, .staffRecord, -2_000_000 - index, turn)
        let leaves = random.happens(Self.leavingShare(seat.grade))
        return Spell(
          holder: holder, from: holder.person.joined,
          until: turn == last ? nil : seat.start(ofTurn: turn + 1) + -1,
          hasLeft: turn != last && leaves, code: .text(holder.person.staff.text))
      }
    }
    placesOfTeam = Self.runs(organisation.places.map(\.team), teams: organisation.teams.count)
    postsOfTeam = Self.runs(service.posts.map(\.team), teams: organisation.teams.count)
    teamCodes = organisation.teams.map { .text($0.team.code) }
    reporters = CourtWork(seed: service.seed, date: service.date).reporters(organisation)
  }

  /// Where each team's things are, which stand team by team.
  private static func runs(_ teamOfEach: [Int], teams: Int) -> [Range<Int>] {
    var start = 0
    return (0..<teams).map { team in
      var end = start
      while end < teamOfEach.count, teamOfEach[end] == team { end += 1 }
      defer { start = end }
      return start..<end
    }
  }

  /// Who held the place on a day; on a day before the register begins, the first person in it.
  func spell(place: Int, on day: LocalDate) -> Spell {
    let spells = places[place]
    return spells.last { $0.from <= day } ?? spells[0]
  }
}
