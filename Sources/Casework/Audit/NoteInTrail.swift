import Storage

extension Service {
  /// Adds a row of this actor and moment to the audit trail, in the transaction of what it is about. Throws ``StorageError``.
  func trail(_ entry: AuditEntry, _ connection: any SQLConnection) throws {
    try AuditTrail.append(entry, by: actor, at: clock.auditMoment, connection)
  }

  /// Notes what changes nothing, for instance a view, in a transaction of its own that does not wait for the disk.
  /// Throws ``StorageError``: what cannot be noted must not be done.
  public func noteInTrail(_ entry: AuditEntry) async throws {
    let started = ContinuousClock.now
    try await database.note { try trail(entry, $0) }
    watch?.add(started.duration(to: .now), to: \.noting)
  }

  /// Runs `work`; when it throws, notes that `action` was refused or failed before the error goes on. What was begun is
  /// undone by then, so the note has a transaction of its own.
  ///
  /// - Parameter isQuiet: whether nothing is noted after all.
  func notingRefusal<Value>(
    _ action: AuditAction, _ subject: AuditSubject = .none,
    unless isQuiet: @escaping @Sendable (any SQLConnection) throws -> Bool = { _ in false },
    _ work: () async throws -> Value
  ) async throws -> Value {
    do { return try await work() } catch {
      if error is any PlannedUndoing { throw error }
      let entry = AuditEntry(action, subject, outcome: .init(error), detail: Self.kind(of: error))
      // A store that can keep nothing keeps no note either; what was asked for is undone whichever it is.
      try? await database.note { if try !isQuiet($0) { try trail(entry, $0) } }
      throw error
    }
  }

  /// What kind of error it was, without what it says: that may repeat what somebody wrote.
  private static func kind(of error: any Error) -> String {
    switch error {
    case CaseworkRefusal.notFound: "not found"
    case CaseworkRefusal.noFigures, CaseworkRefusal.noCases: "nothing there yet"
    case CaseworkRefusal.restricted: "restricted"
    case CaseworkRefusal.notAllowed: "not allowed"
    case CaseworkRefusal.invalid: "invalid"
    case is CancellationError: "stopped"
    case is StorageError: "the database"
    default: String(describing: type(of: error))
    }
  }
}

/// Ends a transaction that was meant to be undone, for instance a preview: no refusal.
protocol PlannedUndoing: Error {}

extension AuditEntry.Outcome {
  /// What came of what ended with an error: a fault of the machine or a refusal.
  fileprivate init(_ error: any Error) {
    self = error is StorageError || error is CancellationError ? .failed : .refused
  }
}
