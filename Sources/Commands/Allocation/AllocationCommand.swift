import ArgumentParser

struct AllocationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allocation", abstract: "Cases that wait for somebody, and who may take one, with reasons.",
    discussion: "The program proposes and explains. Nothing is allocated by these commands.",
    subcommands: [
      AllocationQueue.self, AllocationRecommend.self, AllocationMismatches.self, AllocationReviewCommand.self,
    ])
}
