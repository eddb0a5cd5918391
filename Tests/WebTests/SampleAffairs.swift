import Caseload
import Rules
import Synchronization

@testable import Casework

/// What people chose and recorded through the pages, in memory.
final class SampleAffairs: Sendable {
  struct Book {
    var figures: [String: OwnFigures] = [:]
    var disclosures: [Disclosure] = []
    var ties: [GivenTie] = []
    var drafts: [SubjectDraft] = []
  }

  let book = Mutex(Book())
  /// What the last whole week of whoever has a staff code came to, in percent.
  static let weekly = Ratio(1_946, over: 20)
}

extension SampleUse {
  func ownFigures() async throws -> OwnFigures {
    affairs.book.withLock { $0.figures[actor.name] } ?? (actor.home(pack.access) == .week ? .onRequest : .shown)
  }

  func choose(_ figures: OwnFigures) async throws {
    affairs.book.withLock { $0.figures[actor.name] = figures }
  }
}

extension SampleUse {
  /// A week of 97.3 % after one that is not computable, answered; nil where the account is of nobody in the case system.
  func weeklySummary() async throws -> WeeklySummary? {
    guard actor.staff != nil else { return nil }
    let day = SampleCases.day
    let monday = day + -day.daysSinceMonday + -7
    func line(_ monday: LocalDate, _ percent: Ratio?) -> SettledWeekLine {
      SettledWeekLine(
        monday: monday, percent: percent, nights: percent == nil ? 0 : 5, nightsOut: percent == nil ? 7 : 2,
        weeksOver: 0)
    }
    return WeeklySummary(
      week: line(monday, SampleAffairs.weekly), before: line(monday + -7, nil),
      nights: WeeklySummary.Nights(from: monday + -1, to: monday + 6),
      concerns: [
        WeeklySummary.Concern(
          kind: .sustained, began: monday + -42, endedOn: nil, owner: "Senior probation officer: Ada <b>",
          response: .answered, dueOn: day + 20, outcome: "Agreed <i>order</i>")
      ], practitionerID: 2, rules: "england-wales, version 1")
  }
}

extension SampleUse {
  func disclosures(crn: String) async throws -> [Disclosure] {
    _ = try await caseDetail(crn: crn)
    return affairs.book.withLock { $0.disclosures.filter { $0.crn == crn }.reversed() }
  }

  func disclosures(page: Int) async throws -> DisclosureList {
    let entries = affairs.book.withLock { $0.disclosures }
    return DisclosureList(entries: entries.reversed(), page: page, pages: 1, total: entries.count)
  }

  func recordDisclosure(_ new: NewDisclosure) async throws -> DisclosureOutcome {
    _ = try await caseDetail(crn: new.crn)
    guard !new.agency.isEmpty else {
      return .refused([DisclosureProblem(field: .agency, sentence: "Enter the agency that it was shared with.")])
    }
    return affairs.book.withLock { book in
      book.disclosures.append(
        Disclosure(
          id: book.disclosures.count + 1, crn: new.crn, sharedOn: SampleCases.day, agency: new.agency,
          recipient: new.recipient, what: new.what, ground: pack.disclosures.label(new.ground), reason: new.reason,
          recordedBy: actor.displayName, recordedAt: "2026-11-22T10:00:00Z", corrects: new.corrects, correctedBy: nil))
      return .kept(book.disclosures.count)
    }
  }
}

extension SampleUse {
  func whoHelps() async throws -> [Helper] { [Helper(name: "ada@example.org", displayName: "Ada Lovelace")] }

  func ties() async throws -> TieBook { affairs.book(of: false) }
  func inspections() async throws -> TieBook { affairs.book(of: true) }

  func give(_ new: NewTie) async throws {
    guard let subject = new.subjects.first, subject != "X999999" else { throw CaseworkRefusal.restricted }
    guard new.until.map({ $0 >= new.from }) ?? true else {
      throw CaseworkRefusal.invalid("The last day is before the first.")
    }
    affairs.book.withLock { book in
      let tie = GivenTie(
        id: book.ties.count + 1, holder: "Cy <i>", kind: new.kind, subject: subject, from: new.from, until: new.until,
        reason: new.reason, givenBy: actor.name)
      book.ties.append(tie)
    }
  }

  func endTie(_ id: Int) async throws {
    try affairs.book.withLock { book in
      guard book.ties.contains(where: { $0.id == id }) else {
        throw CaseworkRefusal.notFound("There is no tie of this number any more.")
      }
      book.ties.removeAll { $0.id == id }
    }
  }
}

extension SampleAffairs {
  fileprivate func book(of inspections: Bool) -> TieBook {
    TieBook(
      ties: book.withLock { $0.ties.filter { ($0.kind == .inspection) == inspections } },
      candidates: [TieCandidate(id: 7, displayName: "Cy <i>", staff: inspections ? nil : "S7")])
  }
}

extension SampleUse {
  func subjectDrafts() async throws -> [SubjectDraft] { affairs.book.withLock { $0.drafts.reversed() } }

  func draftSubject(_ subject: DataSubject) async throws -> Int {
    guard subject.code != "NOBODY" else { throw CaseworkRefusal.notFound("Nothing is held about NOBODY.") }
    let facts = [("Forename", "Bo <b>", false), ("Recorded by", "Cy", true)].map {
      SubjectData.Fact(label: $0.0, value: $0.1, namesOthers: $0.2)
    }
    let items = facts.enumerated().map { SubjectData.Item(number: $0 + 1, facts: [$1]) }
    let data = SubjectData(sections: [.init(heading: "Sheet cases", source: "The case system", items: items)])
    return affairs.book.withLock { book in
      let draft = SubjectDraft(
        id: book.drafts.count + 1, subject: subject, madeAt: "2026-11-22T10:00:00Z", madeBy: actor.displayName,
        data: data, leftOut: [], reviewedAt: nil, reviewedBy: nil)
      book.drafts.append(draft)
      return draft.id
    }
  }

  func subjectDraft(_ id: Int) async throws -> SubjectDraft {
    guard let draft = affairs.book.withLock({ $0.drafts.first { $0.id == id } }) else {
      throw CaseworkRefusal.restricted
    }
    return draft
  }

  func reviewSubjectDraft(_ id: Int, leavingOut items: [Int]) async throws {
    let draft = try await subjectDraft(id)
    affairs.book.withLock { book in
      book.drafts[id - 1] = SubjectDraft(
        id: id, subject: draft.subject, madeAt: draft.madeAt, madeBy: draft.madeBy, data: draft.data, leftOut: items,
        reviewedAt: "2026-11-22T11:00:00Z", reviewedBy: actor.displayName)
    }
  }

  func subjectDocument(_ id: Int) async throws -> String {
    SubjectDocument(draft: try await subjectDraft(id), madeOf: pack.title).html
  }
}
