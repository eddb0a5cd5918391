import ArgumentParser
import Casework
import Foundation

struct AuditVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Follow the whole trail and say whether every row is as it was written.",
    discussion: """
      Finds edited, deleted, inserted and reordered rows and a truncated end, and ends with status 1 at the first. A trail \
      that somebody made anew as a whole, or cut off together with its kept end, is found only with a mark that was kept \
      elsewhere: see “headroom audit anchor”.
      """)

  @Option(help: ArgumentHelp("A file of lines that “audit anchor” printed.", valueName: "FILE")) var anchor: String?
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    let isSound: Bool
    let events: Int
    let anchors: Int
    let kind: String?
    let seq: Int?
    let sentence: String?
  }

  func run() async throws {
    try await reporting {
      let marks = try anchor.map(Self.marks) ?? []
      let progress = Output.progress()
      let report = try await database.service().verifyAudit(marks: marks) { progress("Read \($0) rows") }
      let difference = report.difference
      if output.json {
        try Output.json(
          Answer(
            isSound: difference == nil, events: report.events, anchors: report.marks, kind: difference?.kind.rawValue,
            seq: difference?.seq, sentence: difference?.sentence))
      } else if let difference {
        Output.result("The audit trail is not as it was written. \(difference.sentence)")
      } else {
        let anchors = report.marks > 0 ? ", and agrees with \(counted(report.marks, "anchor"))" : ""
        Output.result("The audit trail is sound: \(counted(report.events, "row"))\(anchors).")
      }
      if difference != nil { throw ExitStatus.difference }
    }
  }

  private static func marks(_ path: String) throws -> [AuditMark] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CaseworkRefusal.invalid("The file \(path) cannot be read.")
    }
    let lines = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
      .filter { !$0.allSatisfy(\.isWhitespace) }
    guard !lines.isEmpty else { throw CaseworkRefusal.invalid("The file \(path) has no anchor in it.") }
    return try lines.enumerated().map { number, line in
      guard let mark = AuditMark(line: line) else {
        throw CaseworkRefusal.invalid(
          "Line \(number + 1) of \(path) is no anchor. Give the lines as “headroom audit anchor” printed them.")
      }
      return mark
    }
  }
}

struct AuditAnchor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "anchor", abstract: "Print the end of the trail in one line, to be kept where nobody can change it.",
    discussion: """
      Number and hash of the last row, and when they were taken. Add the line to a file on another machine, every night: \
      “headroom audit verify --anchor FILE” then finds whatever was done to the trail before it.
      """)

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    let seq: Int
    let hash: String
    let moment: String
  }

  func run() async throws {
    try await reporting {
      let mark = try await database.service().auditMark()
      if output.json {
        try Output.json(Answer(seq: mark.seq, hash: mark.hash, moment: mark.moment))
      } else {
        Output.result(mark.line)
      }
    }
  }
}
