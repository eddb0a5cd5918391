/// Who answers when somebody says that work is too much or not safe, by when, and what can be done about it.
public struct ConcernRules: Sendable, Hashable {
  /// The two meanings of overload, which ask for different things.
  public enum Meaning: String, Sendable, Hashable, CaseIterable {
    /// More work than time.
    case tooMuch = "too-much"
    /// Work that asks for skill or training that the person does not have yet.
    case beyondSkill = "beyond-skill"
  }

  /// What can be done about one meaning.
  public struct Remedy: Sendable, Hashable {
    /// Identifier, for instance `reallocated`.
    public let id: String
    public let meaning: Meaning
    public let label: String

    public init(id: String, meaning: Meaning, label: String) {
      self.id = id
      self.meaning = meaning
      self.label = label
    }
  }

  /// What stands in place of a remedy where nothing is to be done. It takes words and an approver.
  public static let noAction = "no-action"

  /// Working days that each level has for an answer.
  public let answerDays: Int
  /// Identifiers of roles, from the lowest up.
  public let levels: [String]
  public let remedies: [Remedy]

  public init(answerDays: Int, levels: [String], remedies: [Remedy]) {
    self.answerDays = answerDays
    self.levels = levels
    self.remedies = remedies
  }

  /// A pack without the table: there is nobody to report to.
  public static let none = ConcernRules(answerDays: 0, levels: [], remedies: [])

  public func remedies(for meaning: Meaning) -> [Remedy] { remedies.filter { $0.meaning == meaning } }

  /// The words of a remedy; its identifier where the rules do not know it.
  public func label(ofRemedy id: String) -> String {
    if id == Self.noAction { return "No action" }
    return remedies.first { $0.id == id }?.label ?? id
  }
}
