public import Storage

/// Puts rows of the case-level world straight into a database, with defaults for what a test does not say.
public struct CaseRecords {
  public let connection: any SQLConnection

  /// Inside a write transaction.
  public init(_ connection: any SQLConnection) { self.connection = connection }

  /// A row of any table by its columns; NULL is left out.
  public func insert(_ table: String, _ values: [String: SQLValue?]) throws {
    let known = values.compactMapValues(\.self).sorted { $0.key < $1.key }
    try connection.execute(
      """
      INSERT INTO \(table) (\(known.map(\.key).joined(separator: ", ")))
      VALUES (\(known.map { _ in "?" }.joined(separator: ", ")))
      """, known.map(\.value))
  }

  public func dataImport(asOf: String) throws {
    try insert(
      "data_import",
      [
        "fingerprint": .text("f-\(asOf)"), "kind": "full", "state": "accepted", "as_of": .text(asOf),
        "received_at": .text("\(asOf)T02:00:00Z"), "rows_read": 1, "problems": 0,
      ])
  }

  public func unit(
    _ code: String, _ name: String, level: String, parent: String? = nil, from: String = "2021-06-26",
    until: String? = nil
  ) throws {
    try insert(
      "org_unit",
      [
        "code": .text(code), "name": .text(name), "level": .text(level), "parent": parent.map(SQLValue.text),
        "starts_on": .text(from), "ends_on": until.map(SQLValue.text),
      ])
  }

  /// A member of staff with the page of a practitioner.
  public func staff(
    _ code: String, _ forename: String, _ surname: String, left: String? = nil, traineeFrom: String? = nil,
    qualified: String? = nil, newlyQualifiedUntil: String? = nil
  ) throws {
    try insert(
      "staff",
      [
        "staff_code": .text(code), "forename": .text(forename), "surname": .text(surname),
        "left_on": left.map(SQLValue.text), "trainee_from": traineeFrom.map(SQLValue.text),
        "qualified_on": qualified.map(SQLValue.text),
        "newly_qualified_until": newlyQualifiedUntil.map(SQLValue.text),
      ])
    try insert(
      "practitioner",
      [
        "staff_code": .text(code), "forename": .text(forename), "surname": .text(surname),
        "search_text": .text("\(forename) \(surname) \(code)".lowercased()),
      ])
  }

  /// - Parameter hours: hundredths a week.
  public func post(
    _ staff: String, _ team: String, grade: String = "PO", hours: Int? = 3_700, from: String = "2020-01-01",
    until: String? = nil
  ) throws {
    try insert(
      "staff_post",
      [
        "staff_code": .text(staff), "team": .text(team), "grade": .text(grade),
        "weekly_hours": hours.map(SQLValue.integer), "starts_on": .text(from), "ends_on": until.map(SQLValue.text),
      ])
  }

  /// - Parameter fte: hundredths.
  public func funded(_ unit: String, _ grade: String, fte: Int) throws {
    try insert(
      "funded_post", ["unit": .text(unit), "grade": .text(grade), "starts_on": "2020-01-01", "fte": .integer(fte)])
  }

  /// A current case: its record and its line in the list of current cases.
  public func currentCase(
    _ crn: String, _ forename: String = "Sam", _ surname: String = "Archer", team: String? = "T1",
    holder: String? = nil, holderName: String? = nil, since: String = "2026-11-01T09:00:00Z",
    type: String? = "community-order", location: String? = "community", tier: String = "B2",
    isProvisional: Bool = false, rosh: String? = "medium", mappa: String? = nil, release: String? = nil,
    sentenced: String? = "2026-01-05", expectedEnd: String? = "2027-06-30", isRestricted: Bool = false
  ) throws {
    try insert(
      "case_record",
      [
        "crn": .text(crn), "forename": .text(forename), "surname": .text(surname), "date_of_birth": "1990-02-28",
        "gender": "male", "team": team.map(SQLValue.text), "setting": "community", "responsible": "community",
        "starts_on": "2026-01-05",
      ])
    let searched = "\(forename) \(surname) \(crn)".lowercased()
    try insert(
      "case_now",
      [
        "crn": .text(crn), "forename": .text(forename), "surname": .text(surname), "search_text": .text(searched),
        "gender": "male", "team": team.map(SQLValue.text), "staff_code": holder.map(SQLValue.text),
        "holder_name": holder.map { .text(holderName ?? $0) },
        "holder_team": holder == nil ? nil : team.map(SQLValue.text),
        "held_since": .text(since), "starts_on": "2026-01-05", "type": type.map(SQLValue.text), "orders": 1,
        "location": location.map(SQLValue.text), "setting": "community", "tier": .text(tier),
        "provisional": .integer(isProvisional ? 1 : 0), "rosh": rosh.map(SQLValue.text),
        "mappa": mappa.map(SQLValue.text), "release_on": release.map(SQLValue.text),
        "sentenced_on": sentenced.map(SQLValue.text), "expected_end_on": expectedEnd.map(SQLValue.text),
        "restricted": .integer(isRestricted ? 1 : 0),
        "marks": .text(
          [tier, type ?? "none", location ?? "none", rosh ?? "none", mappa ?? "none", isProvisional ? "1" : "0"]
            .joined(separator: "|")),
      ])
  }
}
