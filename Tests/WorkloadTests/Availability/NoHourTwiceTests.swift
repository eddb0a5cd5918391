import Caseload
import Rules
import Testing

@testable import Workload

@Suite("No hour is taken twice")
struct NoHourTwiceTests {
  let made: Availabilities
  let rules: AvailabilityRules
  let day = Availabilities.day("2026-11-23")

  init() throws {
    made = try Availabilities()
    rules = made.rules
  }

  private func duty(_ kind: String, _ hours: String?) -> AvailabilityInputs.Duty {
    .init(kind: kind, days: Availabilities.days("2026-11-01"), hours: hours.flatMap { WeeklyHours($0) })
  }

  private func reduction(_ reason: String, _ hours: String) -> AvailabilityInputs.Reduction {
    .init(reason: reason, days: Availabilities.days("2026-11-01"), hours: WeeklyHours(hours) ?? .zero)
  }

  @Test("Facility time of 7.5 hours takes as much as a duty as it does as a reduction, and no more as both")
  func sameTime() {
    let asDuty = rules.available(made.post(duties: [duty("union-facility", "7.5")]), on: day)
    let asReduction = rules.available(made.post(reductions: [reduction("union-facility-time", "7.5")]), on: day)
    let asBoth = rules.available(
      made.post(reductions: [reduction("union-facility-time", "7.5")], duties: [duty("union-facility", "7.5")]),
      on: day)
    #expect(asDuty.available == Ratio(295, over: 10) * Ratio(672, over: 1_000))
    #expect(asReduction.available == asDuty.available && asBoth.available == asDuty.available)
  }

  @Test("Of a duty that is partly listed as a reduction only the rest is taken beside it")
  func partly() {
    let time = rules.available(
      made.post(reductions: [reduction("union-facility-time", "5")], duties: [duty("union-facility", "7.5")]), on: day)
    #expect(time.hours { $0 == .duty(kind: "union-facility") } == Ratio(-25, over: 10))
  }

  @Test("Supervision and training inside the assumed shares change nothing until they are more than the share")
  func itemised() {
    let full = Ratio(24_864, over: 1_000)
    let inside = rules.available(made.post(duties: [duty("training", "3"), duty("supervision", "2")]), on: day)
    #expect(inside.available == full && inside.isSound)
    #expect(inside.hours { $0 == .itemised(kind: "training", inside: .nonEffective) } == Ratio(-3))
    // 7.4 hours are the whole share.
    let beyond = rules.available(made.post(duties: [duty("training", "8.4")]), on: day)
    #expect(beyond.available == (Ratio(37) - Ratio(84, over: 10)) * Ratio(84, over: 100))
  }

