import Casework
import HTTPTypes
import Rules
import TestSupport
import Testing

@testable import Web

/// Every route for every role at every distance, over a real service, compared with the table of access and a written list.
@Suite("Every route for every role at every distance")
struct RouteMatrixTests {
  /// What came of asking.
  private enum Outcome: Equatable { case shown, refused, signInFirst, failed }

  private func outcome(_ answer: Answer) -> Outcome {
    switch answer.status.code {
    case 403: .refused
    case 401: .signInFirst
    case 303 where answer.headers[.location]?.hasPrefix("/sign-in") == true: .signInFirst
    case 500...: .failed
    default: .shown
    }
  }

  private func ask(_ visitor: RoleVisitor, _ line: RouteLine, _ distance: Distance, _ ids: DistanceIdentifiers) async
    -> Answer
  {
    let target = line.target(distance, ids)
    guard let form = line.form?(distance, ids) else { return await visitor.get(target) }
    return await visitor.send(target, form)
  }

  @Test("is answered as the table of access says, and shows nobody whom it does not reach")
  func matrix() async throws {
    try await DistanceWorld.run { world in
      let ids = try await world.identifiers
      #expect(ids.posts.count == 5)
      var cells = 0
      for role in world.service.pack.access.roles {
        let visitor = try await world.visitor(role)
        let table = AccessTable(role: role, hasStaff: true)
        for line in RouteLine.all {
          var asked: Set<String> = []
          for distance in Distance.allCases {
            // What is the same at every distance is asked once.
            guard asked.insert(line.target(distance, ids) + "\(line.form?(distance, ids) ?? [:])").inserted else {
              continue
            }
            let answer = await ask(visitor, line, distance, ids)
            let expected: Outcome = line.isAllowed(table, distance) ? .shown : .refused
            // What stands for everybody may still lead on to the page of signing in.
            if case .everybody = line.subject, outcome(answer) == .signInFirst { continue }
            #expect(
              outcome(answer) == expected, "\(role.id): \(line.route) \(line.target(distance, ids)) \(answer.status)")
            for name in shownWrongly(in: answer.body, of: line.target(distance, ids), table) {
              Issue.record("\(role.id): \(line.route) \(line.target(distance, ids)) shows \(name)")
            }
            cells += 1
          }
        }
      }
      #expect(cells > 5_000)
      Soak.note("F5", "\(cells) cells of 12 roles, 0 answered otherwise", bar: "all as the written table")
    }
  }

  /// Names on a page of people whom the role does not reach in any way that shows names.
  private func shownWrongly(in body: String, of target: String, _ table: AccessTable) -> [String] {
    guard !target.contains("q=") else { return [] }
    let naming: [Permission] = [
      Permission(.view, .peopleFigures), Permission(.view, .staff), Permission(.view, .training),
      Permission(.change, .staff), Permission(.change, .training),
    ]
    return Distance.allCases.flatMap { distance -> [String] in
      let seesCase =
        distance != .restricted
        && [Permission(.view, .cases), Permission(.change, .cases)].contains {
          table.reaches($0, distance, isPersonal: true)
        }
      let seesWorker = seesCase || naming.contains { table.reaches($0, distance, isPersonal: true) }
      return (!seesCase && body.contains(distance.person) ? [distance.person] : [])
        // Whoever holds a restricted case is one of the team like any other.
        + (distance != .restricted && !seesWorker && body.contains(distance.worker) ? [distance.worker] : [])
    }
  }

  @Test("of a list or search holds every case within reach, and no other")
  func lists() async throws {
    try await DistanceWorld.run { world in
      for role in world.service.pack.access.roles {
        let visitor = try await world.visitor(role)
        let table = AccessTable(role: role, hasStaff: true)
        for distance in Distance.allCases {
          func reaches(_ action: Permission.Action) -> Bool {
            distance != .restricted && table.reaches(Permission(action, .cases), distance, isPersonal: true)
          }
          let list = await visitor.get("/cases").body.contains(distance.person)
          #expect(list == reaches(.view), "\(role.id): list, \(distance)")
          let file = await visitor.get("/cases.csv").body.contains(distance.person)
          #expect(file == reaches(.export), "\(role.id): file, \(distance)")
          let search = await visitor.get("/search?q=\(distance.person)")
          #expect(search.status == .ok)
          #expect(
            search.body.contains("\(distance.person), Sam") == reaches(.view), "\(role.id): search, \(distance)")
          let people = await visitor.get("/search?q=\(distance.worker)").body.contains("\(distance.worker), Jo")
          let named = [Permission.Fields.peopleFigures, .staff].contains {
            table.reaches(Permission(.view, $0), distance, isPersonal: true)
          }
          #expect(people == named, "\(role.id): search of people, \(distance)")
        }
      }
    }
  }

  @Test("of nobody is the way to sign in, save what stands for everybody")
  func nobody() async throws {
    try await DistanceWorld.run { world in
      _ = try await world.visitor(try #require(world.service.pack.access.role("planner")))
      let ids = try await world.identifiers
      for line in RouteLine.all {
        for distance in Distance.allCases {
          let answer = await ask(world.stranger, line, distance, ids)
          if case .everybody = line.subject {
            #expect(answer.status.code < 400 || answer.status == .notFound, "\(line.route)")
          } else {
            #expect(outcome(answer) == .signInFirst, "\(line.route) \(answer.status)")
          }
          for other in Distance.allCases {
            #expect(!answer.body.contains(other.person) && !answer.body.contains(other.worker), "\(line.route)")
          }
        }
      }
    }
  }
}

