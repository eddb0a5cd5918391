import Caseload
import Rules
import Tiering

// What lines about tiers give: days, scores, lists of the case record.
extension RuleInput {
  func day(_ key: String) throws(ConformanceProblem) -> LocalDate {
    guard let day = LocalDate(iso: try string(key)) else {
      throw problem(key, object[key], wants: "a day such as 2026-11-22")
    }
    return day
  }

  func optionalDay(_ key: String) throws(ConformanceProblem) -> LocalDate? { optional(key) == nil ? nil : try day(key) }

  func optionalScore(_ key: String) throws(ConformanceProblem) -> RiskScore? {
    guard let value = optional(key) else { return nil }
    let score: RiskScore? =
      switch value {
      case .number(let number): RiskScore(number.text)
      case .string(let text): RiskScore(text)
      default: nil
      }
    guard let score else { throw problem(key, value, wants: "a score of at most 15 decimal places") }
    return score
  }

  /// True or false; false where the key is missing or null.
  func flag(_ key: String) throws(ConformanceProblem) -> Bool { try optionalBool(key) ?? false }

  func optionalStrings(_ key: String) throws(ConformanceProblem) -> [String] {
    optional(key) == nil ? [] : try strings(key)
  }

  func registrations() throws(ConformanceProblem) -> [RegisterEntry] {
    var entries: [RegisterEntry] = []
    for item in try optionalInputs("registrations") {
      entries.append(
        RegisterEntry(
          type: try item.string("type_code"), level: try item.optionalString("level_code"),
          category: try item.optionalString("category_code"), registeredOn: try item.day("registered_on")))
    }
    return entries
  }

  func sentences() throws(ConformanceProblem) -> [SentenceRecord] {
    var sentences: [SentenceRecord] = []
    for item in try optionalInputs("sentences") {
      var requirements: [RequirementRecord] = []
      for requirement in try item.optionalInputs("requirements") {
        requirements.append(
          RequirementRecord(
            mainCategory: try requirement.string("main_category_code"),
            isRestrictive: try requirement.bool("restrictive")))
      }
      sentences.append(
        SentenceRecord(
          type: try item.string("sentence_type_code"), terminatedOn: try item.optionalDay("terminated_on"),
          requirements: requirements, startedOn: try item.optionalDay("started_on"),
          expectedEndOn: try item.optionalDay("expected_end_on"),
          offences: try item.optionalStrings("offence_category_codes"),
          courtOutcome: try item.optionalString("court_outcome_code"),
          enforcementOutcomes: try item.optionalStrings("breach_recall_outcome_codes")))
    }
    return sentences
  }

  /// Texts by key, without those that are null.
  func texts(_ key: String) throws(ConformanceProblem) -> [(key: String, text: String)] {
    guard let input = try optionalInput(key) else { return [] }
    var texts: [(key: String, text: String)] = []
    for key in input.object.keys {
      if let text = try input.optionalString(key) { texts.append((key, text)) }
    }
    return texts
  }
}
