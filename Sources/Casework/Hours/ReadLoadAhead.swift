import Caseload
import Rules
import Storage
import Workload

extension Service {
  /// How many weeks ahead may be asked for, the one of today included.
  public static let forecastWeeks = 4...13

  /// A person's load in the weeks ahead. Throws ``CaseworkRefusal`` for somebody out of reach and for another number of weeks.
  public func ahead(practitioner id: Int, weeks: Int) async throws -> PersonAhead {
    guard Self.forecastWeeks.contains(weeks) else {
      throw CaseworkRefusal.invalid(
        "The weeks ahead are known for \(Self.forecastWeeks.lowerBound) to \(Self.forecastWeeks.upperBound) weeks. Choose a number of them."
      )
    }
    return try await view(
      .viewStaff, of: { .staff($0.staffCode) }, or: .item(kind: "practitioner", id: String(id)),
      keptAs: ViewKey("load ahead", part: "\(id) \(weeks)")
    ) { connection in
      let person = try connection.first(
        "SELECT staff_code, surname, forename FROM practitioner WHERE id = ?", [.integer(id)]
      ) { (try $0.text(0), PostRow.lastFirst(try $0.text(1), try $0.text(2))) }
      guard let (staff, name) = person else {
        throw CaseworkRefusal.notFound("There is no practitioner with this address.")
      }
      try require(.view, .peopleFigures, staff: staff, connection)
      let day = try liveDay(connection)
      let measure = try hoursMeasure(on: day)
      let ahead = try loads(of: [staff], weeks: weeks, measure, on: day, connection)
      let seesReasons = try holds(scope(.view, .reductionReasons, connection), staff: staff, connection)
      let loads = ahead.loads.mapValues { seesReasons ? $0 : $0.withoutReasons }
      let posts = try loads.sorted { $0.key < $1.key }.map { key, load in
        let team = try orgUnit(key.team.text, on: day, connection)?.0.name
        return PersonAhead.Post(key: key, team: team ?? (key.team.text.isEmpty ? "No team" : key.team.text), load: load)
      }
      let total = LoadAhead.sum(posts.map(\.load))
      let references = Set(posts.flatMap(\.load.weeks).flatMap(\.causes).compactMap(\.reference))
      return PersonAhead(
        practitionerID: id, staffCode: staff, name: name, day: day, posts: posts, total: total,
        cases: try shown(references, ahead.crns, on: day, connection),
        leftOut: posts.count { !$0.load.isKnown }, withoutPost: ahead.withoutPost, rules: rulesOf(measure))
    }
  }

  /// The same by staff code, or any part of a name that means one person.
  public func ahead(named text: String, weeks: Int) async throws -> PersonAhead {
    try await ahead(practitioner: practitioner(named: text).id, weeks: weeks)
  }

  /// The loads of posts of a team.
  ///
  /// - Parameter posts: of the team.
  func teamAhead(
    _ posts: Set<PostKey>, on day: LocalDate, _ connection: any SQLConnection
  ) throws -> TeamAhead? {
    guard let measure = HoursMeasure(pack, on: day) else { return nil }
    let staff = Set(posts.map(\.staff.text))
    let ahead = try loads(of: staff, weeks: Self.weeksAheadShown, measure, on: day, connection)
    let loads = ahead.loads.filter { posts.contains($0.key) }.mapValues(\.withoutReasons)
    var ids: [String: Int] = [:]
    for codes in staff.sorted().parts(of: CaseSelection.most) {
      let theirs = SQLCondition.among("staff_code", codes)
      try connection.each("SELECT staff_code, id FROM practitioner WHERE \(theirs.sql)", theirs.arguments) {
        ids[try $0.text(0)] = try $0.int(1)
      }
    }
    let people = Dictionary(
      loads.map { ($0.key.staff.text, TeamAhead.Person(practitionerID: ids[$0.key.staff.text], load: $0.value)) },
      uniquingKeysWith: { first, _ in first })
    return TeamAhead(
      total: LoadAhead.sum(loads.sorted { $0.key < $1.key }.map(\.value)), people: people, rules: rulesOf(measure))
  }

  private func loads(
    of staff: Set<String>, weeks: Int, _ measure: HoursMeasure, on day: LocalDate, _ connection: any SQLConnection
  ) throws -> (loads: [PostKey: LoadAhead], crns: [String], withoutPost: Int) {
    let forecast = LoadForecast(measure, asOf: day)
    let last = (forecast.mondays(weeks).last ?? day) + 6
    let found = try ForecastReader(
      connection: connection, pack: pack, day: day, last: last, values: measure.set.values
    ).posts(of: staff)
    return (found.posts.mapValues { forecast.load($0, weeks: weeks) }, found.crns, found.withoutPost)
  }

  private func hoursMeasure(on day: LocalDate) throws -> HoursMeasure {
    guard let measure = HoursMeasure(pack, on: day) else {
      throw CaseworkRefusal.notFound("These rules have no time values for \(day.text), so no hours can be worked out.")
    }
    return measure
  }

  private func rulesOf(_ measure: HoursMeasure) -> String {
    "\(pack.title), version \(pack.version): \(measure.set.label)"
  }

  /// Names of cases that the actor may see; the others are said to be kept from them.
  private func shown(
    _ references: Set<Int>, _ crns: [String], on day: LocalDate, _ connection: any SQLConnection
  ) throws -> [Int: AheadCase] {
    let cases = try scope(.view, .cases, connection)
    var shown: [Int: AheadCase] = [:]
    for reference in references {
      let crn = crns[reference]
      let name = try connection.first("SELECT surname, forename FROM case_record WHERE crn = ?", [.text(crn)]) {
        PostRow.lastFirst(try $0.text(0), try $0.text(1))
      }
      let isOpen = try !isHidden(crn: crn, on: day, connection) && holds(cases, crn: crn, connection)
      shown[reference] = AheadCase(
        crn: isOpen ? crn : nil, name: isOpen ? name ?? crn : "A case that is not shown to you")
    }
    return shown
  }
}

extension LoadAhead {
  /// Whether the time of every week can be told.
  var isKnown: Bool { available != nil && weeks.allSatisfy { $0.available != nil } }

  /// The same with all reductions and absences of a week as one cause, for whoever may not see why.
  var withoutReasons: LoadAhead {
    LoadAhead(
      work: work, available: available,
      weeks: weeks.map { week in
        var kept: [LoadCause] = []
        var hidden: [LoadCause] = []
        for cause in week.causes {
          switch cause.kind {
          case .time(.reduction), .time(.absence): hidden.append(cause)
          default: kept.append(cause)
          }
        }
        if let first = hidden.map(\.day).min() {
          let hours = hidden.reduce(Ratio.zero) { $0 + $1.hours }
          kept.append(LoadCause(kind: .time(.reduction(reason: "")), reference: nil, day: first, hours: hours))
        }
        return Week(monday: week.monday, work: week.work, available: week.available, causes: kept)
      })
  }
}
