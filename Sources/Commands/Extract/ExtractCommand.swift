import ArgumentParser

struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "Nightly workbooks of the case system.",
    subcommands: [
      ExtractCheck.self, ExtractImport.self, ExtractList.self, ExtractProblems.self, ExtractReconcile.self,
      ExtractWatch.self,
    ])
}
