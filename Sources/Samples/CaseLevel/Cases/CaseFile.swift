import Caseload
import DataFormat

/// One case of the service, current or ended, with what everything else about it is drawn from.
struct CaseFile {
  /// Who the case is with.
  enum Holder {
    /// A post of the service, by its position.
    case post(Int)
    /// Nobody since so many days; held before by the team's place of work of that number, or never yet.
    case nobody(days: Int, before: Int?)
  }

  let reference: FieldValue
  /// As the nightly workbook has it; for an ended case, as it was on its last day.
  let held: SampleCase
  let second: SampleCase?
  let course: CaseCourse
  /// Position of the team in the service.
  let team: Int
  let holder: Holder
  let grade: SampleGrade
  /// The day as of which everything is told: tonight, or the last day of an ended case.
  let asOf: LocalDate
  private(set) var endedOn: LocalDate?
  let seed: UInt64
  /// Share of the records kept that no tier depends on, 0 to 1: see ``SampleWorld/detail``.
  let detail: Double

  init(
    held: SampleCase, second: SampleCase?, course: CaseCourse, team: Int, holder: Holder, grade: SampleGrade,
    asOf: LocalDate, endedOn: LocalDate?, world: SampleWorld
  ) {
    reference = .text(held.reference.text)
    self.held = held
    self.second = second
    self.course = course
    self.team = team
    self.holder = holder
    self.grade = grade
    self.asOf = asOf
    self.endedOn = endedOn
    seed = world.seed
    detail = world.detail
  }

  init(_ file: CaseFile, endedOn: LocalDate) {
    self = file
    self.endedOn = endedOn
  }

  var start: LocalDate { course.life.start }
  /// Days of the case so far.
  var age: Int { asOf - start }

  /// The case's own stream for one purpose; the same on every night.
  func random(_ purpose: SeededGenerator.Purpose) -> SeededGenerator {
    SeededGenerator(seed, purpose, course.life.slot, course.life.turn)
  }
}

extension SampleWorld {
  /// Every case: of each post the current ones and the ended ones that are kept, then those that wait for somebody.
  func forEachCase(_ body: (CaseFile) throws -> Void) rethrows {
    for index in service.posts.indices { try forEachCase(ofPost: index, body) }
    for team in service.teams.indices { try forEachWaitingCase(ofTeam: team, body) }
  }

  func forEachCase(ofPost index: Int, current: Bool = false, _ body: (CaseFile) throws -> Void) rethrows {
    let post = service.posts[index]
    let mix = CaseMix.of(post.person.grade)
    let slots = CaseSlots(seed: seed, date: date)
    for place in 0..<post.places {
      let life = SlotLife(seed: seed, slot: post.number * CaseSlots.perPost + place, mix: mix, on: date)
      if let (held, course) = slots.held(in: life, mix: mix) {
        try body(
          CaseFile(
            held: held, second: slots.secondOrder(of: held), course: course, team: post.team, holder: .post(index),
            grade: post.person.grade, asOf: date, endedOn: nil, world: self))
      } else if !current, let file = endedCase(life, mix: mix, post: index) {
        try body(file)
      }
      guard !current else { continue }
      var earlier = life.before
      while earlier.start + earlier.length > historyStart {
        if let file = endedCase(earlier, mix: mix, post: index) { try body(file) }
        earlier = earlier.before
      }
    }
  }

  /// The share of cases ended in the last three years that is kept: all, and of a nation one in fifty.
  var endedShare: Double { size == .nation ? 0.02 : 1 }

  /// The share kept of records that no tier depends on: all, and of a nation one in five.
  ///
  /// A nation is thinned so that all its sheets together have about two million rows.
  var detail: Double { size == .nation ? 0.2 : 1 }

  /// The case as it was on its last day; nil when it is not kept or ended before history begins.
  private func endedCase(_ life: SlotLife, mix: CaseMix, post index: Int) -> CaseFile? {
    var random = SeededGenerator(seed, .endedCase, life.slot, life.turn)
    guard random.happens(endedShare) else { return nil }
    // Free days are at most 15, so the day before them is one of the case's.
    let probe = CaseSlots(seed: seed, date: life.start + life.length + -17)
    guard let course = probe.held(in: life, mix: mix)?.course else { return nil }
    let endedOn = life.start + course.days
    guard endedOn > historyStart, endedOn <= date else { return nil }
    let lastDay = CaseSlots(seed: seed, date: endedOn + -1)
    guard let held = lastDay.held(in: life, mix: mix)?.held else { return nil }
    let post = service.posts[index]
    return CaseFile(
      held: held, second: nil, course: course, team: post.team, holder: .post(index), grade: post.person.grade,
      asOf: endedOn + -1, endedOn: endedOn, world: self)
  }
}

extension SlotLife {
  /// The case that the place held before this one.
  var before: SlotLife {
    SlotLife(slot: slot, turn: turn - 1, start: start + -length, length: length, isCustodial: isCustodial)
  }
}
