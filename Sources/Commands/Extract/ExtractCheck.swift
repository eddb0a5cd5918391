import ArgumentParser
import Exchange
import Rules

struct ExtractCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Read a workbook and list what is wrong with it, without keeping anything.",
    discussion: "Exit status 1 when a row had to be set aside, 65 when the workbook would be refused.")

  @Argument(help: "The workbook.") var file: String
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      let pack = try RulePackReader.shipped()
      let extract: NightlyExtract
      do { extract = try NightlyExtractReader(pack: pack).read(path: file, progress: Output.progress()) } catch let
        refusal as ExtractRefusal
      {
        if output.json { try Output.json(ExtractJSON(refusal: refusal)) }
        throw refusal
      }
      if output.json {
        try Output.json(ExtractJSON(extract))
      } else {
        Output.result(ExtractText.summary(extract))
        Output.result(ExtractText.problems(extract.problems))
      }
      if extract.problems.contains(where: { $0.severity == .quarantined }) { throw ExitStatus.difference }
    }
  }
}
