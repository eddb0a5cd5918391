import ArgumentParser
import Casework

struct AccountKey: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Make a key that second factors are sealed with, in a file for serve --keys.",
    discussion: """
      A file that is there keeps its keys behind the new one: the first seals, and every one opens. When the server starts \
      with it, what older keys sealed is sealed by the new one; then their lines can be taken out of the file. Keep the file \
      apart from the database and its copies.
      """)

  @Argument(help: "The file of keys. It is made where it is not there.") var file: String
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable { let file: String }

  func run() async throws {
    try await reporting {
      try KeyFile(path: file).addKey()
      if output.json {
        try Output.json(Answer(file: file))
      } else {
        Output.result("A new key is the first line of \(file). Start the server with --keys \(file).")
      }
    }
  }
}
