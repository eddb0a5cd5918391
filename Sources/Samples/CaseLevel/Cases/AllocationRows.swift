import Caseload
import DataFormat
import Rules

/// Who held a case from when on.
struct AllocationHistory {
  struct Change {
    let day: LocalDate
    /// None while the case is unallocated.
    let staff: FieldValue
    let reason: String
  }

  /// The earliest first, one a day at most.
  private(set) var changes: [Change] = []

  /// A change on a day that already has one takes its place; earlier than the last it is left out.
  mutating func add(_ day: LocalDate, _ staff: FieldValue, _ reason: String) {
    if let last = changes.last {
      if day < last.day { return }
      if staff == last.staff { return }
      if day == last.day { changes.removeLast() }
    }
    changes.append(Change(day: day, staff: staff, reason: reason))
  }
}

extension SampleWorld {
  func allocationRows(_ file: CaseFile) -> [[FieldValue]] {
    var history = history(of: file)
    if difference(file) == .holder, case .post(let index) = file.holder {
      history.add(file.asOf, colleague(ofPost: index, on: file.asOf), "Workload")
    }
    if let former = formerHolder(file) { history.add(file.asOf, former, "Workload") }
    var random = file.random(.allocation)
    let minute = random.whole(500...1_000)
    return history.changes.map { change in
      [
        file.reference, days.moment(change.day, minute: minute), change.staff,
        change.staff == .none ? .none : staff.teamCodes[file.team], .text(change.reason),
      ]
    }
  }

  private func history(of file: CaseFile) -> AllocationHistory {
    var random = file.random(.allocation)
    let start = person(file).startsOn
    var history = AllocationHistory()
    // One in five waits up to six days for a first practitioner, one in six moves later (assumption).
    let wait = random.happens(0.2 * file.detail) ? random.whole(1...6) : 0
    let movesAfter = random.happens(0.16 * file.detail) ? random.whole(60...260) : nil
    let draw = random.below(64)
    switch file.holder {
    case .nobody(let waiting, let before):
      let since = file.asOf + -waiting
      if let before, since > start {
        addHolders(ofPlace: before, from: start, until: since + -1, reason: "New case", to: &history)
        history.add(since, .none, "Practitioner left")
      } else {
        history.add(start, .none, "New case")
      }
    case .post(let index):
      var first = start
      var reason = "New case"
      if wait > 0, start + wait <= file.asOf {
        history.add(start, .none, reason)
        first = start + wait
      }
      if let movesAfter, first + movesAfter < file.asOf {
        let places = staff.placesOfTeam[file.team]
        let other = places.lowerBound + draw % places.count
        addHolders(ofPlace: other, from: first, until: first + (movesAfter - 1), reason: reason, to: &history)
        first = first + movesAfter
        reason = "Workload"
      }
      addHolders(ofPost: index, from: first, reason: reason, file, &random, to: &history)
    }
    return history
  }

  /// Those who held the post one after another, up to who holds it on the last day.
  private func addHolders(
    ofPost index: Int, from first: LocalDate, reason: String, _ file: CaseFile, _ random: inout SeededGenerator,
    to history: inout AllocationHistory
  ) {
    let post = service.posts[index]
    guard post.number < staff.places.count else {
      // A second post began with the person; before them a colleague's place had the case.
      let joined = post.person.joined
      if joined > first {
        addHolders(
          ofPlace: colleaguePlace(ofPost: index), from: first, until: joined + -1, reason: reason, to: &history)
      }
      // The case may have ended before.
      guard joined <= file.asOf else { return }
      history.add(max(first, joined), .text(post.key.staff.text), joined > first ? "Practitioner left" : reason)
      return
    }
    history.add(first, staff.spell(place: post.number, on: max(first, historyStart)).code, reason)
    for spell in staff.places[post.number] where spell.from > max(first, historyStart) && spell.from <= file.asOf {
      // Half of the cases of somebody who leaves wait for a few days.
      let gap = random.happens(0.5 * file.detail) ? random.whole(2...12) : 0
      if gap > 0, spell.from + gap <= file.asOf { history.add(spell.from, .none, "Practitioner left") }
      let begins = gap > 0 && spell.from + gap <= file.asOf ? spell.from + gap : spell.from
      history.add(begins, spell.code, "Practitioner left")
    }
  }

  /// Those who held a place of work one after another.
  private func addHolders(
    ofPlace place: Int, from first: LocalDate, until last: LocalDate, reason: String,
    to history: inout AllocationHistory
  ) {
    history.add(first, staff.spell(place: place, on: max(first, historyStart)).code, reason)
    for spell in staff.places[place] where spell.from > max(first, historyStart) && spell.from <= last {
      history.add(spell.from, spell.code, "Practitioner left")
    }
  }

  /// Somebody else of the post's team on a day.
  func colleague(ofPost index: Int, on day: LocalDate) -> FieldValue {
    staff.spell(place: colleaguePlace(ofPost: index), on: day).code
  }

  /// The next place of work in the post's team.
  private func colleaguePlace(ofPost index: Int) -> Int {
    let post = service.posts[index]
    let places = staff.placesOfTeam[post.team]
    let own = post.number % staff.places.count
    return places.contains(own) && own + 1 < places.upperBound ? own + 1 : places.lowerBound
  }

  func restrictionRows(_ file: CaseFile) -> [[FieldValue]] {
    var random = file.random(.personOfCase)
    random = SeededGenerator(random.next(), .allocation)
    // Four in a thousand (assumption): mostly somebody who must not see the case, sometimes the only one who may.
    guard file.endedOn == nil, case .post(let index) = file.holder, random.happens(0.004) else { return [] }
    let isOnly = random.happens(0.25)
    let who: FieldValue =
      isOnly ? .text(service.posts[index].key.staff.text) : colleague(ofPost: index, on: date)
    return [
      [
        file.reference, who, .text(isOnly ? "only" : "not"), days.day(person(file).startsOn), .none,
        .text(isOnly ? "Known to several members of staff" : "Conflict of interest declared"),
      ]
    ]
  }

  func preferenceRows(_ file: CaseFile) -> [[FieldValue]] {
    var random = file.random(.preference)
    random = SeededGenerator(random.next(), .preference)
    guard file.endedOn == nil else { return [] }
    let facts = person(file)
    let inWales = service.teams[file.team].region.code == "N03"
    var kinds: [String] = []
    // Shares are assumptions.
    if facts.isFemale, random.happens(0.30) { kinds.append("woman-practitioner") }
    if inWales, random.happens(0.06) { kinds.append("welsh-language") }
    if random.happens(0.01) { kinds.append("evening") }
    return kinds.map { [file.reference, .text($0), days.day(facts.startsOn), .none, .none] }
  }
}
