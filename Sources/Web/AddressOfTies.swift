/// The addresses of who stands in for whom and of cases opened to inspectors. Forms are sent to both.
enum TiesAddress: Sendable, Hashable {
  /// - Parameter done: what was just done there.
  case ties(done: Done? = nil)
  case inspections(done: Done? = nil)

  enum Done: String, Sendable {
    case given, ended
  }

  var target: String {
    switch self {
    case .ties(let done), .inspections(let done): shape + Address.query([("done", done?.rawValue)])
    }
  }

  /// The path, which has no code in it and is its own pattern.
  var shape: String {
    switch self {
    case .ties: "/ties"
    case .inspections: "/inspections"
    }
  }

  /// Nil when the segments are of another address.
  init?(segments: [String], fields: [String: String]) {
    let done = fields["done"].flatMap(Done.init)
    switch segments {
    case ["ties"]: self = .ties(done: done)
    case ["inspections"]: self = .inspections(done: done)
    default: return nil
    }
  }
}
