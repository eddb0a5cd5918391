import Caseload
package import Casework

/// Units and practitioners whose name or code has every word in it.
package struct SearchJSON: Encodable {
  struct Found: Encodable {
    let post: PostJSON
    let team: String
    let pdu: String
    let region: String
  }
  let units: [UnitJSON]
  let posts: [Found]
  let total: Int
  let page: Int
  let pages: Int

  package init(_ results: SearchResults) {
    units = results.units.map(UnitJSON.init)
    posts = results.posts.map {
      Found(post: PostJSON($0.post), team: $0.teamName, pdu: $0.pduName, region: $0.regionName)
    }
    total = results.total
    page = results.page
    pages = results.pages
  }
}

/// A page of the audit trail, newest first.
package struct AuditJSON: Encodable {
  struct Event: Encodable {
    let seq: Int
    let moment: String?
    let way: String?
    let actor: String?
    let roles: String?
    let action: String?
    let subjectKind: String?
    let subject: String?
    let subjectPart: String?
    let outcome: String?
    let detail: String?
  }
  let events: [Event]
  /// What `before` is for the next page; nil on the last.
  let next: Int?

  package init(_ page: AuditPage) {
    events = page.events.map {
      Event(
        seq: $0.seq, moment: $0.moment, way: $0.way, actor: $0.actor, roles: $0.roles, action: $0.action,
        subjectKind: $0.subjectKind, subject: $0.subject, subjectPart: $0.subjectPart, outcome: $0.outcome,
        detail: $0.detail)
    }
    next = page.next?.before
  }
}

/// An account as administrators see it: no password, no secret.
package struct AccountJSON: Encodable {
  struct Role: Encodable {
    let role: String
    let level: String?
    let code: String?
    let from: String
    let until: String?
  }
  let id: Int
  let name: String
  let displayName: String
  let staffCode: String?
  let isEnabled: Bool
  let hasSecondFactor: Bool
  let roles: [Role]
  let lastSignIn: String?
  let sessions: Int

  package init(_ account: AccountSummary) {
    id = account.id
    name = account.name
    displayName = account.displayName
    staffCode = account.staff
    isEnabled = account.isEnabled
    hasSecondFactor = account.hasSecondFactor
    roles = account.roles.map {
      Role(
        role: $0.role.role, level: $0.role.unit?.level, code: $0.role.unit?.code, from: $0.from.iso,
        until: $0.until?.iso)
    }
    lastSignIn = account.lastSignIn
    sessions = account.sessions
  }
}
