import FoundationEssentials
import Rules
import Storage

extension Service: SubjectUse {
  public func subjectDrafts() async throws -> [SubjectDraft] {
    try await view(.subjectAccess, detail: "list") { connection in
      let scope = try self.require(.export, .subjectAccess, connection)
      return try self.drafts("1 = 1", [], connection).filter { draft in
        try self.reaches(draft.subject, scope, connection)
      }
    }
  }

  public func draftSubject(_ subject: DataSubject) async throws -> Int {
    let (actor, now) = (actor, clock.timestamp)
    return try await notingRefusal(.subjectAccess, subject.audited) {
      try await database.write { connection in
        try self.requireSubject(subject, connection)
        let data = try GatherSubject(service: self, subject: subject, connection: connection).data()
        guard GatherSubject.isAnythingHeld(in: data) else {
          throw CaseworkRefusal.notFound("Nothing is held about \(subject.code).")
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let content = String(decoding: try encoder.encode(data), as: UTF8.self)
        let id = try connection.insert(
          """
          INSERT INTO subject_draft (kind, subject, made_at, made_by, maker_name, content, left_out)
          VALUES (?, ?, ?, ?, ?, ?, '')
          """,
          [
            .text(subject.kind), .text(subject.code), .text(now), .text(actor.name), .text(actor.displayName),
            .text(content),
          ])
        try self.trail(AuditEntry(.subjectAccess, subject.audited, detail: "draft \(id)"), connection)
        return id
      }
    }
  }

  public func subjectDraft(_ id: Int) async throws -> SubjectDraft {
    try await view(.subjectAccess, of: { $0.subject.audited }, or: .item(kind: "draft", id: String(id)), detail: "seen")
    {
      connection in
      try self.require(.export, .subjectAccess, connection)
      return try self.draft(id, connection)
    }
  }

  public func reviewSubjectDraft(_ id: Int, leavingOut items: [Int]) async throws {
    let (actor, now) = (actor, clock.timestamp)
    try await notingRefusal(.subjectAccess, .item(kind: "draft", id: String(id))) {
      try await database.write { connection in
        try self.require(.export, .subjectAccess, connection)
        let draft = try self.draft(id, connection)
        guard draft.reviewedAt == nil else {
          throw CaseworkRefusal.invalid(
            "This was reviewed already, by \(draft.reviewedBy ?? "somebody"). Make a new draft.")
        }
        let known = Set(draft.data.sections.flatMap { $0.items.map(\.number) })
        let left = Set(items).sorted()
        if let other = left.first(where: { !known.contains($0) }) {
          throw CaseworkRefusal.invalid("The draft has no item \(other).")
        }
        try connection.execute(
          "UPDATE subject_draft SET left_out = ?, reviewed_at = ?, reviewed_by = ?, reviewer_name = ? WHERE id = ?",
          [
            .text(left.map(String.init).joined(separator: " ")), .text(now), .text(actor.name),
            .text(actor.displayName),
            .integer(id),
          ])
        try self.trail(
          AuditEntry(
            .subjectAccess, draft.subject.audited, detail: "draft \(id) reviewed, \(left.count) items left out"),
          connection)
      }
    }
  }

  public func subjectDocument(_ id: Int) async throws -> String {
    let draft = try await view(
      .subjectAccess, of: { $0.subject.audited }, or: .item(kind: "draft", id: String(id)), detail: "document"
    ) { connection in
      try self.require(.export, .subjectAccess, connection)
      return try self.draft(id, connection)
    }
    return SubjectDocument(draft: draft, madeOf: "\(pack.title), version \(pack.version)").html
  }

  private func draft(_ id: Int, _ connection: any SQLConnection) throws -> SubjectDraft {
    // A draft that is not there and one about somebody out of reach are refused alike.
    guard let draft = try drafts("id = ?", [.integer(id)], connection).first else {
      throw actor.way == .terminal
        ? CaseworkRefusal.notFound("There is no draft of this number.") : CaseworkRefusal.restricted
    }
    do { try requireSubject(draft.subject, connection) } catch { throw CaseworkRefusal.restricted }
    return draft
  }

  private func requireSubject(_ subject: DataSubject, _ connection: any SQLConnection) throws {
    switch subject {
    case .person(let crn):
      // Nobody can say any more whose case an erased one was: only whoever reaches everybody is told that it was.
      if try isErased(crn: crn, connection), try require(.export, .subjectAccess, connection).isEverything { return }
      try requireCase(.export, .subjectAccess, crn, on: liveDay(connection), connection)
    case .staff(let code): try require(.export, .subjectAccess, staff: code, connection)
    }
  }

  /// Whether a case was erased, and did not come back since.
  private func isErased(crn: String, _ connection: any SQLConnection) throws -> Bool {
    try connection.first(
      """
      SELECT 1 FROM audit_event WHERE subject = ? AND subject_kind = 'person' AND action = 'erasure' AND outcome = 'done'
        AND NOT EXISTS (SELECT 1 FROM case_record c WHERE c.crn = audit_event.subject)
      """, [.text(crn)]
    ) { try $0.int(0) } != nil
  }

  private func reaches(_ subject: DataSubject, _ scope: AccessScope, _ connection: any SQLConnection) throws -> Bool {
    switch subject {
    case .person(let crn):
      try holds(scope, crn: crn, connection) && !isHidden(crn: crn, on: liveDay(connection), connection)
    case .staff(let code): try holds(scope, staff: code, connection)
    }
  }

  private func drafts(_ match: String, _ values: [SQLValue], _ connection: any SQLConnection) throws -> [SubjectDraft] {
    try connection.query(
      """
      SELECT id, kind, subject, made_at, maker_name, content, left_out, reviewed_at, reviewer_name FROM subject_draft
      WHERE \(match) ORDER BY id DESC
      """, values
    ) { row in
      guard let subject = DataSubject(kind: try row.text(1), code: try row.text(2)) else {
        throw StorageError.damaged("a draft is about nobody")
      }
      return SubjectDraft(
        id: try row.int(0), subject: subject, madeAt: try row.text(3), madeBy: try row.text(4),
        data: try JSONDecoder().decode(SubjectData.self, from: Data(try row.text(5).utf8)),
        leftOut: try row.text(6).split(separator: " ").compactMap { Int($0) }, reviewedAt: try row.optionalText(7),
        reviewedBy: try row.optionalText(8))
    }
  }
}
