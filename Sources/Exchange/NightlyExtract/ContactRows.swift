import Rules
import Caseload
import Workload

/// Reads contacts that one practitioner did on a case that another holds (the sheet CMS).
///
/// Who did the contact gains its points, who holds the case gives them away; each side only if that post is in the extract.
final class ContactRows: SheetRows {
  private struct Contact {
    let row: Int
    let code: Int
    /// Owners, each nil when they have no row in WMT_Extract.
    let doneBy: Int?
    let heldBy: Int?
    let digest: RowDigest
    /// Recent enough to count.
    let isCurrent: Bool
    var isContradicted = false
  }

  private var contacts: [Contact] = []
  private var byNumber: [String: Int] = [:]
  private let codeIndex: [String: Int]
  private let today: LocalDate

  /// - Parameter date: of the extract; a contact counts on its own day and `contacts.days` − 1 more.
  init(_ draft: ExtractDraft, _ headings: SheetHeadings, date: LocalDate) {
    today = date
    codeIndex = Dictionary(
      draft.pack.contacts.types.enumerated().map { ($0.element.code, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    super.init(draft, headings)
  }

  override func take(_ row: SheetRow) {
    guard row.cells.contains(where: { !trimmed(row.bytes($0)).isEmpty }) else { return }
    draft.rowsRead[role, default: 0] += 1
    fields.gather(row, headings.table)
    let doneBy = draft.owner(fields.bytes(.contactStaff, row), fields.bytes(.contactTeam, row))
    let heldBy = draft.owner(fields.bytes(.staff, row), fields.bytes(.team, row))
    if noteOverlong(row, codes: [.staff, .team, .contactStaff, .contactTeam, .contactNumber]) {
      return setAside([doneBy, heldBy], row: row.number)
    }
    let code = fields.text(.contactCode, row)
    guard let codeNumber = codeIndex[code] else {
      return note(
        .noted, .unknownContact, row, fields.cell(.contactCode, row),
        message: code.isEmpty ? "The contact has no type." : "The contact type \(shown(code)) is not in the rule pack.",
        done: "It was not counted.")
    }
    guard let day = fields.cell(.contactDate, row).flatMap({ draft.dates.day($0, row.bytes($0)) }) else {
      return setAsideUndated(row, doneBy, heldBy)
    }
    let isCurrent = day + draft.pack.contacts.days > today
    let contact = Contact(
      row: row.number, code: codeNumber, doneBy: doneBy, heldBy: heldBy, digest: RowDigest(row), isCurrent: isCurrent)
    guard isFirst(row, contact), isCurrent else { return }
    if day > today {
      note(
        .noted, .futureDate, row, fields.cell(.contactDate, row),
        message: "The contact is dated after the extract, which is of \(today.text).",
        done: "It was counted.")
    }
    noteAbsent(row, doneBy, heldBy)
  }

  /// Whether the row is the first of its number. Two rows of one number that differ set both aside.
  private func isFirst(_ row: SheetRow, _ contact: Contact) -> Bool {
    let number = fields.text(.contactNumber, row)
    if number.isEmpty {
      note(
        .noted, .missingCode, row, message: "The contact has no number, so that a repeat of it could not be seen.",
        done: "It was used as it stands.")
    } else if let first = byNumber[number] {
      repeated(row, contact, first)
      return false
    } else {
      byNumber[number] = contacts.count
    }
    contacts.append(contact)
    return true
  }

  private func repeated(_ row: SheetRow, _ contact: Contact, _ first: Int) {
    let cell = fields.cell(.contactNumber, row)
    let other = contacts[first]
    if contact.digest == other.digest, !other.isContradicted {
      return note(
        .noted, .repeatedRow, row, cell, message: "The row repeats the contact of row \(other.row) in every cell.",
        done: "It was counted once.")
    }
    guard contact.isCurrent || other.isCurrent else {
      return note(
        .noted, .repeatedRow, row, cell,
        message: "Rows \(other.row) and \(row.number) have one contact number and differ.",
        done: "Both are too old to count.")
    }
    contacts[first].isContradicted = true
    let pairs = [(other.row, contact.row), (contact.row, other.row)]
    for (number, twin) in other.isContradicted ? Array(pairs.dropFirst()) : pairs {
      draft.problems.add(.repeatedRow, in: sheet) {
        ImportProblem(
          severity: .quarantined, kind: .repeatedRow, sheet: sheet, row: number,
          column: cell.map { headings.label($0.column) }, value: cell.map { shown(row.text($0)) },
          message: "Rows \(number) and \(twin) have one contact number and differ.",
          done:
            "Neither was counted; posts that they name are shown as not computable. Keep the right row and load the "
            + "extract again.")
      }
    }
    setAside([other.doneBy, other.heldBy], row: other.row)
    setAside([contact.doneBy, contact.heldBy], row: contact.row)
  }

  private func setAside(_ owners: [Int?], row: Int) {
    for owner in owners.compactMap({ $0 }) { draft.setAside(owner, sheet: sheet, row: row) }
  }

  private func setAsideUndated(_ row: SheetRow, _ doneBy: Int?, _ heldBy: Int?) {
    note(
      .quarantined, .unreadableDate, row, fields.cell(.contactDate, row),
      owner: (doneBy ?? heldBy).map { draft.owners[$0].key },
      message: "The contact has no date that can be read, so that nobody can tell whether it still counts.",
      done: "It was not counted; posts that it names are shown as not computable.")
    setAside([doneBy, heldBy], row: row.number)
  }

  private func noteAbsent(_ row: SheetRow, _ doneBy: Int?, _ heldBy: Int?) {
    guard doneBy == nil || heldBy == nil else { return }
    let isNeither = doneBy == nil && heldBy == nil
    let field = doneBy == nil ? ColumnField.contactStaff : .staff
    note(
      isNeither ? .ignored : .noted, .ownerOnlyInJoinedSheet, row, fields.cell(field, row),
      message: isNeither
        ? "Neither who did the contact nor who holds the case has a row in WMT_Extract."
        : doneBy == nil
          ? "Who did the contact has no row in WMT_Extract." : "Who holds the case has no row in WMT_Extract.",
      done: isNeither ? "It was not counted." : "It was counted for the other side.")
  }

  /// Adds up the contacts of each post, by direction and code.
  func settle() {
    var sums: [Int: [Int: Int]] = [:]
    for contact in contacts where contact.isCurrent && !contact.isContradicted {
      guard contact.doneBy != contact.heldBy else { continue }
      // Even numbers are contacts for others, odd ones by others.
      if let owner = contact.doneBy { sums[owner, default: [:]][contact.code * 2, default: 0] += 1 }
      if let owner = contact.heldBy { sums[owner, default: [:]][contact.code * 2 + 1, default: 0] += 1 }
      countUsedRow()
    }
    let types = draft.pack.contacts.types
    for (owner, counts) in sums {
      let contacts = counts.map { key, count in
        ContactCount(code: types[key / 2].code, direction: key % 2 == 0 ? .forOthers : .byOthers, count: count)
      }
      draft.change(owner) { inputs in
        inputs.contacts = contacts.sorted {
          ($0.direction == .forOthers ? 0 : 1, $0.code) < ($1.direction == .forOthers ? 0 : 1, $1.code)
        }
      }
    }
  }
}

/// Reads a sheet that no figure uses: its rows are counted, so that the history shows that it came.
final class UnusedRows: SheetRows {
  override func take(_ row: SheetRow) {
    if row.cells.contains(where: { !trimmed(row.bytes($0)).isEmpty }) { draft.rowsRead[role, default: 0] += 1 }
  }
}
