import ArgumentParser

struct DataCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Case-level data: folders of CSV files, in and out.",
    discussion: "The format is described in Documentation/data-format.md.",
    subcommands: [DataCheck.self, DataImport.self, DataExport.self, DataHash.self, DataRecord.self])
}
