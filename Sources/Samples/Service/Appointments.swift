import Caseload
import Rules

/// Puts people into places and cases into people's hands.
struct Appointments {
  let organisation: Organisation
  let seed: UInt64
  let date: LocalDate
  let faults: Double

  func posts() -> [SamplePost] {
    let staffing = Staffing(seed: seed, date: date)
    let slots = CaseSlots(seed: seed, date: date)
    let loads = organisation.teams.indices.map(teamLoad)
    var main: [SamplePost] = []
    var second: [SamplePost] = []
    main.reserveCapacity(organisation.places.count)
    for (index, place) in organisation.places.enumerated() {
      var holder = staffing.holder(of: index, place)
      if let code = FaultDraw(seed: seed, share: faults).unknownGrade(place: index) { holder.person.rawGrade = code }
      let time = WorkingTime.of(holder, place: index, seed: seed, date: date)
      let count = caseCount(holder, time, place: index, load: loads[place.team])
      var random = SeededGenerator(seed, .hours, index, holder.turn + 1_000_000)
      let isRecorded = !random.happens(0.02)
      let otherTeam = secondTeam(place: index, holder, time)
      let mainCount = otherTeam == nil ? count : count * 6 / 10
      func post(team: Int, number: Int, count: Int, isSecond: Bool) -> SamplePost {
        SamplePost(
          number: number, person: holder.person, team: team,
          key: PostKey(staff: holder.person.staff, team: organisation.teams[team].code),
          places: min(count, CaseSlots.ordinaryPerPost),
          cases: slots.cases(post: number, grade: holder.person.grade, count: count),
          t2a: isSecond || !holder.person.grade.holdsTransitionCases ? [] : slots.transitionCases(post: number),
          reports: isSecond
            ? SampleReports() : CourtWork(seed: seed, date: date).reports(place: index, holder.person.grade),
          hours: isRecorded ? time.part(isSecond: otherTeam == nil ? nil : isSecond) : nil)
      }
      main.append(post(team: place.team, number: index, count: mainCount, isSecond: false))
      if let otherTeam {
        second.append(
          post(team: otherTeam, number: organisation.places.count + index, count: count - mainCount, isSecond: true))
      }
    }
    return inTeamOrder(main, second)
  }

  private func inTeamOrder(_ main: [SamplePost], _ second: [SamplePost]) -> [SamplePost] {
    let added = Dictionary(grouping: second, by: \.team)
    var all: [SamplePost] = []
    all.reserveCapacity(main.count + second.count)
    for (index, post) in main.enumerated() {
      all.append(post)
      let isLastOfTeam = index + 1 == main.count || main[index + 1].team != post.team
      if isLastOfTeam { all += added[post.team] ?? [] }
    }
    return all
  }

  /// One practitioner in 67 has a post in the next team of the same delivery unit as well.
  private func secondTeam(place: Int, _ holder: Staffing.Holder, _ time: WorkingTime) -> Int? {
    let team = organisation.places[place].team
    guard organisation.units.contains(where: { $0.contains(team) && $0.contains(team + 1) }) else { return nil }
    guard holder.person.grade == .probationOfficer || holder.person.grade == .probationServicesOfficer else {
      return nil
    }
    // One in 67 of all, that is one in 37 of those who may.
    var random = SeededGenerator(seed, .secondPost, place, holder.turn)
    return random.happens(0.027) && time.reductions.isEmpty ? team + 1 : nil
  }

  /// How heavily a team is loaded, 1 being full use: most between 0.85 and 1.25, with the delivery unit's own share in
  /// it.
  private func teamLoad(_ team: Int) -> Double {
    let unit = organisation.units.firstIndex { $0.contains(team) } ?? 0
    var ofUnit = SeededGenerator(seed, .teamLoad, unit, 1)
    var ofTeam = SeededGenerator(seed, .teamLoad, team)
    return ofUnit.nearMiddle(0.94...1.08) * ofTeam.nearMiddle(0.82...1.22)
  }

  /// Places for cases that this person has. Trainees hold less than their time allows; some part-timers hold a full
  /// caseload.
  private func caseCount(_ holder: Staffing.Holder, _ time: WorkingTime, place: Int, load: Double) -> Int {
    var random = SeededGenerator(seed, .hours, place, holder.turn + 2_000_000)
    let grade = holder.person.grade
    if grade == .seniorProbationOfficer { return random.happens(0.15) ? random.whole(1...4) : 0 }
    if time.isAway(on: date) { return random.below(3) }
    var share = time.share(on: date)
    let person = random.nearMiddle(0.78...1.24)
    if grade == .trainee { return Int(grade.casesOfFullWeek * share * 0.9 * person) }
    let isHalfWeek = time.contracted >= WeeklyHours(hundredths: 1_850) && time.contracted < WorkingTime.fullWeek
    if isHalfWeek, random.happens(0.12) { share = max(share, 0.85) }
    return Int((grade.casesOfFullWeek * share * load * person).rounded())
  }
}

extension SampleGrade {
  var holdsTransitionCases: Bool { self == .probationOfficer || self == .probationServicesOfficer }
}

extension WorkingTime {
  /// What one of two posts has of it: 22.2 of 37 hours in the first, the rest in the second; all of it where there is
  /// one post.
  func part(isSecond: Bool?) -> SampleHours {
    guard let isSecond else { return SampleHours(contracted: contracted, reductions: reductions) }
    let first = WeeklyHours(hundredths: contracted.hundredths * 6 / 10)
    return SampleHours(contracted: isSecond ? contracted - first : first, reductions: isSecond ? [] : reductions)
  }
}
