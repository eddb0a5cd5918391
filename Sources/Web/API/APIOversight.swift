import Caseload
import Casework
import HTTPTypes
import JSONShapes

/// What pages of a unit, the search and those who look after the service show.
extension APIVisit {
  private var level: String { address["level"] }
  private var code: String { address["code"] }

  func staffing() async throws -> Answer { try read(StaffingJSON(try await use.staffing(level: level, code: code))) }

  func people() async throws -> Answer { try read(PeopleJSON(try await use.people(level: level, code: code))) }

  func unallocated(_ fields: [String: String]) async throws -> Answer {
    let queue = try await use.unallocated(level: level, code: code, page: try Address.page(fields))
    return try read(UnallocatedJSON(queue), links: links(fields, pages: queue.pages))
  }

  func quality() async throws -> Answer { try read(QualityJSON(try await use.dataQuality(level: level, code: code))) }

  func findings(_ fields: [String: String]) async throws -> Answer {
    guard let kind = FindingKind(rawValue: address["kind"]) else { throw Address.Fault.notFound }
    guard (fields["level"] == nil) == (fields["code"] == nil) else {
      throw Address.Fault.invalid("A unit is named by its level and its code.")
    }
    let list = try await use.findings(
      kind, level: fields["level"], code: fields["code"], page: try Address.page(fields))
    return try read(FindingsJSON(list), links: links(fields, pages: list.pages))
  }

  func search(_ fields: [String: String]) async throws -> Answer {
    guard let words = fields["q"], words.contains(where: { !$0.isWhitespace }) else {
      throw Address.Fault.invalid("Say what is looked for.")
    }
    let results = try await use.search(words, page: try Address.page(fields))
    return try read(SearchJSON(results), links: links(fields, pages: results.pages))
  }

  func audit(_ fields: [String: String]) async throws -> Answer {
    // A form sends its empty fields; a program that does so made a mistake.
    for (name, text) in fields.sorted(by: { $0.key < $1.key }) {
      if text.allSatisfy(\.isWhitespace) { throw Address.Fault.invalid("Leave out “\(name)”, or give it a value.") }
      if ["from", "until"].contains(name), LocalDate(iso: text) == nil {
        throw Address.Fault.invalid("Give “\(name)” as a day such as 2026-11-23.")
      }
    }
    guard case .events(let query) = try AuditAddress(segments: ["audit"], fields: fields) else {
      throw Address.Fault.notFound
    }
    return try read(AuditJSON(try await use.auditEvents(query)))
  }

  private struct Accounts: Encodable {
    let accounts: [AccountJSON]
    let total: Int
    let page: Int
    let pages: Int
  }

  func accounts(_ fields: [String: String]) async throws -> Answer {
    let page = try APIPage(fields, usual: 50)
    let all = try await site.accounts.accounts(for: holder?.actor ?? .nobody)
    let pages = page.pages(of: all.count)
    return try read(
      Accounts(accounts: try page.of(all).map(AccountJSON.init), total: all.count, page: page.number, pages: pages),
      links: page.links(address, pages: pages))
  }

  /// Throws for a page that there is not.
  private func links(_ fields: [String: String], pages: Int) throws -> String {
    let page = try APIPage(fields, usual: APIPage.largest)
    try page.check(pages: max(1, pages))
    return page.links(address, pages: max(1, pages))
  }
}
