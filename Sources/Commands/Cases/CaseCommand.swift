import ArgumentParser

struct CaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case", abstract: "Cases: lists, one case, the queue of unallocated ones, and records to look at.",
    discussion: "Restricted cases are counted and never shown.",
    subcommands: [
      CaseList.self, CaseShow.self, CaseUnallocated.self, CaseQuality.self, CaseDisagreements.self,
    ])
}

/// `--page`.
struct PageOptions: ParsableArguments {
  @Option(help: "Which page of the list, from 1.") var page = 1

  func validate() throws {
    guard page >= 1 else { throw ValidationError("--page counts from 1.") }
  }
}

/// `Page 2 of 7.`, or nothing when there is one page only.
func pageNote(_ page: Int, of pages: Int) -> String? { pages > 1 ? "Page \(page) of \(pages)." : nil }
