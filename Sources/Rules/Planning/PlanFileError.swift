/// A file of planning that cannot be used, with everything that is wrong with it.
public struct PlanFileError: Error, Sendable, Hashable, CustomStringConvertible {
  public let path: String
  /// By file, then by line; never empty.
  public let faults: [RulePackFault]

  public init(path: String, faults: [RulePackFault]) {
    self.path = path
    self.faults = faults
  }

  /// A sentence, then a line for each fault.
  public var description: String {
    let count = faults.count == 1 ? "1 thing in it needs mending" : "\(faults.count) things in it need mending"
    return (["\(path) cannot be used: \(count). Nothing was run."] + faults.map(\.description)).joined(separator: "\n")
  }
}