extension RouteMatrixTests {
  @Test("has a line in the list, and each form has one too")
  func complete() {
    #expect(AddressSamples.all.map(AddressSamples.place) == Array(AddressSamples.all.indices))
    let addresses = AddressSamples.all + AddressSamples.scoped
    let pages = Set(RouteLine.all.filter { $0.form == nil }.map(\.route))
    #expect(pages == Set(addresses.map(\.shape)))
    // Signing in and out, and ending one's own sessions, are tested by themselves: they end what the matrix asks with.
    let own = [
      "/sign-in", "/sign-in/code", "/sign-in/elsewhere", "/sign-in/back-channel", "/first-run", "/sign-out",
      "/account/sessions",
    ].map { "POST \($0)" }
    let forms = Set(RouteLine.all.filter { $0.form != nil }.map(\.route)).union(own)
    #expect(forms == Set(addresses.filter(\.takesForm).map { "POST \($0.shape)" }))
  }

  @Test("The page of the rules shows the same table, line for line")
  func page() async throws {
    try await DistanceWorld.run { world in
      let access = world.service.pack.access
      let visitor = try await world.visitor(try #require(access.role("administrator")))
      let body = await visitor.get("/rules").body
      for role in access.roles {
        let caption = role.isBounded ? "\(role.label), always until a day" : role.label
        let table = try #require(ShownTable(caption: caption, in: body), "\(role.id)")
        let expected = role.grants.map { grant in
          [
            AccessRuleTables.words(grant.permission.action), AccessRuleTables.words(grant.permission.fields),
            grant.relations.map(Self.words).joined(separator: ", ")
              + (grant.downTo.map { ", no finer than \(Self.level($0))" } ?? ""),
          ]
        }
        #expect(table.rows == expected, "\(role.id)")
      }
      // What is in no table nobody may do, and the words tell every permission from every other.
      #expect(Set(Permission.Fields.allCases.map(AccessRuleTables.words)).count == Permission.Fields.allCases.count)
      #expect(Set(Permission.Action.allCases.map(AccessRuleTables.words)).count == Permission.Action.allCases.count)
    }
  }

  private static func level(_ id: String) -> String { id == "pdu" ? "PDU" : id }

  /// The words of the page, written down a second time.
  private static func words(_ relation: AccessRelation) -> String {
    switch relation {
    case .own: "one’s own"
    case .tie("trainee"): "trainees answered for"
    case .tie("cover"): "colleagues covered"
    case .tie("cowork"): "cases worked on together"
    case .tie("deputise"): "colleagues deputised for"
    case .tie("inspection"): "cases opened for the inspection"
    case .tie(let name): "no words for \(name)"
    case .within("nation"): "the whole service"
    case .within(let id): "own \(level(id))"
    }
  }
}

/// A table of a page, as it is read.
struct ShownTable {
  var rows: [[String]] = []

  /// Nil when the page has no table with this caption.
  init?(caption: String, in body: String) {
    guard
      let start = body.ranges(of: "<table").first(where: { range in
        guard let end = body[range.lowerBound...].firstRange(of: "</table>") else { return false }
        guard let shown = body[range.lowerBound..<end.lowerBound].firstMatch(of: /<caption[^>]*>(.*?)<\/caption>/)
        else { return false }
        return Self.plain(shown.output.1) == caption
      })?.lowerBound, let end = body[start...].firstRange(of: "</table>")?.lowerBound,
      let first = body[start..<end].firstRange(of: "<tbody>")?.upperBound
    else { return nil }
    for row in body[first..<end].matches(of: /<tr[^>]*>([\s\S]*?)<\/tr>/) {
      rows.append(row.output.1.matches(of: /<t[dh][^>]*>([\s\S]*?)<\/t[dh]>/).map { Self.plain($0.output.1) })
    }
  }

  private static func plain(_ text: Substring) -> String {
    text.replacing(/<[^>]*>/, with: "").replacing("&amp;", with: "&").replacing("&#39;", with: "'")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
