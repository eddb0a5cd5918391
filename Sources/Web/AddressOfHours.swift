/// The addresses of the hours measure. The form of what takes more is sent to ``extra``.
enum HoursAddress: Sendable, Hashable {
  /// A person's hours, line by line.
  case person(Int)
  /// A person's work and time in the weeks ahead. - Parameter weeks: as asked for; the most that are shown for nil.
  case ahead(Int, weeks: String? = nil)
  /// The time values, and what a draft of them would do to the units of a level.
  case values(draft: String? = nil)
  /// Cases that take more than the tool says. - Parameter crn: a case to begin the form with.
  case extra(crn: String? = nil, done: Done? = nil)

  /// The contacts of a case. The form is sent to it.
  case contacts(crn: String, isDone: Bool = false)
  /// What a unit set for itself. The form is sent to it.
  case settings(Place, isDone: Bool = false)

  typealias Place = CaseAddress.Place

  enum Done: String, Sendable {
    case raised, accepted, declined
  }

  var target: String {
    switch self {
    case .person(let id): "/practitioners/\(id)/hours"
    case .ahead(let id, let weeks): "/practitioners/\(id)/ahead" + Address.query([("weeks", weeks)])
    case .values(let draft): shape + Address.query([("draft", draft)])
    case .contacts(let crn, let isDone):
      "/cases/\(Address.encode(crn))/contacts" + Address.query([("done", isDone ? "yes" : nil)])
    case .settings(let place, let isDone):
      "/units/\(Address.encode(place.level))/\(Address.encode(place.code))/settings"
        + Address.query([("done", isDone ? "yes" : nil)])
    case .extra(let crn, let done): shape + Address.query([("crn", crn), ("done", done?.rawValue)])
    }
  }

  /// The path as a pattern.
  var shape: String {
    switch self {
    case .person: "/practitioners/{id}/hours"
    case .ahead: "/practitioners/{id}/ahead"
    case .values: "/hours"
    case .extra: "/hours/extra"
    case .contacts: "/cases/{crn}/contacts"
    case .settings: "/units/{level}/{code}/settings"
    }
  }

  /// Whether a form is sent to it.
  var takesForm: Bool {
    switch self {
    case .extra, .contacts, .settings: true
    case .person, .ahead, .values: false
    }
  }

  /// Nil when the segments are of another address.
  init?(segments: [String], fields: [String: String]) throws(Address.Fault) {
    switch segments {
    case ["hours"]: self = .values(draft: fields["draft"])
    case ["hours", "extra"]: self = .extra(crn: fields["crn"], done: fields["done"].flatMap(Done.init))
    case let path where path.count == 3 && path[0] == "practitioners" && path[2] == "hours":
      self = .person(try Address.identifier(path[1]))
    case let path where path.count == 3 && path[0] == "practitioners" && path[2] == "ahead":
      self = .ahead(try Address.identifier(path[1]), weeks: fields["weeks"])
    case let path where path.count == 3 && path[0] == "cases" && !path[1].isEmpty && path[2] == "contacts":
      self = .contacts(crn: path[1], isDone: fields["done"] == "yes")
    case let path where path.count == 4 && path[0] == "units" && path[3] == "settings":
      self = .settings(Place(level: path[1], code: path[2]), isDone: fields["done"] == "yes")
    default: return nil
    }
  }
}
