import ArgumentParser

struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "The audit trail: who did what to whose data, and whether the trail is whole.",
    discussion: """
      The trail is there to check that data are used lawfully, for the service to look at its own conduct, and to prove that \
      data and trail are whole. It is never used to measure how anybody performs.
      """,
    subcommands: [AuditVerify.self, AuditAnchor.self, AuditList.self, AuditExport.self])
}
