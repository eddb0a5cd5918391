public import Rules
import Workload

/// Tries lines of vector files, each `{"id", "function", "input", "expected"}`, against the compatibility rules.
///
/// ```swift
/// var runner = ConformanceRunner(tiering: pack.tiering)
/// runner.run(lines: lines, of: "wmt-points.jsonl")
/// let report = runner.finish()
/// ```
///
/// A line's rule is chosen by its `function` (or `model`) and, where a name stands for two rules, by the keys of
/// `input`; never by the file. Files can be streamed: only lines that name a points configuration which their file
/// has not given yet are kept until the end. Nothing in a line can stop a run; what cannot be tried is a failure with
/// a sentence.
public struct ConformanceRunner: Sendable {
  private struct Line {
    let file: String
    let number: Int
    let id: String
    let function: String
    let rule: ConformanceRule
    let input: RuleInput
    let expected: JSONValue
    let tolerance: Double?
  }

  private let rulebook: TierRulebook
  private var configurations = PointsConfigurations()
  private var waiting: [Line] = []
  private var report = ConformanceReport()
  private var fileOrder: [String: Int] = [:]

  /// - Parameter tiering: the tables that lines about tiers are tried by, with every quirk as in the reference whatever
  ///   the pack says. Lines about rule sets that are not among them fail.
  public init(tiering: TieringRules = .none) { rulebook = TierRulebook(tiering) }

  /// Tries all lines of a file. Blank lines are passed over.
  public mutating func run(lines: some Sequence<some StringProtocol>, of file: String) {
    for (index, line) in lines.enumerated() { run(line, number: index + 1, of: file) }
  }

  /// Tries one line of a file, or keeps it until the points configurations that it names are known.
  public mutating func run(_ text: some StringProtocol, number: Int, of file: String) {
    var scalars = text.unicodeScalars[...]
    if number == 1, scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    if scalars.allSatisfy({ $0.properties.isWhitespace }) { return }
    if fileOrder[file] == nil { fileOrder[file] = fileOrder.count }
    var id: String?
    var function: String?
    do {
      let object = try Self.object(String(String.UnicodeScalarView(scalars)))
      id = Self.id(object)
      function = Self.function(object)
      guard let line = try line(object, id: id, function: function, number: number, file: file) else { return }
      configurations.file = file
      try noteConfiguration(line)
      if configurations.hasAll(namedBy: line.input.object) { attempt(line) } else { waiting.append(line) }
    } catch {
      report.fail(
        ConformanceFailure(
          file: file, line: number, id: id, function: function, reason: error.sentence, differences: []),
        isUnknown: function.map { ConformanceRule.byFunction[$0] == nil } ?? false)
    }
  }

  /// Tries the lines that waited and gives the report of the whole run. The runner is then ready for another run.
  public mutating func finish() -> ConformanceReport {
    for line in waiting { attempt(line) }
    let finished = report.sorted(byFiles: fileOrder)
    self = ConformanceRunner(tiering: rulebook.rules)
    return finished
  }

  private mutating func attempt(_ line: Line) {
    configurations.file = line.file
    var comparison = Comparison(tolerance: line.tolerance)
    var reason: String?
    do {
      switch line.rule.answer {
      case .points(let answer): comparison.compare(line.expected, try answer(line.input, configurations))
      case .tier(let answer): comparison.compare(line.expected, try answer(line.input, rulebook))
      case .retired: return report.retire(line.function)
      }
    } catch {
      reason = error.sentence
    }
    if reason == nil, comparison.differences.isEmpty { return report.pass(line.function) }
    report.fail(
      ConformanceFailure(
        file: line.file, line: line.number, id: line.id, function: line.function, reason: reason,
        differences: comparison.differences),
      isUnknown: false)
  }

  /// A configuration stands for the lines that name it even when its own `expected` is wrong.
  private mutating func noteConfiguration(_ line: Line) throws(ConformanceProblem) {
    guard line.function == "pointsConfiguration" else { return }
    configurations.note(try line.input.string("name"), try CaseRules.configuration(line.input))
  }
}

extension ConformanceRunner {
  private static func object(_ text: String) throws(ConformanceProblem) -> JSONObject {
    guard case .object(let object) = try JSONReader.read(text) else {
      throw ConformanceProblem("The line is not a JSON object.")
    }
    return object
  }

  private static func id(_ object: JSONObject) -> String? {
    switch object["id"] {
    case .string(let text): text
    case .number(let number): number.text
    default: nil
    }
  }

  private static func function(_ object: JSONObject) -> String? {
    for key in ["function", "model"] {
      if case .string(let name) = object[key] { return name }
    }
    return nil
  }

  private func line(
    _ object: JSONObject, id: String?, function: String?, number: Int, file: String
  ) throws(ConformanceProblem) -> Line? {
    guard let function else { throw ConformanceProblem("The line names no “function” and no “model”.") }
    guard let id else { throw ConformanceProblem("The line has no “id”.") }
    guard ConformanceRule.byFunction[function] != nil else {
      throw ConformanceProblem("There is no function “\(function)”.")
    }
    guard case .object(let input) = object["input"] else {
      throw ConformanceProblem("“input” should be an object.")
    }
    guard let expected = object["expected"], case .object = expected else {
      throw ConformanceProblem("“expected” should be an object.")
    }
    return Line(
      file: file, number: number, id: id, function: function,
      rule: try ConformanceRule.rule(for: function, input: input), input: RuleInput(object: input, place: "input"),
      expected: expected, tolerance: try Self.tolerance(object))
  }

  private static func tolerance(_ object: JSONObject) throws(ConformanceProblem) -> Double? {
    switch object["tol"] {
    case nil, .null: return nil
    case .number(let number) where number.double >= 0 && number.double.isFinite: return number.double
    default: throw ConformanceProblem("“tol” should be a number that is not negative.")
    }
  }
}
