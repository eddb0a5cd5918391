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
    var chair = SeededGenerator(seed, .chair, index + 1)
    let stay = chair.whole(grade.stay)
    let days = date.daysSinceEpoch + chair.below(stay)
    let turn = days.dividedDown(by: stay)
    var random = SeededGenerator(seed, .person, index, turn)
    let name = PeopleNames.draw(inWales: region.isWelsh, &random)
    let person = SamplePerson(
      staff: Codes.staff(region: region, place: numberInRegion, turn: turn, seed: seed), forename: name.forename,
      surname: name.surname, grade: grade, rawGrade: grade.rawCode(&random), joined: date + -(days - turn * stay))
    return Holder(person: person, turn: turn, daysInPlace: days - turn * stay)
  }
}
