import Caseload

/// Who holds a place of work on a given day.
///
/// One person follows another; a place is never empty. Who it is follows from the seed, the place and the day alone.
struct Staffing {
  let seed: UInt64
  let date: LocalDate

  struct Holder {
    var person: SamplePerson
    /// Which of the place's people this is.
    let turn: Int
    let daysInPlace: Int
  }

  func holder(of index: Int, _ place: Organisation.Place) -> Holder {
    let grade = SampleGrade.ofPlace(index, seed: seed)
    return holder(grade: grade, index: index, numberInRegion: place.numberInRegion, region: place.region)
  }

  func holder(grade: SampleGrade, index: Int, numberInRegion: Int, region: Region) -> Holder {
    let seat = Seat(seed: seed, index: index, grade: grade)
    return holder(seat, turn: seat.turn(on: date), numberInRegion: numberInRegion, region: region)
  }

  /// One of the people of a place, past or present, with the days in place counted to the day of this staffing.
  func holder(_ seat: Seat, turn: Int, numberInRegion: Int, region: Region) -> Holder {
    var random = SeededGenerator(seed, .person, seat.index, turn)
    let name = PeopleNames.draw(inWales: region.isWelsh, &random)
    let joined = seat.start(ofTurn: turn)
    let person = SamplePerson(
      staff: Codes.staff(region: region, place: numberInRegion, turn: turn, seed: seed), forename: name.forename,
      surname: name.surname, grade: seat.grade, rawGrade: seat.grade.rawCode(&random), joined: joined)
    return Holder(person: person, turn: turn, daysInPlace: date - joined)
  }

  /// How long people stay in a place, and when they change.
  struct Seat {
    let index: Int
    let grade: SampleGrade
    let stay: Int
    private let offset: Int

    init(seed: UInt64, index: Int, grade: SampleGrade) {
      var chair = SeededGenerator(seed, .chair, index + 1)
      self.index = index
      self.grade = grade
      stay = chair.whole(grade.stay)
      offset = chair.below(stay)
    }

    func turn(on day: LocalDate) -> Int { (day.daysSinceEpoch + offset).dividedDown(by: stay) }
    func start(ofTurn turn: Int) -> LocalDate { LocalDate(daysSinceEpoch: turn * stay - offset) }
  }
}
