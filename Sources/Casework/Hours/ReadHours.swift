import Caseload
import Rules
import Storage
import Workload

extension Service {
  /// A person's hours as they stand now, with every line. Empty of posts without case-level data, or without an hours measure.
  public func hours(practitioner id: Int) async throws -> PersonHours {
    try await view(.viewStaff, of: { .staff($0.staffCode) }, or: .item(kind: "practitioner", id: String(id))) {
      connection in
      let person = try connection.first(
        "SELECT staff_code, surname, forename FROM practitioner WHERE id = ?", [.integer(id)]
      ) { (try $0.text(0), PostRow.lastFirst(try $0.text(1), try $0.text(2))) }
      guard let (staff, name) = person else {
        throw CaseworkRefusal.notFound("There is no practitioner with this address.")
      }
      try require(.view, .peopleFigures, staff: staff, connection)
      return PersonHours(
        practitionerID: id, staffCode: staff, name: name, posts: try hoursOfPosts(staff, connection))
    }
  }

  /// The same by staff code, or any part of a name that means one person.
  public func hours(named text: String) async throws -> PersonHours {
    try await hours(practitioner: practitioner(named: text).id)
  }

  private func hoursOfPosts(_ staff: String, _ connection: any SQLConnection) throws -> [PersonHours.Post] {
    let text = HoursText(pack)
    let rows = try connection.query(
      "SELECT h.team, h.as_of, \(HoursRecords.columns) FROM live_hours h WHERE h.staff_code = ? ORDER BY h.team",
      [.text(staff)]
    ) { row in
      guard let day = LocalDate(iso: try row.text(1)) else { throw StorageError.damaged("live hours are of no day") }
      let kept = try HoursRecords.figure(row, from: 2)
      return (team: try row.text(0), day: day, figure: kept.figure, set: kept.set, counts: try text.counts(kept.counts))
    }
    guard let day = rows.first?.day, let set = rows.first.flatMap({ pack.hours.set(id: $0.set) }) else { return [] }
    let measure = HoursMeasure(pack, set, on: day)
    let items = try hoursItems(staff, measure, day, connection)
    let firstTeam = rows.first?.team
    return try rows.map { row in
      let key = PostKey(staff: StaffCode(staff), team: TeamCode(row.team))
      let name = try orgUnit(row.team, on: day, connection)?.0.name
      return PersonHours.Post(
        key: key, team: name ?? (row.team.isEmpty ? "No team" : row.team), asOf: row.day,
        explanation: measure.explanation(row.counts, row.figure),
        items: items.filter { $0.team == row.team || ($0.team == nil && row.team == firstTeam) }.map(\.item),
        notComputable: row.figure.notComputable.map { $0.sentence(pack) })
    }
  }

  /// Every case, piece of work and contact of a person; a team of nil means the person's first post.
  private func hoursItems(
    _ staff: String, _ measure: HoursMeasure, _ day: LocalDate, _ connection: any SQLConnection
  ) throws -> [(team: String?, item: PersonHours.Item)] {
    let hides = try restrictions(on: day, connection).hidesNow()
    let cases = try scope(.view, .cases, connection)
    var names: [String: String] = [:]
    var hidden: Set<String> = []
    /// The name of a case that the actor may see.
    func look(_ crn: String) throws {
      guard names[crn] == nil, !hidden.contains(crn) else { return }
      let found = try connection.first(
        """
        SELECT surname, forename, CASE WHEN \(hides.sql) THEN 1 ELSE 0 END FROM case_now WHERE crn = ?
        """, hides.arguments + [.text(crn)]
      ) { (PostRow.lastFirst(try $0.text(0), try $0.text(1)), try $0.bool(2)) }
      // Whoever sees the figure need not see the cases behind it: one out of reach is a sum, as a restricted one is.
      if let found, !found.1, try holds(cases, crn: crn, connection) {
        names[crn] = found.0
      } else {
        hidden.insert(crn)
      }
    }
    var items: [(team: String?, item: PersonHours.Item)] = []
    let reader = HoursReader(connection: connection, pack: pack, day: day, values: measure.set.values)
    var holders: [String: PostKey] = [:]
    try reader.eachCase(of: [staff]) { held in
      holders[held.crn] = held.post
      try look(held.crn)
      var counts = HoursCounts(pack)
      counts.add(held.item, on: day, measure.set.values, pack)
      let reason =
        counts.withoutTier > 0 ? "no tier: not computable" : counts.withoutType > 0 ? "no order: not computable" : nil
      let name = names[held.crn]
      items.append(
        (
          held.post.team.text,
          PersonHours.Item(
            crn: name == nil ? nil : held.crn, name: name ?? Self.hiddenCase,
            lines: name == nil ? [Self.sum(measure.lines(counts))].compactMap(\.self) : measure.lines(counts),
            notComputable: reason)
        ))
    }
    items.sort { ($0.item.name, $0.item.crn ?? "") < ($1.item.name, $1.item.crn ?? "") }
    var work: [HoursWork.Item] = []
    try HoursWork(connection: connection, pack: pack, day: day).each(of: [staff], holding: holders) {
      work.append($0)
    }
    for item in work {
      if let crn = item.crn { try look(crn) }
      var counts = HoursCounts(pack)
      counts.add(item)
      let lines = measure.lines(counts)
      let name = item.crn.flatMap { names[$0] }
      let label = lines.first?.label ?? "Work without minutes in these values"
      items.append(
        (
          item.post?.team.text,
          PersonHours.Item(
            crn: name == nil ? nil : item.crn, name: name.map { "\(label): \($0)" } ?? label, lines: lines,
            notComputable: nil)
        ))
    }
    return items
  }

  private static let hiddenCase = "A case that is not shown to you"

  /// The lines of a case that is kept from the reader as one: its minutes belong to the sum, what it is does not.
  private static func sum(_ lines: [HoursLine]) -> HoursLine? {
    guard !lines.isEmpty else { return nil }
    return HoursLine.withheld(
      minutes: lines.reduce(0) { $0 + $1.minutes }, hub: lines.reduce(0) { $0 + $1.hub })
  }
}
