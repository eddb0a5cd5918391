import Caseload
import DataFormat
import Rules

extension SampleWorld {
  func staffRows(_ body: ([FieldValue]) throws -> Void) rethrows {
    for place in staff.places.indices {
      for spell in staff.places[place] { try body(staffRow(spell, place: place)) }
    }
    for reporter in staff.reporters { try body(reporterRow(reporter.person)) }
  }

  private func staffRow(_ spell: StaffRegister.Spell, place: Int) -> [FieldValue] {
    let person = spell.holder.person
    var traineeFrom: LocalDate?
    var qualifiedOn: LocalDate?
    var newUntil: LocalDate?
    var random = SeededGenerator(seed, .staffRecord, place, spell.holder.turn)
    switch person.grade {
    case .trainee:
      traineeFrom = spell.from
      // After 18 months they qualify and work elsewhere.
      qualifiedOn = spell.hasLeft ? nil : spell.until
    case .probationOfficer:
      if wasNewlyQualified(spell, place: place) {
        traineeFrom = spell.from + -549
        qualifiedOn = spell.from
        newUntil = spell.from + 273
      } else if date - spell.from < 300, spell.until == nil, random.happens(0.06) {
        // In a qualified officer's post and not qualified yet (assumption: one in sixteen of those new in post).
        traineeFrom = spell.from + -400
      } else if random.happens(0.5) {
        qualifiedOn = spell.from + -random.whole(280...1_100)
      }
    default: break
    }
    let joined = min(traineeFrom ?? spell.from, spell.from) + -daysServedBefore(spell, place: place)
    return [
      spell.code, .text(person.forename), .text(person.surname), days.day(joined),
      days.day(spell.hasLeft ? spell.until : nil),
      days.day(traineeFrom), days.day(qualifiedOn), days.day(newUntil),
    ]
  }

  /// Days in the service before this post and the training for it.
  ///
  /// Chosen so that about 38 % have served four years or less, as in March 2025 (capacity_and_quality.csv, "staff with
  /// 4 years or less").
  private func daysServedBefore(_ spell: StaffRegister.Spell, place: Int) -> Int {
    var random = SeededGenerator(seed, .staffRecord, -1_000_000 - place, spell.holder.turn)
    let draw = random.fraction()
    switch spell.holder.person.grade {
    case .probationOfficer where wasNewlyQualified(spell, place: place):
      return draw < 0.35 ? random.whole(365...3_000) : 0
    case .probationOfficer: return random.whole(900...7_000)
    case .probationServicesOfficer: return draw < 0.35 ? random.whole(700...5_000) : 0
    case .trainee: return draw < 0.35 ? random.whole(400...3_000) : 0
    case .seniorProbationOfficer: return random.whole(2_500...8_000)
    }
  }

  /// Whether the first months in the post were those of a newly qualified officer, as in the reductions.
  private func wasNewlyQualified(_ spell: StaffRegister.Spell, place: Int) -> Bool {
    var random = SeededGenerator(seed, .reduction, place * 32 + 31, spell.holder.turn)
    return random.happens(0.6)
  }

  private func reporterRow(_ person: SamplePerson) -> [FieldValue] {
    [
      .text(person.staff.text), .text(person.forename), .text(person.surname), days.day(person.joined), .none, .none,
      .none, .none,
    ]
  }

  func postRows(_ body: ([FieldValue]) throws -> Void) rethrows {
    for post in service.posts {
      if post.number < staff.places.count { try formerPosts(place: post.number, body) }
      let hasNoHours = fault(.noHours, post: post.number)
      let grade = fault(.unknownGrade, post: post.number) ? "NPSA" : post.person.grade.rawValue
      let hours: FieldValue = hasNoHours ? .none : post.hours.map { .whole($0.contracted.hundredths) } ?? .none
      let code = FieldValue.text(post.key.staff.text)
      try body([code, staff.teamCodes[post.team], days.day(post.person.joined), .none, .text(grade), hours])
      if fault(.overlappingPosts, post: post.number) {
        try body([code, staff.teamCodes[post.team], days.day(date + -20), .none, .text(grade), hours])
      }
    }
    for reporter in staff.reporters {
      try body([
        .text(reporter.person.staff.text), .text(reporter.team.team.code), days.day(reporter.person.joined), .none,
        .text(reporter.person.grade.rawValue), .whole(WorkingTime.fullWeek.hundredths),
      ])
    }
  }

  private func formerPosts(place: Int, _ body: ([FieldValue]) throws -> Void) rethrows {
    let team = staff.teamCodes[service.organisation.places[place].team]
    for spell in staff.places[place] {
      guard let until = spell.until else { continue }
      let time = WorkingTime.of(spell.holder, place: place, seed: seed, date: until)
      try body([
        spell.code, team, days.day(spell.from), days.day(until), .text(spell.holder.person.grade.rawValue),
        .whole(time.contracted.hundredths),
      ])
    }
  }
}
