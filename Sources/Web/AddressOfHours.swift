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

  /// Limits of caseloads and what sets each. The form is sent to it.
  case limits(isDone: Bool = false)
  /// What was done for the holder of a case. The form is sent to it. - Parameter done: what was just recorded.
  case help(crn: String, done: HelpDone? = nil)

  /// Studies of time. Records and designs are sent to it.
  case studies(done: StudyDone? = nil)
  case studiesFile

  enum StudyDone: String, Sendable {
    case recorded, begun
  }

  enum HelpDone: String, Sendable {
    case kept, same
  }

  typealias Place = CaseAddress.Place

  enum Done: String, Sendable {
    case raised, accepted, declined
  }

  var target: String {
    switch self {
    case .person(let id): "/practitioners/\(id)/hours"
    case .ahead(let id, let weeks): "/practitioners/\(id)/ahead" + Address.query([("weeks", weeks)])
    case .values(let draft): shape + Address.query([("draft", draft)])
    case .studies(let done): shape + Address.query([("done", done?.rawValue)])
    case .studiesFile: shape
    case .limits(let isDone): shape + Address.query([("done", isDone ? "yes" : nil)])
    case .help(let crn, let done): "/cases/\(Address.encode(crn))/help" + Address.query([("done", done?.rawValue)])
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
    case .limits: "/limits"
    case .studies: "/time-studies"
    case .studiesFile: "/time-studies.csv"
    case .help: "/cases/{crn}/help"
    case .settings: "/units/{level}/{code}/settings"
    }
  }

  /// Whether a form is sent to it.
  var takesForm: Bool {
    switch self {
    case .extra, .contacts, .settings, .limits, .help, .studies: true
    case .person, .ahead, .values, .studiesFile: false
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
    case ["time-studies"]: self = .studies(done: fields["done"].flatMap(StudyDone.init))
    case ["time-studies.csv"]: self = .studiesFile
    case ["limits"]: self = .limits(isDone: fields["done"] == "yes")
    case let path where path.count == 3 && path[0] == "cases" && !path[1].isEmpty && path[2] == "help":
      self = .help(crn: path[1], done: fields["done"].flatMap(HelpDone.init))
    case let path where path.count == 3 && path[0] == "cases" && !path[1].isEmpty && path[2] == "contacts":
      self = .contacts(crn: path[1], isDone: fields["done"] == "yes")
    case let path where path.count == 4 && path[0] == "units" && path[3] == "settings":
      self = .settings(Place(level: path[1], code: path[2]), isDone: fields["done"] == "yes")
    default: return nil
    }
  }
}
