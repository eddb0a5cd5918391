import ArgumentParser

/// The queue again, where somebody looks who thinks of cases: the same command under another name.
struct CaseUnallocated: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unallocated", abstract: "The same as `headroom allocation queue`.",
    discussion: AllocationQueue.configuration.abstract)

  @OptionGroup var queue: AllocationQueue

  func run() async throws { try await queue.run() }
}
