import Rules
import Storage
import Tiering

/// One row of the list of current cases: what lists, filters and searches need of a case.
struct CaseNowRow: Hashable {
  static let columns = [
    "crn", "forename", "surname", "search_text", "gender", "team", "staff_code", "holder_name", "holder_team",
    "held_since", "starts_on", "type", "orders", "location", "setting", "tier", "provisional", "rosh", "mappa",
    "release_on", "sentenced_on", "expected_end_on", "restricted", "marks", "counted",
  ]

  /// Columns that no others say already, and where they stand among all.
  private static let own = columns.indices.filter { !["search_text", "marks"].contains(columns[$0]) }
  static let ownColumns = own.map { columns[$0] }

  let values: [SQLValue]

  init(values: [SQLValue]) { self.values = values }

  /// - Parameter holderName: `Last, First` of the holder, or nil for a case that nobody holds.
  init(_ facts: CaseFacts, _ assessment: CaseAssessment, holderName: String?, day: String) {
    let orders = facts.currentOrders(on: day)
    let isHeld = facts.holder?.staff != nil
    let register = assessment.inputs.register
    let mappa = [
      register.mappaCategory.map { "category \($0.rawValue)" }, register.mappaLevel.map { "level \($0.rawValue)" },
    ].compactMap(\.self).joined(separator: " ")
    values = [
      .text(facts.crn), .text(facts.forename), .text(facts.surname),
      .text("\(facts.forename) \(facts.surname) \(facts.crn)".lowercased()), .text(facts.gender),
      .optional(facts.team ?? facts.holder?.team), .optional(facts.holder?.staff), .optional(holderName),
      .optional(isHeld ? facts.holder?.team : nil),
      .text(facts.holder?.since ?? facts.startsOn + "T00:00:00Z"), .text(facts.startsOn), .optional(assessment.type),
      .integer(orders.count), .optional(assessment.location), .text(facts.setting), .text(assessment.tier),
      .integer(assessment.isProvisional ? 1 : 0), .optional(register.rosh?.id), .optional(mappa.isEmpty ? nil : mappa),
      .optional(orders.compactMap(\.releasedOn).filter { $0 >= day }.min()),
      .optional(orders.compactMap(\.sentencedOn).max()), .optional(Self.expectedEnd(of: orders)),
      .integer(facts.isRestricted ? 1 : 0),
      .text(
        Self.marks([
          assessment.tier, assessment.type, assessment.location, register.rosh?.id, mappa.isEmpty ? nil : mappa,
          assessment.isProvisional ? "1" : "0",
        ])), .text(KeptCaseCounts(facts, on: day).text),
    ]
  }

  /// What the case has for each of ``CaseListSQL/marks`` as one text: a list counts by it, and a single text is read far
  /// sooner than six. Derived from the other columns and nothing else.
  private static func marks(_ values: [String?]) -> String {
    values.map { $0 ?? CaseFilter.none }.joined(separator: "|")
  }

  /// When the last of the orders is expected to end; nil while one of them has no expected end.
  private static func expectedEnd(of orders: [CaseFacts.Order]) -> String? {
    let ends = orders.compactMap(\.expectedEndOn)
    return ends.count == orders.count ? ends.max() : nil
  }

  /// Whether a row of ``ownColumns`` says the same.
  func isAsKept(_ row: SQLRow) -> Bool {
    for (column, index) in Self.own.enumerated() where row.value(column) != values[index] { return false }
    return true
  }

  var crn: String { Self.text(values[0]) ?? "" }
  var staffCode: String? { Self.text(values[6]) }
  var holderTeam: String? { Self.text(values[8]) }
  var tier: String { Self.text(values[15]) ?? "" }

  private static func text(_ value: SQLValue) -> String? { if case .text(let text) = value { text } else { nil } }
}

/// One row of the newest tier assessments.
struct CaseTierRow: Hashable {
  static let columns = [
    "crn", "assessed_on", "rule_set", "tier", "provisional", "two_axis", "single_axis", "working",
  ]

  let crn: String
  let assessedOn: String
  let ruleSet: String
  let tier: String
  let isProvisional: Bool
  let twoAxis: String?
  let singleAxis: String?
  let working: String

  init(_ facts: CaseFacts, _ assessment: CaseAssessment, day: String) {
    crn = facts.crn
    assessedOn = day
    ruleSet = assessment.ruleSet
    tier = assessment.tier
    isProvisional = assessment.isProvisional
    twoAxis = assessment.twoAxis?.tier.id
    singleAxis = assessment.singleAxis
    working = KeptTierInputs.text(assessment.inputs)
  }

  init(_ row: SQLRow) throws {
    crn = try row.text(0)
    assessedOn = try row.text(1)
    ruleSet = try row.text(2)
    tier = try row.text(3)
    isProvisional = try row.bool(4)
    twoAxis = try row.optionalText(5)
    singleAxis = try row.optionalText(6)
    working = try row.text(7)
  }

  var values: [SQLValue] {
    [
      .text(crn), .text(assessedOn), .text(ruleSet), .text(tier), .integer(isProvisional ? 1 : 0), .optional(twoAxis),
      .optional(singleAxis), .text(working),
    ]
  }

  /// Whether a row of the same columns says the same, the day of the assessment aside: a row that says the same is left.
  func isAsKept(_ row: SQLRow) -> Bool {
    row.value(2) == .text(ruleSet) && row.value(3) == .text(tier) && row.value(4) == .integer(isProvisional ? 1 : 0)
      && row.value(5) == .optional(twoAxis) && row.value(6) == .optional(singleAxis) && row.value(7) == .text(working)
  }

  /// Whether the tier itself differs: points alone do not make a change.
  func differs(from other: CaseTierRow) -> Bool {
    ruleSet != other.ruleSet || tier != other.tier || isProvisional != other.isProvisional || twoAxis != other.twoAxis
      || singleAxis != other.singleAxis
  }
}
