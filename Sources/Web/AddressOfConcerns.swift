import Casework

/// The addresses of what practitioners report of their own load: "I cannot take this safely", and stress or overload.
enum ConcernAddress: Sendable, Hashable {
  /// What the reader reported and what awaits them. What is reported is sent here.
  case list(done: Done? = nil)
  /// The form to report. - Parameter crn: the case of an objection; empty for one that is still to be named.
  case new(Concern.Kind, crn: String = "")
  /// One of them. Every step is sent here.
  case one(Int, isDone: Bool = false)
  /// What the reader had reported by a day, as it was typed; today for nil.
  case position(day: String? = nil)

  enum Done: String, Sendable {
    case reported
  }

  var target: String {
    switch self {
    case .list(let done): shape + Address.query([("done", done?.rawValue)])
    case .new(let kind, let crn):
      shape + Address.query([("kind", kind.rawValue), ("crn", crn.isEmpty ? nil : crn)])
    case .one(let id, let isDone): "/concerns/\(id)" + Address.query([("done", isDone ? "yes" : nil)])
    case .position(let day): shape + Address.query([("day", day)])
    }
  }

  var shape: String {
    switch self {
    case .list: "/concerns"
    case .new: "/concerns/new"
    case .one: "/concerns/{id}"
    case .position: "/concerns/position"
    }
  }

  /// Whether forms may be sent to it.
  var takesForm: Bool {
    switch self {
    case .list, .one: true
    case .new, .position: false
    }
  }

  /// Nil when the segments are of another address.
  init?(segments: [String], fields: [String: String]) throws(Address.Fault) {
    guard segments.first == "concerns", segments.count <= 2 else { return nil }
    switch segments.dropFirst().first {
    case nil: self = .list(done: fields["done"].flatMap(Done.init))
    case "new": self = .new(fields["kind"].flatMap(Concern.Kind.init) ?? .report, crn: fields["crn"] ?? "")
    case "position": self = .position(day: fields["day"])
    case let id?: self = .one(try Address.identifier(id), isDone: fields["done"] == "yes")
    }
  }
}
