import Caseload
import Storage

/// Brings practitioners and their posts up to date with an extract. Who is missing is marked as having left, never removed.
struct PeopleUpsert {
  private struct Person: Equatable {
    let id: Int
    let forename: String
    let surname: String
    let leftOn: String?
  }
  private struct PostOf: Hashable {
    let person: Int
    let team: Int
  }

  private let connection: any SQLConnection
  private let date: LocalDate
  private let renames: Bool
  private var people: [String: Person] = [:]
  private var posts: [PostOf: (id: Int, leftOn: String?)] = [:]
  private var seenPeople: Set<Int> = []
  private var seenPosts: Set<Int> = []

  init(_ connection: any SQLConnection, date: LocalDate, renames: Bool) throws {
    self.connection = connection
    self.date = date
    self.renames = renames
    let known = try connection.query("SELECT staff_code, id, forename, surname, left_on FROM practitioner", []) { row in
      (
        try row.text(0),
        Person(id: try row.int(1), forename: try row.text(2), surname: try row.text(3), leftOn: try row.optionalText(4))
      )
    }
    people = Dictionary(known, uniquingKeysWith: { first, _ in first })
    let held = try connection.query("SELECT id, practitioner_id, team_id, left_on FROM post", []) { row in
      (PostOf(person: try row.int(1), team: try row.int(2)), (id: try row.int(0), leftOn: try row.optionalText(3)))
    }
    posts = Dictionary(held, uniquingKeysWith: { first, _ in first })
  }

  /// The identifier of the owner's post in the team.
  mutating func post(of owner: NightPost, team: Int) throws -> Int {
    let person = try person(of: owner)
    let key = PostOf(person: person, team: team)
    guard let known = posts[key] else {
      let id = try connection.insert(
        "INSERT INTO post (practitioner_id, team_id, first_seen, left_on) VALUES (?, ?, ?, ?)",
        [.integer(person), .integer(team), .text(date.iso), renames ? .null : .text(date.iso)])
      posts[key] = (id, nil)
      seenPosts.insert(id)
      return id
    }
    seenPosts.insert(known.id)
    if known.leftOn != nil, renames {
      try connection.execute("UPDATE post SET left_on = NULL WHERE id = ?", [.integer(known.id)])
    }
    return known.id
  }

  private mutating func person(of owner: NightPost) throws -> Int {
    let code = owner.key.staff.text
    let search = "\(owner.forename) \(owner.surname) \(code)".lowercased()
    guard let known = people[code] else {
      let id = try connection.insert(
        "INSERT INTO practitioner (staff_code, forename, surname, search_text, left_on) VALUES (?, ?, ?, ?, ?)",
        [.text(code), .text(owner.forename), .text(owner.surname), .text(search), renames ? .null : .text(date.iso)])
      people[code] = Person(id: id, forename: owner.forename, surname: owner.surname, leftOn: nil)
      seenPeople.insert(id)
      return id
    }
    let firstTime = seenPeople.insert(known.id).inserted
    let now = Person(id: known.id, forename: owner.forename, surname: owner.surname, leftOn: nil)
    if firstTime, renames, now != known {
      try connection.execute(
        "UPDATE practitioner SET forename = ?, surname = ?, search_text = ?, left_on = NULL WHERE id = ?",
        [.text(owner.forename), .text(owner.surname), .text(search), .integer(known.id)])
    }
    return known.id
  }

  /// Marks everyone whom the extract no longer names. The mark is the date of the first extract without them.
  func markLeavers() throws {
    for person in people.values where person.leftOn == nil && !seenPeople.contains(person.id) {
      try connection.execute(
        "UPDATE practitioner SET left_on = ? WHERE id = ?", [.text(date.iso), .integer(person.id)])
    }
    for post in posts.values where post.leftOn == nil && !seenPosts.contains(post.id) {
      try connection.execute("UPDATE post SET left_on = ? WHERE id = ?", [.text(date.iso), .integer(post.id)])
    }
  }
}
