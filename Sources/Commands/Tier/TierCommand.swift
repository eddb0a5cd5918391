import ArgumentParser

struct TierCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tier", abstract: "Tiers: how they come about, decisions in their place, and drafts tried out.",
    subcommands: [TierExplain.self, TierOverrideCommand.self, TierSimulate.self])
}
