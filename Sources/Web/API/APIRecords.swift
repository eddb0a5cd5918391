import Casework
import DataFormat
import HTTPTypes
import JSONShapes

extension APIVisit {
  private struct Record: Encodable {
    let sheet: String
    let key: [String: String]
    let values: [String: String]
  }

  private struct Recorded: Encodable {
    /// `kept`, or `unchanged` where it says so already.
    let outcome: String
    /// Whether the case system owns the fact: it counts at once, and waits for it.
    let waitsForCaseSystem: Bool
    let effects: EffectsJSON?
    let record: Record?
  }

  /// A record as it stands, with its version.
  func record() async throws -> Answer {
    let sheet = try sheet()
    guard let found = try await use.versionedRow(of: sheet, key: try key(sheet)) else { throw missing(sheet) }
    return read(try JSONText.of(Self.record(sheet, found)), version: found.version)
  }

  /// Makes a record that is not there yet, once for each key of a request.
  func newRecord() async throws -> Answer {
    let sheet = try sheet()
    let once = try onceKey()
    let sent = try APIBody(body)
    try checkColumns(sent, of: sheet)
    let entry = HandEntry(sheet: sheet.name, texts: sent.values, madeBy: "", reason: sent.reason)
    return try await recorded(entry, sheet, .absent, once, status: 201)
  }

  /// Changes a record that is the version that was named.
  func changedRecord() async throws -> Answer {
    let sheet = try sheet()
    let key = try key(sheet)
    guard !sheet.isHistory else {
      throw Problem(.content, "What is recorded of this stays as it is. Record what came later.")
    }
    guard let field = request.headerFields[.ifMatch] else {
      throw Problem(.conditionRequired, "Send If-Match with the ETag of the record as you read it.")
    }
    guard let versions = Conditions.versions(field, isStrong: true) else {
      throw Problem(.invalid, "If-Match holds no tag that can be read.")
    }
    let sent = try APIBody(body)
    try checkColumns(sent, of: sheet)
    var texts = sent.values
    for (name, text) in zip(sheet.key, key) {
      guard texts[name] ?? text == text else {
        throw Problem(.content, "The key of a record stays as it is.", [.init(column: name, message: "It is the key.")])
      }
      texts[name] = text
    }
    let entry = HandEntry(sheet: sheet.name, texts: texts, madeBy: "", reason: sent.reason)
    return try await recorded(entry, sheet, .present(versions: versions), nil, status: 200)
  }

  private func recorded(
    _ entry: HandEntry, _ sheet: Sheet, _ expecting: RecordExpectation, _ once: OnceKey?, status: Int
  ) async throws -> Answer {
    let kept = try await use.record(entry, expecting: expecting, once: once) { outcome, row in
      let recorded: Recorded
      let record = row.map { Self.record(sheet, $0) }
      switch outcome {
      case .refused:
        let problems = outcome.handProblems
        let problem = Problem(
          .content,
          "Nothing was changed. \(problems.count == 1 ? "One thing has" : "\(problems.count) things have") to be put right.",
          problems.map { Problem.Detail(column: $0.column, message: $0.message) })
        return KeptAnswer(status: problem.kind.status.code, location: nil, version: nil, body: problem.text)
      case .same:
        recorded = Recorded(outcome: "unchanged", waitsForCaseSystem: false, effects: nil, record: record)
      case .kept(let effects, let isWaiting):
        recorded = Recorded(
          outcome: "kept", waitsForCaseSystem: isWaiting, effects: EffectsJSON(effects), record: record)
      }
      let place = row.map { Self.place(sheet, $0) }
      return KeptAnswer(
        status: status, location: status == 201 ? place : nil, version: row?.version,
        body: try JSONText.of(recorded))
    }
    return answer(kept)
  }

  private func answer(_ kept: KeptAnswer) -> Answer {
    let isProblem = kept.status >= 400
    var answer = Answer(
      status: HTTPResponse.Status(code: kept.status),
      headers: [.contentType: isProblem ? Problem.mediaType : "application/json"], body: kept.body)
    answer.headers[.location] = kept.location
    answer.headers[.eTag] = kept.version.map(Conditions.tag)
    if kept.isRepeated, let name = HTTPField.Name("Idempotency-Replayed") { answer.headers[name] = "true" }
    return answer
  }

  private static func record(_ sheet: Sheet, _ row: VersionedRow) -> Record {
    Record(
      sheet: sheet.name, key: row.texts.filter { sheet.key.contains($0.key) },
      values: row.texts.filter { !$0.value.isEmpty })
  }

  /// Where a record is read and changed.
  private static func place(_ sheet: Sheet, _ row: VersionedRow) -> String {
    "/api/v1/records/\(Address.encode(sheet.name))/"
      + sheet.key.map { Address.encode(row.texts[$0] ?? "") }.joined(separator: ",")
  }

  private func sheet() throws -> Sheet {
    guard let sheet = DataSheets.named(address["sheet"]) else { throw Address.Fault.notFound }
    return sheet
  }

  private func key(_ sheet: Sheet) throws -> [String] {
    guard address.key.count == sheet.key.count else {
      throw Address.Fault.invalid(
        "The key of \(sheet.name) is \(sheet.key.joined(separator: ", ")), with commas between them.")
    }
    return address.key
  }

  private func missing(_ sheet: Sheet) -> CaseworkRefusal { .notFound("There is no \(sheet.row) of this key.") }

  private func checkColumns(_ sent: APIBody, of sheet: Sheet) throws {
    let unknown = Set(sent.values.keys).subtracting(sheet.columns.map(\.name)).sorted()
    guard unknown.isEmpty else {
      throw Problem(
        .content, "Nothing was changed. The sheet \(sheet.name) has other columns.",
        unknown.prefix(20).map { .init(column: $0, message: "There is no such column.") })
    }
  }

  /// The key that every POST has: what is sent again under it takes effect once.
  private func onceKey() throws -> OnceKey {
    guard let name = HTTPField.Name("Idempotency-Key"), let given = request.headerFields[name] else {
      throw Problem(
        .invalid, "Send the field Idempotency-Key with a text of your own for this request, such as a UUID.")
    }
    // The draft of the field has quotes around it; programs often leave them out.
    let text =
      given.count >= 2 && given.first == "\"" && given.last == "\"" ? String(given.dropFirst().dropLast()) : given
    guard (1...Self.longestKey).contains(text.utf8.count), text.utf8.allSatisfy({ (33...126).contains($0) && $0 != 34 })
    else {
      throw Problem(.invalid, "An Idempotency-Key has from 1 to \(Self.longestKey) visible signs of ASCII.")
    }
    return OnceKey(
      text: text,
      requestDigest: Fingerprint.of("\(address.path)\n" + String(decoding: body, as: UTF8.self)))
  }

  private static let longestKey = 128
}
