import Casework

/// The addresses of the pages about too much work and about room for more.
enum LoadAddress: Sendable, Hashable {
  typealias Place = CaseAddress.Place

  /// Periods of too much work within reach.
  case excesses(Place?)
  /// One period. The form of an answer is sent here. - Parameter done: whether one was just recorded.
  case excess(Int, done: Bool = false)
  case balance(Place?)
  case balanceFile(Place?)
  case capacity(Place?)
  case capacityFile(Place?)

  var target: String {
    switch self {
    case .excesses(let place): Self.prefix(place) + "/excess"
    case .excess(let id, let done): "/excess/\(id)" + Address.query([("done", done ? "yes" : nil)])
    case .balance(let place): Self.prefix(place) + "/balance"
    case .balanceFile(let place): Self.prefix(place) + "/balance.csv"
    case .capacity(let place): Self.prefix(place) + "/capacity"
    case .capacityFile(let place): Self.prefix(place) + "/capacity.csv"
    }
  }

  var shape: String {
    switch self {
    case .excesses(let place): Self.shape(place) + "/excess"
    case .excess: "/excess/{id}"
    case .balance(let place): Self.shape(place) + "/balance"
    case .balanceFile(let place): Self.shape(place) + "/balance.csv"
    case .capacity(let place): Self.shape(place) + "/capacity"
    case .capacityFile(let place): Self.shape(place) + "/capacity.csv"
    }
  }

  /// Nil when the segments are of another address.
  init?(segments: [String], fields: [String: String]) throws(Address.Fault) {
    var rest = segments[...]
    var place: Place?
    if rest.count == 4, rest[0] == "units" {
      place = Place(level: rest[1], code: rest[2])
      rest = rest.dropFirst(3)
    }
    switch Array(rest) {
    case ["excess"]: self = .excesses(place)
    case ["balance"]: self = .balance(place)
    case ["balance.csv"]: self = .balanceFile(place)
    case ["capacity"]: self = .capacity(place)
    case ["capacity.csv"]: self = .capacityFile(place)
    default:
      guard segments.count == 2, segments[0] == "excess" else { return nil }
      self = .excess(try Address.identifier(segments[1]), done: fields["done"] == "yes")
    }
  }

  /// Whether forms may be sent to it.
  var takesForm: Bool { if case .excess = self { true } else { false } }

  private static func prefix(_ place: Place?) -> String {
    place.map { "/units/\(Address.encode($0.level))/\(Address.encode($0.code))" } ?? ""
  }

  private static func shape(_ place: Place?) -> String { place == nil ? "" : "/units/{level}/{code}" }
}
