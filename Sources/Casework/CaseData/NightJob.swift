import Caseload
import Rules
import Storage

/// A run over all cases, as far as it has come.
struct NightJob: Sendable {
  let id: Int
  let day: LocalDate
  var lastCRN: String
  var assessed: Int
  var changed: Int

  /// A part of the cases: what is written in one transaction.
  struct Part: Sendable {
    let stretches: [CaseSelection]
    /// How many of them are current.
    var current = 0
    /// Those that do not stand as they should.
    var differing: Set<String> = []

    /// Looks for the cases that have to be written. Nothing is decided by it: they are reckoned again when they are.
    func compared(_ reckoner: CaseReckoner, _ connection: any SQLConnection) throws -> Part {
      var part = self
      for stretch in stretches {
        let found = try reckoner.differing(stretch, connection)
        part.current += found.current
        part.differing.formUnion(found.differing)
      }
      return part
    }

    /// What to write by: the cases by name, or all of them where naming them would take longer.
    fileprivate var selections: [CaseSelection] {
      differing.count > current / 4 ? stretches : CaseSelection.groups(of: differing)
    }
  }

  /// Brings one part up to date and notes how far the run has come, all in one transaction.
  func keep(_ part: Part, pack: RulePack, _ connection: any SQLConnection) throws -> NightJob {
    guard case .stretch(_, let upTo)? = part.stretches.last else { return self }
    var job = self
    if !part.differing.isEmpty {
      // The first second of the day: whenever a run is started again, it writes the same.
      var refresh = try CaseRefresh(
        connection, pack: pack, day: day, moment: day.iso + "T00:00:00Z", reason: "nightly run")
      for selection in part.selections { try refresh.update(selection) }
      job.changed += refresh.changed
    }
    let last =
      try connection.first("SELECT MAX(crn) FROM case_record WHERE crn < ?", [.text(upTo)]) {
        try $0.optionalText(0)
      } ?? nil
    job.lastCRN = last ?? job.lastCRN
    job.assessed += part.current
    try connection.execute(
      "UPDATE tier_job SET last_crn = ?, assessed = ?, changed = ? WHERE id = ?",
      [.text(job.lastCRN), .integer(job.assessed), .integer(job.changed), .integer(id)])
    return job
  }
}

extension Service {
  /// How many parts are looked at at a time: the databases read on several connections at once, while one is written.
  private static let readers = 2

  /// Reckons the tiers of all cases that a run has not come to yet, part by part in the order of their numbers.
  ///
  /// Almost all cases stand as they should: that is found out by reading, on several connections. Only those that do not
  /// are reckoned again by the one that writes, in the transaction that keeps them, so that nothing that was recorded in
  /// between is lost.
  ///
  /// - Returns: the run with all cases behind it, and the cases that were written.
  func reckonTiers(_ begun: NightJob, inOneGo: Int, _ progress: (@Sendable (String) -> Void)?) async throws -> (
    done: NightJob, written: Set<String>
  ) {
    let stretch = min(CaseRefresh.stretch, max(1, inOneGo))
    let (stretches, reckoner) = try await database.read { connection in
      (
        try CaseSelection.stretches(of: stretch, after: begun.lastCRN, connection),
        try CaseReckoner(connection, pack: self.pack, day: begun.day)
      )
    }
    let together = max(1, inOneGo / stretch)
    let parts = stretches.parts(of: together).map { NightJob.Part(stretches: $0) }
    return try await withThrowingTaskGroup(of: (Int, NightJob.Part).self) { group in
      var next = 0
      func compareNext() {
        guard next < parts.count else { return }
        let (number, part) = (next, parts[next])
        next += 1
        group.addTask { (number, try await self.database.read { try part.compared(reckoner, $0) }) }
      }
      for _ in 0..<Self.readers { compareNext() }
      var job = begun
      var written: Set<String> = []
      var compared: [Int: NightJob.Part] = [:]
      var first = 0
      while let (number, part) = try await group.next() {
        compareNext()
        compared[number] = part
        while let part = compared.removeValue(forKey: first) {
          let before = job
          job = try await database.write { try before.keep(part, pack: self.pack, $0) }
          first += 1
          written.formUnion(part.differing)
          progress?("Reckoned the tiers of \(job.assessed) cases, \(job.changed) changed")
          try Task.checkCancellation()
        }
      }
      return (job, written)
    }
  }
}
