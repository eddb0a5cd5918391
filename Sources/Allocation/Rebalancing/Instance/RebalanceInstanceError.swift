/// Why an instance cannot be planned: where, what, and what to do.
public struct RebalanceInstanceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The part of the file, for instance `cases.holder[17]`.
  public let place: String
  /// What is wrong there and what would put it right.
  public let problem: String

  public init(_ place: String, _ problem: String) {
    self.place = place
    self.problem = problem
  }

  public var description: String { "\(place): \(problem)" }
}
