import Workload

/// Why a line could not be tried, as a sentence.
public struct ConformanceProblem: Error, Sendable, Hashable {
  public let sentence: String
  init(_ sentence: String) { self.sentence = sentence }

  init(_ problem: CompatibilityProblem) { self.init("The rule stops: " + problem.sentence) }
}
