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
  /// The weeks of a unit, between days as they were typed.
  case history(Place?, HistoryTexts = HistoryTexts())
  case historyFile(Place?, HistoryTexts = HistoryTexts())

  var target: String {
    switch self {
    case .excesses(let place): Self.prefix(place) + "/excess"
    case .excess(let id, let done): "/excess/\(id)" + Address.query([("done", done ? "yes" : nil)])
    case .balance(let place): Self.prefix(place) + "/balance"
    case .balanceFile(let place): Self.prefix(place) + "/balance.csv"
    case .capacity(let place): Self.prefix(place) + "/capacity"
    case .capacityFile(let place): Self.prefix(place) + "/capacity.csv"
    case .history(let place, let texts): Self.prefix(place) + "/history" + texts.query
    case .historyFile(let place, let texts): Self.prefix(place) + "/history.csv" + texts.query
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
    case .history(let place, _): Self.shape(place) + "/history"
    case .historyFile(let place, _): Self.shape(place) + "/history.csv"
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
    case ["history"]: self = .history(place, HistoryTexts(fields))
    case ["history.csv"]: self = .historyFile(place, HistoryTexts(fields))
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

/// The first and the last day of a history as they were typed; nil where they were not.
struct HistoryTexts: Sendable, Hashable {
  var from: String?
  var until: String?

  init(from: String? = nil, until: String? = nil) {
    self.from = from
    self.until = until
  }

  init(_ fields: [String: String]) { self.init(from: fields["from"], until: fields["until"]) }

  var query: String { Address.query([("from", from), ("until", until)]) }
}
