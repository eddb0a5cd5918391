import ArgumentParser

struct AllocationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allocation", abstract: "Cases that wait for somebody, and who may take one, with reasons.",
    discussion: "The program proposes and explains; a person decides, by commit, with a reason that is kept.",
    subcommands: [
      AllocationQueue.self, AllocationRecommend.self, AllocationPreview.self, AllocationCommit.self,
      AllocationHistory.self, AllocationMismatches.self, AllocationReviewCommand.self,
    ])
}
