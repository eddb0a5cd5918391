/// One thing that is wrong in a rule pack.
public struct RulePackFault: Sendable, Hashable {
  /// For instance `grades.yaml`.
  public let file: String
  /// Counted from 1; nil when the whole file is meant.
  public let line: Int?
  /// The way to the value from the top of the file, for instance `grades[2].label`; nil when the whole file is meant.
  public let key: String?
  /// What is wrong and what would be right.
  public let reason: String
  public init(file: String, line: Int?, key: String?, reason: String) {
    self.file = file
    self.line = line
    self.key = key
    self.reason = reason
  }
}

extension RulePackFault: CustomStringConvertible {
  /// For instance `grades.yaml line 12, grades[2].label: is missing`.
  public var description: String {
    file + (line.map { " line \($0)" } ?? "") + (key.map { ", \($0)" } ?? "") + ": " + reason
  }
}

/// A rule pack that cannot be used, with everything that is wrong with it.
public struct RulePackError: Error, Sendable, Hashable {
  /// The folder that was read.
  public let folder: String
  /// By file in the order of the pack's tables, then by line; never empty.
  public let faults: [RulePackFault]
  public init(folder: String, faults: [RulePackFault]) {
    self.folder = folder
    self.faults = faults
  }
}

extension RulePackError: CustomStringConvertible {
  /// A sentence, then a line for each fault.
  public var description: String {
    let count = faults.count == 1 ? "1 thing in it needs mending" : "\(faults.count) things in it need mending"
    return (["The rule pack in \(folder) cannot be used: \(count)."] + faults.map(\.description)).joined(
      separator: "\n")
  }
}
