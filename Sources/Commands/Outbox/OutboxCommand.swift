import ArgumentParser
import Casework
import Rules

struct OutboxCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outbox", abstract: "Messages about decisions, sent by mail and to other programs.",
    discussion: "A message has a kind, a number and a link: no name, no case and no risk.",
    subcommands: [OutboxSend.self, OutboxList.self])
}

struct OutboxSend: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send", abstract: "Sends what is due, oldest first.",
    discussion: """
      What is not taken is tried again after a minute, then two, four and so on up to an hour, and never given up. Exit status 1 \
      means that something was not taken.
      """)

  @Option(help: ArgumentHelp("The file about mail and webhook.", valueName: "FILE")) var notify: String
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    let sent, failed, waiting: Int
    let reasons: [String]
  }

  func run() async throws {
    try await reporting {
      guard let drivers = Drivers.current else { throw NotAllowed("This program was built without senders.") }
      let (settings, carriers) = try drivers.carriers(notify)
      let round = try await database.service().sendOutbox(by: carriers, since: settings.since)
      if output.json {
        try Output.json(
          Answer(sent: round.sent, failed: round.failed, waiting: round.waiting, reasons: round.reasons))
      } else {
        Output.result("\(round.sent) sent, \(round.failed) not taken, \(round.waiting) waiting.")
        round.reasons.forEach { Output.error("Not taken: \($0).") }
      }
      if round.failed > 0 { throw ExitStatus.difference }
    }
  }
}

struct OutboxList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Messages with what came of them, newest first.")

  @Option(help: "One way alone: mail or webhook.") var channel: String?
  @Flag(help: "Only those that are not sent.") var open = false
  @Option(help: "Messages of each way at most.") var most = 100
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Line: Encodable {
    let id: Int
    let kind: String
    let decision: Int
    let madeAt, channel, state: String
    let tries: Int
    let at, said: String?
  }

  private struct Answer: Encodable { let messages: [Line] }

  func validate() throws {
    guard channel.map({ OutboxChannel(rawValue: $0) != nil }) ?? true else {
      throw ValidationError("--channel takes mail or webhook.")
    }
    guard (1...10_000).contains(most) else { throw ValidationError("--most takes a number from 1 to 10000.") }
  }

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      var lines: [Line] = []
      for channel in channel.flatMap({ OutboxChannel(rawValue: $0) }).map({ [$0] }) ?? OutboxChannel.allCases {
        lines += try await service.outbox(channel, isOpenOnly: open, most: most).map { line in
          Line(
            id: line.message.id, kind: line.message.kind, decision: line.message.subject, madeAt: line.message.madeAt,
            channel: channel.rawValue, state: line.state.rawValue, tries: line.tries, at: line.at, said: line.said)
        }
      }
      if output.json { return try Output.json(Answer(messages: lines)) }
      guard !lines.isEmpty else { return Output.result("Nothing is to be told.") }
      var table = TextTable([
        .figures("Number"), .words("Kind"), .figures("Decision"), .words("Made"), .words("Way"), .words("State"),
        .figures("Tries"), .words("Last"), .words("Why not"),
      ])
      for line in lines {
        table.add(
          "\(line.id)", line.kind, "\(line.decision)", line.madeAt, line.channel, line.state, "\(line.tries)",
          line.at ?? "—", line.said ?? "")
      }
      Output.result(table.text)
    }
  }
}
