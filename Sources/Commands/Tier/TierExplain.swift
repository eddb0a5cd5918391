import ArgumentParser
import Caseload
import Casework
import Conformance
import Foundation
import Rules

struct TierExplain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "How the tier of a case comes about, step by step, by every model in force.",
    discussion: """
      With --input, of a person who is described in a file: a JSON object with model (protect_change or single_axis) and \
      input, as in a line of a vector file. No database is needed.
      """)

  @Argument(help: "The case reference number.") var crn: String?
  @Option(help: ArgumentHelp("A JSON file in place of a case.", valueName: "FILE")) var input: String?
  @Flag(help: "With --input: by the reference's rules, with what looks accidental in them.") var asReference = false
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    struct Line: Encodable {
      let label: String
      let found: String
      let result: String
    }
    struct Model: Encodable {
      let ruleSet: String
      let label: String
      let tier: String?
      let isProvisional: Bool
      let counts: Bool
      let lines: [Line]

      init(_ model: TierExplanation.Model) {
        ruleSet = model.ruleSet
        label = model.label
        tier = model.tier
        isProvisional = model.isProvisional
        counts = model.counts
        lines = model.lines.map { Line(label: $0.label, found: $0.found, result: $0.result) }
      }
    }
    let crn: String?
    let date: String
    let tier: String?
    let isProvisional: Bool
    let decidedTier: String?
    let models: [Model]
    let rules: String
  }

  func validate() throws {
    guard (crn == nil) != (input == nil) else { throw ValidationError("Name either a case or a file with --input.") }
    guard !asReference || input != nil else { throw ValidationError("--as-reference goes with --input.") }
  }

  func run() async throws {
    try await reporting {
      if let input {
        try explain(file: input)
      } else if let crn {
        try await explain(crn: crn)
      }
    }
  }

  private func explain(crn: String) async throws {
    let explanation = try await database.service().explainTier(crn: crn)
    if output.json {
      try Output.json(
        Answer(
          crn: crn, date: explanation.day.iso, tier: explanation.tier, isProvisional: explanation.isProvisional,
          decidedTier: explanation.decidedTier, models: explanation.models.map(Answer.Model.init),
          rules: explanation.rules))
      return
    }
    var parts = [
      "\(crn): tier \(explanation.tier)\(explanation.isProvisional ? ", provisional" : "")",
      "As of \(explanation.day.text). Rules: \(explanation.rules).",
    ]
    if let decided = explanation.decidedTier {
      parts.append("A person decided that \(decided) counts in place of the rules' tier.")
    }
    Output.result((parts + explanation.models.map(text)).joined(separator: "\n"))
  }

  private func explain(file: String) throws {
    let pack = try RulePackReader.shipped()
    let text = try Self.text(of: file)
    let question: TierQuestion
    do {
      question = try TierQuestion(text, tiering: pack.tiering, asReference: asReference)
    } catch {
      throw CaseworkRefusal.invalid("\(file): \(error.sentence)")
    }
    let model = TierExplanation.Model(question.inputs, question.ruleSet, on: question.day)
    guard let tier = model.tier else {
      let reason = model.lines.first?.found ?? ""
      throw CaseworkRefusal.invalid("\(file): no tier can be reckoned. \(reason)")
    }
    if output.json {
      try Output.json(
        Answer(
          crn: nil, date: question.day.iso, tier: tier, isProvisional: model.isProvisional, decidedTier: nil,
          models: [Answer.Model(model)], rules: pack.titleAndVersion))
    } else {
      Output.result(
        """
        Tier \(tier)\(model.isProvisional ? ", provisional" : "")
        As of \(question.day.text). Rules: \(pack.titleAndVersion)\(asReference ? ", as the reference has them" : "").
        \(self.text(model))
        """)
    }
  }

  /// Far more than one person's record takes.
  private static let largestFile = 10_000_000

  private static func text(of path: String) throws -> String {
    let facts = try? FileManager.default.attributesOfItem(atPath: path)
    guard let size = facts?[.size] as? Int, size <= largestFile, let data = FileManager.default.contents(atPath: path)
    else { throw CaseworkRefusal.invalid("\(path) cannot be read. Name a file with one JSON object.") }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw CaseworkRefusal.invalid("\(path) is not UTF-8 text. Name a file with one JSON object.")
    }
    return text.first == "\u{FEFF}" ? String(text.dropFirst()) : text
  }

  private func text(_ model: TierExplanation.Model) -> String {
    var table = TextTable([.words("Rule"), .words("Found"), .words("Gives")])
    for line in model.lines { table.add(line.label, line.found, line.result) }
    let isOnly = input != nil
    return "\n\(model.label): \(model.tier ?? "no tier")\(isOnly ? "" : model.counts ? " (counts)" : " (beside it)")\n"
      + table.text
  }
}
