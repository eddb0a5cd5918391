public import DataFormat
import Exchange
import Rules
import Storage

extension Service {
  public func versionedRow(of sheet: Sheet, key: [String]) async throws -> VersionedRow? {
    guard key.count == sheet.key.count else { return nil }
    let named = Dictionary(zip(sheet.key, key), uniquingKeysWith: { first, _ in first })
    let kept = sheet.keyAsKept(named, lists: FieldLists(pack))
    return try await view(.viewRecord, sheet.audited(key)) { connection in
      try self.requireSubject(sheet, named, connection)
      guard let row = try self.row(sheet, kept, connection) else { return nil }
      let found = VersionedRow(sheet, row)
      try self.requireChange(sheet, found.texts, connection)
      return found
    }
  }

  public func record(
    _ given: HandEntry, expecting: RecordExpectation, once: OnceKey?,
    answer: @escaping @Sendable (HandOutcome, VersionedRow?) throws -> KeptAnswer
  ) async throws -> KeptAnswer {
    guard let sheet = DataSheets.named(given.sheet) else {
      throw CaseworkRefusal.notFound("There is no sheet “\(given.sheet)”.")
    }
    var entry = given
    entry.madeBy = actor.displayName
    return try await notingRefusal(.recordChange, entry.subject(sheet)) {
      try await database.write { [entry] connection in
        try self.require(.change, sheet.fields, connection)
        if let kept = try self.keptAnswer(once, connection) {
          try trail(.init(.recordChange, entry.subject(sheet), detail: "\(sheet.name), answered again"), connection)
          return kept
        }
        try self.requireSubject(sheet, entry.texts, connection)
        let key = sheet.keyAsKept(entry.texts, lists: FieldLists(self.pack))
        let before = try self.row(sheet, key, connection).map { VersionedRow(sheet, $0) }
        if let before { try self.requireChange(sheet, before.texts, connection) }
        try expecting.check(before)
        let outcome = try self.record(entry, sheet, connection)
        try trail(.init(.recordChange, entry.subject(sheet), of: outcome, sheet), connection)
        let after = try self.row(sheet, key, connection).map { VersionedRow(sheet, $0) }
        let answered = try answer(outcome, after)
        if case .kept = outcome { try self.keep(answered, for: once, connection) }
        return answered
      }
    }
  }

  /// Throws ``CaseworkRefusal/restricted`` alike for a case that is not there and for one that is kept from the actor.
  private func requireSubject(_ sheet: Sheet, _ texts: [String: String], _ connection: any SQLConnection) throws {
    // A new case is not there yet; whether it may be changed is asked with the row.
    guard let column = sheet.aboutCase, sheet.name != DataSheets.cases.name else {
      try require(.change, sheet.fields, connection)
      return
    }
    guard let crn = texts[column.name], !crn.isEmpty else { return }
    try requireCase(.change, sheet.fields, crn, on: liveDay(connection), connection)
  }

  /// What this token's request of the key was answered. Throws ``RecordConflict/keyReused`` where that was another request.
  private func keptAnswer(_ once: OnceKey?, _ connection: any SQLConnection) throws -> KeptAnswer? {
    guard let once, case .token(let token) = actor.way else { return nil }
    let found = try connection.first(
      """
      SELECT request_digest, status, location, version, body FROM kept_answer
      WHERE token_id = ? AND answer_key = ? AND kept > ?
      """, [.integer(token), .text(once.text), .integer(clock.seconds() - keptSeconds)]
    ) { row in
      let answer = KeptAnswer(
        status: try row.int(1), location: try row.optionalText(2), version: try row.optionalText(3),
        body: try row.text(4), isRepeated: true)
      return (digest: try row.text(0), answer: answer)
    }
    guard let found else { return nil }
    guard found.digest == once.requestDigest else { throw RecordConflict.keyReused }
    return found.answer
  }

  /// For how long an answer is given again.
  private var keptSeconds: Int { pack.programs.keptAnswerHours * 3_600 }

  private func keep(_ answer: KeptAnswer, for once: OnceKey?, _ connection: any SQLConnection) throws {
    guard let once, case .token(let token) = actor.way else { return }
    let now = clock.seconds()
    try connection.execute("DELETE FROM kept_answer WHERE kept <= ?", [.integer(now - keptSeconds)])
    try connection.execute(
      """
      INSERT INTO kept_answer (token_id, answer_key, request_digest, kept, status, location, version, body)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .integer(token), .text(once.text), .text(once.requestDigest), .integer(now), .integer(answer.status),
        .optional(answer.location), .optional(answer.version), .text(answer.body),
      ])
  }
}

extension RecordExpectation {
  /// Throws ``RecordConflict`` where a record does not stand as expected.
  fileprivate func check(_ found: VersionedRow?) throws {
    switch (self, found) {
    case (.absent, nil), (.present(nil), .some): return
    case (.absent, .some): throw RecordConflict.exists
    case (.present, nil): throw RecordConflict.missing
    case (.present(let versions?), let found?):
      guard versions.contains(found.version) else { throw RecordConflict.changed(version: found.version) }
    }
  }
}

extension VersionedRow {
  fileprivate init(_ sheet: Sheet, _ row: [FieldValue]) {
    let named = zip(sheet.columns, row).map { column, value in (column.name, column.text(of: value)) }
    self.init(
      texts: Dictionary(named, uniquingKeysWith: { first, _ in first }),
      // Each part with its length, so that no two rows have the same text.
      version: Fingerprint.of(named.map { "\($0.utf8.count):\($0)\($1.utf8.count):\($1)" }.joined()))
  }
}
