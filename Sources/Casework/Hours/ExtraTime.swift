public import Caseload

/// "This takes more than the tool says": what a practitioner said of a case, and what a senior decided.
public struct ExtraTime: Sendable, Hashable {
  public enum State: String, Sendable { case raised, accepted, declined }
  public let id: Int
  public let crn: String
  /// Who holds the case; nil where nobody does.
  public let staffCode: String?
  public let raisedOn: LocalDate
  public let raiserName: String
  public let reason: String
  /// Minutes a month that were asked for.
  public let asked: Int
  public let state: State
  public let deciderName: String?
  public let answer: String?
  /// Minutes a month that were accepted, and the first and last day on which they count.
  public let minutes: Int?
  public let from: LocalDate?
  public let until: LocalDate?
  /// Whether the reader may decide it.
  public let mayDecide: Bool
}

/// One answer to it.
public enum ExtraTimeDecision: Sendable, Hashable {
  /// Minutes a month, from today on for so many months.
  case accept(minutes: Int, months: Int, words: String)
  case decline(words: String)
}
