import Casework
import DataFormat
import Rules
import Storage

@testable import Web

/// What one route asks for: the written list that the matrix compares every answer with.
struct RouteLine: Sendable {
  /// Whom or what it is about.
  enum Subject: Sendable {
    /// Nothing that is anybody's: the same for everybody, signed in or not.
    case everybody
    /// Whoever is signed in.
    case signedIn
    /// The unit of a level above the team.
    case unit(level: Int)
    /// One person or case.
    case person
    /// One case, which may be kept from whoever asks.
    case personOnProbation
    /// Lists of what is within reach, so that it is enough to have the permission anywhere.
    case anywhere
    /// An empty form about a case: it shows nothing of it, and is refused where the case is kept from whoever asks.
    case formOfCase

    /// The same of the empty form for it.
    var ofForm: Subject { if case .personOnProbation = self { .formOfCase } else { .anywhere } }
  }

  /// As ``Address/shape`` has it, with the method before it where it is not GET.
  let route: String
  let subject: Subject
  /// Any one of them is enough; none where the subject asks for none.
  let permissions: [Permission]
  let target: @Sendable (Distance, DistanceIdentifiers) -> String
  /// The fields of a form to be sent; nil for a page.
  var form: (@Sendable (Distance, DistanceIdentifiers) -> [String: String])?
  /// What it asks for beside them, about the same person where it is about one; nil for nothing.
  var also: Permission?

  init(
    _ route: String, _ subject: Subject, _ permissions: [Permission] = [],
    _ target: @escaping @Sendable (Distance, DistanceIdentifiers) -> String,
    form: (@Sendable (Distance, DistanceIdentifiers) -> [String: String])? = nil
  ) {
    self.route = route
    self.subject = subject
    self.permissions = permissions
    self.target = target
    self.form = form
  }

  /// Whether the table lets a role have the answer for a distance.
  func isAllowed(_ table: AccessTable, _ distance: Distance) -> Bool {
    if let also, case .anywhere = subject, !table.has(also) { return false }
    if let also, case .person = subject, !table.reaches(also, distance, isPersonal: true) { return false }
    if let also, case .personOnProbation = subject, !table.has(also) { return false }
    return switch subject {
    case .everybody, .signedIn: true
    case .unit(let level): permissions.contains { table.reaches($0, level: level, distance) }
    case .person: permissions.contains { table.reaches($0, distance, isPersonal: true) }
    case .personOnProbation:
      distance != .restricted && permissions.contains { table.reaches($0, distance, isPersonal: true) }
    case .anywhere: permissions.contains(where: table.has)
    case .formOfCase: distance != .restricted && permissions.contains(where: table.has)
    }
  }
}

/// Numbers that addresses have in them.
struct DistanceIdentifiers: Sendable {
  var practitioners: [String: Int] = [:]
  var posts: [String: Int] = [:]

  func practitioner(_ distance: Distance) -> Int { practitioners[distance.staff] ?? 0 }
  func post(_ distance: Distance) -> Int { posts[distance.staff] ?? 0 }
}

extension DistanceWorld {
  var identifiers: DistanceIdentifiers {
    get async throws {
      try await database.read { connection in
        var found = DistanceIdentifiers()
        for (code, practitioner, post) in try connection.query(
          "SELECT r.staff_code, r.id, p.id FROM practitioner r JOIN post p ON p.practitioner_id = r.id", [],
          { (try $0.text(0), try $0.int(1), try $0.int(2)) })
        {
          found.practitioners[code] = practitioner
          found.posts[code] = post
        }
        return found
      }
    }
  }
}
