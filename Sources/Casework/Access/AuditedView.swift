import Storage

extension Service {
  /// Reads for a page, and keeps in the audit trail whose data were looked at, or that it was refused.
  ///
  /// What cannot be noted is not shown.
  ///
  /// - Parameter key: of a view that takes long and follows from the contents, the day, the rules and the actor alone.
  func view<Value: Sendable>(
    _ action: AuditAction, _ subject: AuditSubject = .none, detail: String? = nil, keptAs key: ViewKey? = nil,
    _ work: @escaping @Sendable (any SQLConnection) throws -> Value
  ) async throws -> Value {
    try await view(action, of: { _ in subject }, or: subject, detail: detail, keptAs: key, work)
  }

  /// The same where the answer itself says whose data it holds.
  ///
  /// - Parameters:
  ///   - subject: of an answer.
  ///   - asked: what was asked for, for a refusal.
  ///   - key: of a view that takes long and follows from the contents, the day, the rules and the actor alone.
  func view<Value: Sendable>(
    _ action: AuditAction, of subject: (Value) -> AuditSubject, or asked: AuditSubject, detail: String? = nil,
    keptAs key: ViewKey? = nil, _ work: @escaping @Sendable (any SQLConnection) throws -> Value
  ) async throws -> Value {
    let value: Value
    watch?.beginReading()
    defer { watch?.endReading() }
    do {
      value = try await database.read { connection in
        guard let key else { return try work(connection) }
        return try self.kept(as: key, connection, work)
      }
    } catch let refusal as CaseworkRefusal {
      if let detail = refusal.audited {
        try await noteInTrail(AuditEntry(action, asked, outcome: .refused, detail: detail))
      }
      throw refusal
    }
    let entry = AuditEntry(action, subject(value), detail: detail)
    guard watch?.hasNoted(entry) != true else { return value }
    try await noteInTrail(entry)
    watch?.didNote(entry)
    return value
  }
}

extension CaseworkRefusal {
  /// What the audit trail says of a refusal; nil for what tells nothing of anybody's data.
  var audited: String? {
    switch self {
    case .notAllowed: "not allowed"
    case .restricted: "restricted"
    case .notFound, .noFigures, .noCases, .invalid: nil
    }
  }
}
