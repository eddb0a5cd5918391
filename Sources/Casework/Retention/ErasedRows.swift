import Caseload
import DataFormat
import Rules
import Storage

/// What a feed still says of people whose records were erased here: a feed does not reverse an erasure.
///
/// Who was erased is in the audit trail only; which pseudonym is whose is nowhere.
struct ErasedRows {
  /// Codes that stand in place of those that were erased.
  let pseudonyms: Set<String>
  private let cases: Set<String>
  private let staff: Set<String>
  private let casesBefore: String?
  private let staffBefore: String?
  /// Cases and staff of this feed whose rows are passed over.
  private var passed: Set<String> = []

  /// - Parameter day: the day of the feed.
  init(_ rules: RetentionRules, day: LocalDate?, _ connection: any SQLConnection) throws {
    func edge(_ kind: RetentionRules.Kind) -> String? {
      rules.periods.first { $0.kind == kind }.flatMap { day?.months(back: $0.months).iso }
    }
    let erased = try connection.query(
      "SELECT DISTINCT subject_kind, subject FROM audit_event WHERE action = ? AND outcome = 'done'",
      [.text(AuditAction.erasure.rawValue)]
    ) { (try $0.text(0), try $0.text(1)) }
    cases = Set(erased.filter { $0.0 == "person" }.map(\.1))
    staff = Set(erased.filter { $0.0 == "staff" }.map(\.1))
    pseudonyms = Set(try connection.query("SELECT pseudonym FROM erasure", []) { try $0.text(0) })
    casesBefore = edge(.endedCases)
    staffBefore = edge(.formerStaff)
  }

  /// Whether a row is about somebody who was erased and is due still. A case that was opened again, or somebody who came back,
  /// comes in as anybody does.
  mutating func passesOver(_ sheet: Sheet, _ row: [FieldValue]) -> Bool {
    guard !cases.isEmpty || !staff.isEmpty, let code = row[0].text else { return false }
    switch sheet.name {
    case DataSheets.cases.name: note(code, cases, sheet.position(of: "ends_on").flatMap { row[$0].text }, casesBefore)
    case DataSheets.staff.name: note(code, staff, sheet.position(of: "left_on").flatMap { row[$0].text }, staffBefore)
    default: break
    }
    return ["crn", "staff_code"].contains(sheet.key[0]) && passed.contains(code)
  }

  /// Whether two rows of a history differ only in what an erasure took out: who held the case, and why.
  func isSame(_ sheet: Sheet, _ kept: [FieldValue], _ fed: [FieldValue]) -> Bool {
    guard let holder = sheet.position(of: "staff_code"), let code = kept[holder].text, pseudonyms.contains(code),
      fed[holder].text.map(staff.contains) == true
    else { return false }
    let reason = sheet.position(of: "reason")
    return kept.indices.allSatisfy { $0 == holder || $0 == reason || kept[$0] == fed[$0] }
  }

  private mutating func note(_ code: String, _ erased: Set<String>, _ end: String?, _ before: String?) {
    guard erased.contains(code), let end, let before, end < before else { return }
    passed.insert(code)
  }
}
