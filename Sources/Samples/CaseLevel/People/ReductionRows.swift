import Caseload
import DataFormat

extension SampleWorld {
  /// Reductions of one post: those of the nightly service, and earlier ones of the same person since history began.
  private func reductions(of post: SamplePost) -> [SampleReduction] {
    guard let hours = post.hours else { return [] }
    let tonight = hours.reductions
    guard post.number < staff.places.count, post.isWhole(in: self),
      let spell = staff.places[post.number].last
    else { return tonight }
    var all = tonight
    var seen = Set(tonight.map { "\($0.reason) \($0.start.daysSinceEpoch)" })
    // Each look sees 60 days back and 60 ahead.
    var day = date + -120
    while day >= max(spell.from, historyStart) {
      let holder = Staffing.Holder(
        person: spell.holder.person, turn: spell.holder.turn, daysInPlace: day - spell.from)
      let then = WorkingTime.of(holder, place: post.number, seed: seed, date: day).reductions
      for reduction in then where reduction.end + 60 < date && reduction.start <= day + 59 {
        if seen.insert("\(reduction.reason) \(reduction.start.daysSinceEpoch)").inserted { all.append(reduction) }
      }
      day = day + -120
    }
    return all
  }

  func reductionRows(_ body: ([FieldValue]) throws -> Void) rethrows {
    for post in service.posts {
      for reduction in reductions(of: post) {
        try body([
          .text(post.key.staff.text), staff.teamCodes[post.team], .text(reduction.reason), days.day(reduction.start),
          days.day(reduction.end), .whole(reduction.hours.hundredths),
        ])
      }
    }
  }

  /// Long absences are those of the reductions, with cover; leave and sickness of the last and next weeks are drawn.
  func absenceRows(_ body: ([FieldValue]) throws -> Void) rethrows {
    for (index, post) in service.posts.enumerated() where post.number < staff.places.count {
      let code = FieldValue.text(post.key.staff.text)
      var starts = Set<Int>()
      for reduction in reductions(of: post) {
        guard let kind = Self.absenceKinds[reduction.reason], starts.insert(reduction.start.daysSinceEpoch).inserted
        else { continue }
        try body([
          code, days.day(reduction.start), days.day(reduction.end), .text(kind), colleague(ofPost: index, on: date),
        ])
      }
      // Leave of one or two weeks in about every 90 days, sickness of a few days in about every 200 (assumption).
      for (kind, every, longest) in [("leave", 90, 14), ("sickness", 200, 6)] {
        var random = SeededGenerator(seed, .absence, post.number, every)
        let day = date.daysSinceEpoch + random.below(every)
        let turn = day.dividedDown(by: every)
        var own = SeededGenerator(seed, .absence, post.number * 1_000 + every, turn)
        let start = date + -(day - turn * every)
        let length = own.whole(1...longest)
        guard date - start < 45, start >= post.person.joined, starts.insert(start.daysSinceEpoch).inserted else {
          continue
        }
        let isLong = length > 7
        try body([
          code, days.day(start), days.day(start + (length - 1)), .text(kind),
          isLong ? colleague(ofPost: index, on: date) : .none,
        ])
      }
    }
  }

  private static let absenceKinds = ["maternity-leave": "parental", "long-term-sickness": "sickness"]
}

extension SamplePost {
  /// Whether it is the person's only post.
  fileprivate func isWhole(in world: SampleWorld) -> Bool {
    hours?.contracted
      == WorkingTime.of(
        world.staff.places[number].last?.holder ?? Staffing.Holder(person: person, turn: 0, daysInPlace: 0),
        place: number, seed: world.seed, date: world.date
      ).contracted
  }
}
