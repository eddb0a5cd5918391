/// The addresses at which somebody's request for what is held about them is answered. A draft has its number in them, never a
/// person's.
enum SubjectsAddress: Sendable, Hashable {
  /// The list. The form of a new draft is sent here.
  case list
  /// One draft. The form of its review is sent here.
  case one(Int)
  /// What was reviewed, as a file.
  case document(Int)

  var target: String {
    switch self {
    case .list: "/subjects"
    case .one(let id): "/subjects/\(id)"
    case .document(let id): "/subjects/\(id)/document"
    }
  }

  var shape: String {
    switch self {
    case .list: "/subjects"
    case .one: "/subjects/{id}"
    case .document: "/subjects/{id}/document"
    }
  }

  /// Nil when the segments are of another address.
  init?(segments: [String]) throws(Address.Fault) {
    guard segments.first == "subjects", segments.count <= 3 else { return nil }
    switch segments.count {
    case 1: self = .list
    case 2: self = .one(try Address.identifier(segments[1]))
    default:
      guard segments[2] == "document" else { return nil }
      self = .document(try Address.identifier(segments[1]))
    }
  }

  /// Whether forms may be sent to it.
  var takesForm: Bool {
    switch self {
    case .list, .one: true
    case .document: false
    }
  }
}
