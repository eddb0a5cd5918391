import ArgumentParser
import Casework
import Foundation

struct SubjectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "subject", abstract: "Answer somebody who asks what is held about them.",
    discussion: """
      What is held is gathered as a draft. A person reads it, leaves out what is about others, and gives out the document. \
      Each step is in the audit trail. Restricted cases are gathered on the pages, by whoever may see them.
      """,
    subcommands: [SubjectExport.self, SubjectReview.self, SubjectList.self])
}

struct SubjectExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Gather a draft, or take one that was gathered, and write it to a new HTML file.")

  @Option(help: "A person on probation, by case reference number.") var crn: String?
  @Option(help: ArgumentHelp("A member of staff, by staff code.", valueName: "CODE")) var staff: String?
  @Option(help: ArgumentHelp("A draft that was gathered before, by its number.", valueName: "NUMBER")) var draft: Int?
  @Argument(help: ArgumentHelp("A file that is not there yet.", valueName: "FILE.html")) var file: String
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    let draft: Int
    let items: Int
    let isReviewed: Bool
    let file: String
  }

  func validate() throws {
    let given = [crn != nil, staff != nil, draft != nil].count { $0 }
    guard given == 1 else { throw ValidationError("Name one of --crn, --staff and --draft.") }
  }

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      guard !FileManager.default.fileExists(atPath: file) else {
        throw CaseworkRefusal.invalid("The file \(file) is there already. Name a new file.")
      }
      let id: Int
      if let draft {
        id = draft
      } else {
        id = try await service.draftSubject(staff.map { .staff($0) } ?? .person(crn ?? ""))
      }
      let found = try await service.subjectDraft(id)
      let document = try await service.subjectDocument(id)
      // For its owner only: it is as secret as the database.
      guard
        FileManager.default.createFile(
          atPath: file, contents: Data(document.utf8), attributes: [.posixPermissions: 0o600])
      else { throw CaseworkRefusal.invalid("The file \(file) cannot be made.") }
      if output.json {
        try Output.json(
          Answer(draft: id, items: found.data.items, isReviewed: found.reviewedAt != nil, file: file))
      } else {
        let state =
          found.reviewedAt == nil
          ? "It is a draft: read it, then say what is left out with headroom subject review \(id)."
          : "It was reviewed by \(found.reviewedBy ?? "somebody")."
        Output.result("Wrote \(counted(found.data.items, "item")) of draft \(id) to \(file). \(state)")
      }
    }
  }
}

struct SubjectReview: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Say that you have read a draft, and which of its items are left out.")

  @Argument(help: "The number of the draft.") var draft: Int
  @Option(name: .customLong("leave-out"), help: ArgumentHelp("Numbers of items, with commas.", valueName: "3,7"))
  var leaveOut = ""
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      let items = try leaveOut.split(separator: ",").map { text in
        guard let number = Int(text) else { throw CaseworkRefusal.invalid("“\(text)” is no number of an item.") }
        return number
      }
      try await database.service().reviewSubjectDraft(draft, leavingOut: items)
      try Output.change(
        "draft \(draft)", "reviewed", "Draft \(draft) is reviewed; \(counted(items.count, "item")) left out.", output)
    }
  }
}

struct SubjectList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "Drafts, newest first.")

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    let draft: Int
    let about: String
    let madeAt, madeBy: String
    let items: Int
    let reviewedAt, reviewedBy: String?
  }

  func run() async throws {
    try await reporting {
      let drafts = try await database.service().subjectDrafts()
      if output.json {
        try Output.json(
          drafts.map {
            Answer(
              draft: $0.id, about: $0.subject.code, madeAt: $0.madeAt, madeBy: $0.madeBy, items: $0.data.items,
              reviewedAt: $0.reviewedAt, reviewedBy: $0.reviewedBy)
          })
      } else if drafts.isEmpty {
        Output.result("Nothing has been gathered.")
      } else {
        for draft in drafts {
          let state = draft.reviewedBy.map { "reviewed by \($0)" } ?? "to be read"
          Output.result(
            "\(draft.id)  \(draft.subject.code)  \(draft.madeAt)  \(counted(draft.data.items, "item"))  \(state)")
        }
      }
    }
  }
}
