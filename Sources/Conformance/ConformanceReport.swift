/// What came of a run, by function.
public struct ConformanceReport: Sendable, Hashable {
  /// Lines of one function. Lines of a retired rule are in `retired` and in neither of the others.
  public struct FunctionResult: Sendable, Hashable {
    /// What the lines call it.
    public let name: String
    /// Lines whose figures are all as expected.
    public fileprivate(set) var passed = 0
    /// Lines with another figure, and lines that could not be tried.
    public fileprivate(set) var failed = 0
    /// Lines of a rule that the incumbent no longer has and that is described in words only.
    public fileprivate(set) var retired = 0
  }

  /// In the order in which the run met them.
  public private(set) var functions: [FunctionResult] = []
  /// In the order of files and lines.
  public private(set) var failures: [ConformanceFailure] = []
  /// Functions that no rule answers to, each once.
  public private(set) var unknownFunctions: [String] = []

  /// Lines without a function are reported under this name.
  static let nameless = "(no function)"

  init() {}

  /// Lines that passed, over all functions.
  public var passed: Int { functions.reduce(0) { $0 + $1.passed } }
  /// Lines that failed, over all functions.
  public var failed: Int { functions.reduce(0) { $0 + $1.failed } }
  /// Lines of retired rules.
  public var retired: Int { functions.reduce(0) { $0 + $1.retired } }
  /// Names of the retired rules that lines asked for.
  public var retiredFunctions: [String] { functions.filter { $0.retired > 0 }.map(\.name) }
  /// Whether nothing failed and something was tried.
  public var isConformant: Bool { failed == 0 && passed + retired > 0 }
}

/// A line that failed, and why.
public struct ConformanceFailure: Sendable, Hashable {
  /// The file as the run was told to call it.
  public let file: String
  /// Its number in the file, from 1.
  public let line: Int
  /// Nil where the line has none or cannot be read.
  public let id: String?
  /// Nil where the line has none or cannot be read.
  public let function: String?
  /// Why the line could not be tried; nil where it was and its figures differ.
  public let reason: String?
  /// The figures that differ; empty where the line could not be tried.
  public let differences: [Difference]

  /// What went wrong, on one line.
  public var sentence: String {
    reason
      ?? differences.map { "\($0.place): expected \($0.expected), got \($0.got)" }.joined(separator: "; ") + "."
  }
}

extension ConformanceReport {
  private mutating func update(_ function: String?, _ change: (inout FunctionResult) -> Void) {
    let name = function ?? Self.nameless
    if let place = functions.firstIndex(where: { $0.name == name }) {
      change(&functions[place])
    } else {
      var result = FunctionResult(name: name)
      change(&result)
      functions.append(result)
    }
  }

  mutating func pass(_ function: String) { update(function) { $0.passed += 1 } }
  mutating func retire(_ function: String) { update(function) { $0.retired += 1 } }

  mutating func fail(_ failure: ConformanceFailure, isUnknown: Bool) {
    update(failure.function) { $0.failed += 1 }
    failures.append(failure)
    if isUnknown, let name = failure.function, !unknownFunctions.contains(name) { unknownFunctions.append(name) }
  }

  /// Failures by file, in the order given, and line.
  func sorted(byFiles files: [String: Int]) -> ConformanceReport {
    var copy = self
    copy.failures.sort { (files[$0.file] ?? 0, $0.line) < (files[$1.file] ?? 0, $1.line) }
    return copy
  }
}
