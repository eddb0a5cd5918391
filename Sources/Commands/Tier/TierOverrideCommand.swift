import ArgumentParser
import Casework
import JSONShapes

struct TierOverrideCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "override",
    abstract: "Decide that another tier counts for a case, or lift such a decision, and say what it did.")

  @Argument(help: "The case reference number.") var crn: String
  @Argument(help: "The tier that is to count.") var tier: String?
  @Flag(help: "The rules' tier counts again.") var lift = false
  @Option(help: ArgumentHelp("Why; kept with the decision.", valueName: "TEXT")) var reason: String
  @Option(help: ArgumentHelp("Who decides; kept with the decision.", valueName: "NAME")) var by: String
  @Flag(help: "Say what it would do, and change nothing.") var preview = false
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    let crn: String
    let tier: String?
    let isPreview: Bool
    let effects: EffectsJSON
  }

  func validate() throws {
    guard (tier == nil) == lift else { throw ValidationError("Name a tier, or --lift.") }
  }

  func run() async throws {
    try await reporting {
      let effects = try await database.service().overrideTier(
        crn: crn, tier: tier, reason: reason, decidedBy: by, preview: preview)
      if output.json {
        try Output.json(Answer(crn: crn, tier: tier, isPreview: preview, effects: EffectsJSON(effects)))
        return
      }
      let done = tier.map { "The tier \($0) counts for \(crn)." } ?? "The rules' tier counts for \(crn) again."
      Output.result(preview ? "This is what it would do. Nothing was changed." : done)
      Output.result(EffectText(effects).text)
    }
  }
}