  @Test("Supervision and reflection are a line of their own, pro rata, where nobody recorded any")
  func supervision() {
    let time = rules.available(made.post("18.5"), on: day)
    #expect(
      time.hours { $0 == .itemised(kind: "supervision", inside: .nonAttributable) } == Ratio(-1, over: 2))
  }

  @Test("A reception rota of 3 hours and the time for each of two trainees come off the week")
  func outside() {
    let time = rules.available(
      made.post(duties: [duty("reception", "3"), duty("assessor", nil), duty("assessor", nil)]), on: day)
    #expect(time.available == (Ratio(37) - Ratio(3) - Ratio(74, over: 10)) * Ratio(672, over: 1_000))
  }

  @Test("A listed reduction for training takes the place of the protection for the same time")
  func listedTraining() {
    let training = TrainingDates(traineeFrom: Availabilities.day("2026-09-01"))
    let byRule = rules.available(made.post(grade: "TPO", training: training), on: day)
    let listed = rules.available(
      made.post(grade: "TPO", reductions: [reduction("pqip-first-6-months", "29.6")], training: training), on: day)
    #expect(byRule.available == Ratio(74, over: 10) * Ratio(672, over: 1_000))
    #expect(listed.available == byRule.available)
    #expect(listed.hours { if case .protection = $0 { true } else { false } } == .zero)
  }

  @Test("A few days of leave are inside the assumed share; a long absence takes the whole post, all its days")
  func absences() {
    let full = Ratio(24_864, over: 1_000)
    let leave = made.post(absences: [.init(kind: "leave", days: Availabilities.days("2026-11-16", "2026-11-27"))])
    #expect(rules.available(leave, on: day).available == full)
    let long = made.post(absences: [.init(kind: "sickness", days: Availabilities.days("2026-11-16", "2026-12-14"))])
    #expect(rules.available(long, on: Availabilities.day("2026-11-16")).available == .zero)
    #expect(rules.available(long, on: Availabilities.day("2026-12-14")).available == .zero)
    #expect(rules.available(long, on: Availabilities.day("2026-12-15")).available == full)
    let parental = made.post(absences: [.init(kind: "parental", days: Availabilities.days("2026-11-23", "2026-11-23"))])
    #expect(rules.available(parental, on: day).available == .zero)
  }

  @Test("An absence of exactly 28 days is inside the share, one of 29 is not")
  func edge() {
    let short = made.post(absences: [.init(kind: "sickness", days: Availabilities.days("2026-11-01", "2026-11-28"))])
    let long = made.post(absences: [.init(kind: "sickness", days: Availabilities.days("2026-11-01", "2026-11-29"))])
    #expect(rules.available(short, on: day).available > .zero)
    #expect(rules.available(long, on: day).available == .zero)
  }

  @Test("Days away beyond the share of a year reduce the time, those up to it do not")
  func beyondShare() {
    // 73 days are 20 % of a year: three absences of 25, 25 and 23 days are inside, one day more is not.
    let absences: [AvailabilityInputs.Absence] = [
      .init(kind: "sickness", days: Availabilities.days("2026-02-01", "2026-02-25")),
      .init(kind: "sickness", days: Availabilities.days("2026-05-01", "2026-05-25")),
      .init(kind: "sickness", days: Availabilities.days("2026-11-01", "2026-11-24")),
    ]
    #expect(rules.available(made.post(absences: absences), on: day).available > .zero)
    #expect(rules.available(made.post(absences: absences), on: day + 1).available == .zero)
  }

  @Test("An absence takes what reductions leave, and no hour of theirs again")
  func reductionAndAbsence() {
    let time = rules.available(
      made.post(
        reductions: [reduction("maternity-leave", "37")],
        absences: [.init(kind: "parental", days: Availabilities.days("2026-10-01"))]), on: day)
    #expect(time.available == .zero && time.isSound)
    #expect(time.hours { $0 == .absence(kind: "parental") } == .zero)
  }

  @Test("Whatever is listed, the lines sum to the hours available and never take more than there is")
  func property() {
    var state: UInt64 = 20_261_123
    func random(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    let reasons = made.pack.reductionReasons.map(\.id)
    for _ in 0..<4_000 {
      let hundredths = random(4_001)
      var post = made.post(
        nil, grade: random(3) == 0 ? "TPO" : "PO",
        training: random(2) == 0
          ? TrainingDates(traineeFrom: day + -random(900))
          : TrainingDates(qualifiedOn: day + -random(400)))
      post.contracts = [.init(days: DayRange(from: day + -1_000), hours: WeeklyHours(hundredths: hundredths))]
      for _ in 0..<random(4) {
        let from = day + (random(40) - 30)
        post.reductions.append(
          .init(
            reason: reasons[random(reasons.count)], days: DayRange(from: from, until: from + random(60)),
            hours: WeeklyHours(hundredths: random(2_500))))
      }
      for _ in 0..<random(4) {
        post.duties.append(
          .init(
            kind: rules.duties[random(rules.duties.count)].id, days: DayRange(from: day + -random(9)),
            hours: random(4) == 0 ? nil : WeeklyHours(hundredths: random(1_500))))
      }
      if random(4) == 0 {
        post.absences.append(
          .init(kind: "sickness", days: DayRange(from: day + -random(40), until: day + random(5))))
      }
      let time = rules.available(post, on: day)
      #expect(time.isSound)
      // Nothing more can be taken than the contract, and time inside a share never takes more than the share and itself.
      #expect(time.available <= Ratio(hundredths, over: 100))
      var without = post
      without.duties.removeAll { rules.duty($0.kind)?.inside != nil }
      #expect(time.available <= rules.available(without, on: day).available)
    }
  }
}
