import Caseload
import Rules
import Workload

/// Writes the inputs of figures as they are kept: the JSON of ``FrozenInputs``, its keys in order.
///
/// A night keeps those of every post, live figures keep them again: the general encoder takes ten times as long. A test
/// compares the two, byte for byte.
struct InputsText {
  private let locations: [(index: Int, name: String)]
  private let tiers: [(index: Int, name: String)]

  init(_ pack: RulePack) {
    locations = pack.locations.enumerated().map { (index: $0, name: $1.id) }.sorted { $0.name < $1.name }
    tiers = pack.tiers.enumerated().map { (index: $0, name: $1.id) }.sorted { $0.name < $1.name }
  }

  func text(_ inputs: PostInputs) -> String {
    let reports = inputs.reports
    var json = JSONText()
    json.add("{\"active\":")
    add(inputs.active, to: &json)
    json.add(",\"contacts\":")
    json.addList(inputs.contacts) { contact, json in
      json.add("{\"code\":")
      json.addQuoted(contact.code)
      json.add(",\"count\":\(contact.count),\"direction\":")
      json.addQuoted(contact.direction.rawValue)
      json.add("}")
    }
    if let contracted = inputs.hours.contracted { json.add(",\"contractedHundredths\":\(contracted.hundredths)") }
    json.add(",\"faults\":")
    json.addList(inputs.faults.map(FrozenReason.init)) { reason, json in
      json.add("{\"kind\":")
      json.addQuoted(reason.kind)
      if let number = reason.number { json.add(",\"number\":\(number)") }
      if let text = reason.text {
        json.add(",\"text\":")
        json.addQuoted(text)
      }
      json.add("}")
    }
    json.add(",\"firstSixteenWeeks\":")
    json.addNumbers([inputs.firstSixteenWeeks.community, inputs.firstSixteenWeeks.licence])
    json.add(",\"held\":")
    add(inputs.held, to: &json)
    json.add(",\"inactive\":")
    add(inputs.inactive, to: &json)
    json.add(",\"rawGrade\":")
    json.addQuoted(inputs.rawGrade)
    json.add(",\"reductions\":")
    json.addList(inputs.hours.reductions) { reduction, json in
      json.add("{\"hundredths\":\(reduction.hours.hundredths),\"reason\":")
      json.addQuoted(reduction.reason)
      json.add("}")
    }
    json.add(",\"reports\":")
    json.addNumbers([reports.standardLast30, reports.standardDueNext30, reports.fastLast30, reports.oral])
    json.add(",\"t2a\":")
    add(inputs.t2a, to: &json)
    json.add("}")
    return json.text
  }

  /// The caseload of a unit: the JSON of ``KeptCaseload``.
  func caseload(held: TierCounts, active: TierCounts, t2a: TierCounts, inactive: InactiveCases) -> String {
    var json = JSONText()
    json.add("{\"active\":")
    add(active, to: &json)
    json.add(",\"held\":")
    add(held, to: &json)
    json.add(",\"inactive\":")
    add(inactive, to: &json)
    json.add(",\"t2a\":")
    add(t2a, to: &json)
    json.add("}")
    return json.text
  }

  private func add(_ inactive: InactiveCases, to json: inout JSONText) {
    json.addNumbers([
      inactive.warrants, inactive.unpaidWork, inactive.overdueTermination, inactive.standaloneSuspended,
      inactive.suspendedLifers,
    ])
  }

  /// By name of location and tier, cells without cases left out.
  private func add(_ grid: TierCounts, to json: inout JSONText) {
    json.add("{")
    var isFirstPlace = true
    for place in locations where tiers.contains(where: { grid[place.index, $0.index] != 0 }) {
      if !isFirstPlace { json.add(",") }
      isFirstPlace = false
      json.addQuoted(place.name)
      json.add(":{")
      var isFirstTier = true
      for tier in tiers {
        let count = grid[place.index, tier.index]
        guard count != 0 else { continue }
        if !isFirstTier { json.add(",") }
        isFirstTier = false
        json.addQuoted(tier.name)
        json.add(":\(count)")
      }
      json.add("}")
    }
    json.add("}")
  }
}

/// JSON in the making.
private struct JSONText {
  private(set) var text = ""

  init() { text.reserveCapacity(640) }

  mutating func add(_ piece: String) { text += piece }

  /// A text in quotation marks, escaped as the encoder of the standard library escapes.
  mutating func addQuoted(_ value: String) {
    text += "\""
    if value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x2F && $0 != 0x5C }) {
      text += value
    } else {
      for scalar in value.unicodeScalars { text += Self.escaped(scalar) }
    }
    text += "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "/": return "\\/"
    case "\u{8}": return "\\b"
    case "\u{C}": return "\\f"
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    case "\u{0}"..<"\u{10}": return "\\u000" + String(scalar.value, radix: 16)
    case "\u{10}"..<" ": return "\\u00" + String(scalar.value, radix: 16)
    default: return String(scalar)
    }
  }

  mutating func addNumbers(_ numbers: [Int]) {
    addList(numbers) { number, json in json.add(String(number)) }
  }

  mutating func addList<Element>(_ elements: [Element], _ add: (Element, inout JSONText) -> Void) {
    text += "["
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      add(element, &self)
    }
    text += "]"
  }
}
