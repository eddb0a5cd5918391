import Casework

/// The addresses of the pages on which a manager keeps a team in order.
enum UpkeepAddress: Sendable, Hashable {
  typealias Place = CaseAddress.Place

  /// The hours of a team in the weeks ahead.
  case ahead(Place)
  /// Who covers the cases of one person. Its forms are sent here.
  case cover(String, done: Done? = nil)

  /// Who of a team lacks a protection, and breaches of protected limits. Approvals are sent here.
  case protections(Place, isDone: Bool = false)
  /// What of a team needs its manager this week. Answers about too much work are sent here together.
  case week(Place, isDone: Bool = false)

  enum Done: String, Sendable {
    case given, same, ended
  }

  var target: String {
    switch self {
    case .ahead(let place): Self.prefix(place) + "/ahead"
    case .protections(let place, let isDone):
      Self.prefix(place) + "/protections" + Address.query([("done", isDone ? "yes" : nil)])
    case .week(let place, let isDone):
      Self.prefix(place) + "/week" + Address.query([("done", isDone ? "yes" : nil)])
    case .cover(let staff, let done):
      "/staff/\(Address.encode(staff))/cover" + Address.query([("done", done?.rawValue)])
    }
  }

  var shape: String {
    switch self {
    case .ahead: "/units/{level}/{code}/ahead"
    case .protections: "/units/{level}/{code}/protections"
    case .week: "/units/{level}/{code}/week"
    case .cover: "/staff/{code}/cover"
    }
  }

  /// Whether forms may be sent to it.
  var takesForm: Bool {
    switch self {
    case .cover, .protections, .week: true
    case .ahead: false
    }
  }

  /// Nil when the segments are of another address.
  init?(segments: [String], fields: [String: String]) {
    if segments.count == 3, segments[0] == "staff", !segments[1].isEmpty, segments[2] == "cover" {
      self = .cover(segments[1], done: fields["done"].flatMap(Done.init))
      return
    }
    guard segments.count == 4, segments[0] == "units" else { return nil }
    let place = Place(level: segments[1], code: segments[2])
    switch segments[3] {
    case "ahead": self = .ahead(place)
    case "protections": self = .protections(place, isDone: fields["done"] == "yes")
    case "week": self = .week(place, isDone: fields["done"] == "yes")
    default: return nil
    }
  }

  private static func prefix(_ place: Place) -> String {
    "/units/\(Address.encode(place.level))/\(Address.encode(place.code))"
  }
}
