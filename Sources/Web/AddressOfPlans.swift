import Caseload
import Casework

/// The addresses of plans: demand, staff, and when the service is full.
enum PlansAddress: Sendable, Hashable {
  /// The scenarios that there are, and what people kept.
  case list
  /// One scenario with what it comes to. What is kept of levers that were tried is sent here.
  case one(String, PlanTexts = PlanTexts())
  case csv(String, PlanTexts = PlanTexts())
  case json(String, PlanTexts = PlanTexts())
  /// Two side by side; the form to select them where one is not named.
  case compare(first: String = "", second: String = "")

  var target: String {
    switch self {
    case .list: shape
    case .one(let name, let texts): "/plans/\(Address.encode(name))" + texts.query
    case .csv(let name, let texts): "/plans/\(Address.encode(name))/plan.csv" + texts.query
    case .json(let name, let texts): "/plans/\(Address.encode(name))/plan.json" + texts.query
    case .compare(let first, let second):
      shape
        + Address.query([("first", first.isEmpty ? nil : first), ("second", second.isEmpty ? nil : second)])
    }
  }

  var shape: String {
    switch self {
    case .list: "/plans"
    case .one: "/plans/{name}"
    case .csv: "/plans/{name}/plan.csv"
    case .json: "/plans/{name}/plan.json"
    case .compare: "/plans/compare"
    }
  }

  /// Whether forms may be sent to it.
  var takesForm: Bool { if case .one = self { true } else { false } }

  /// Nil when the segments are of another address.
  init?(segments: [String], fields: [String: String]) {
    guard segments.first == "plans", segments.count <= 3 else { return nil }
    let texts = PlanTexts(fields)
    switch Array(segments.dropFirst()) {
    case []: self = .list
    case ["compare"]: self = .compare(first: fields["first"] ?? "", second: fields["second"] ?? "")
    case let rest where rest.count == 1: self = .one(rest[0], texts)
    case let rest where rest[1] == "plan.csv": self = .csv(rest[0], texts)
    case let rest where rest[1] == "plan.json": self = .json(rest[0], texts)
    default: return nil
    }
  }
}

/// What was typed into the form of levers, by key.
struct PlanTexts: Sendable, Hashable {
  static let fromField = "from"
  private(set) var texts: [String: String] = [:]
  /// What was just kept; nil for nothing.
  var done: Int?

  init() {}

  init(_ fields: [String: String]) {
    for key in Self.keys {
      if let text = fields[key]?.trimmed, !text.isEmpty { texts[key] = text }
    }
    done = fields["done"].flatMap { Int($0) }
  }

  init(_ trial: PlanTrial) {
    texts[Self.fromField] = trial.from.iso
    for (lever, amount) in trial.amounts { texts[lever.rawValue] = PlanTrial.plain(amount) }
  }

  subscript(key: String) -> String { texts[key] ?? "" }

  private static var keys: [String] { [fromField] + PlanTrial.Lever.allCases.map(\.rawValue) }

  var query: String {
    Address.query(Self.keys.map { ($0, texts[$0]) } + [("done", done.map(String.init))])
  }
}
