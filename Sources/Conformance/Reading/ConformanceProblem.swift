import Workload

/// Why a line could not be tried, as a sentence.
public struct ConformanceProblem: Error, Sendable, Hashable {
  /// What is wrong, and where in the line.
  public let sentence: String
  init(_ sentence: String) { self.sentence = sentence }

  init(_ problem: CompatibilityProblem) { self.init("The rule stops: " + problem.sentence) }
}
