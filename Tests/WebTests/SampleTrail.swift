@testable import Casework

/// A trail of made-up events, the newest first; one is of a restricted case.
enum SampleTrail {
  static func page(_ query: AuditQuery) -> AuditPage {
    let last = query.before.map { $0 - 1 } ?? 120
    let events = (0..<50).map { last - $0 }.filter { $0 > 0 }.map(event)
    var next = query
    next.before = events.last?.seq
    return AuditPage(query: query, events: events, next: (events.last?.seq ?? 1) > 1 ? next : nil, total: 120)
  }

  private static func event(_ seq: Int) -> AuditEvent {
    let actions = AuditAction.allCases
    let subjects: [AuditSubject] = [
      .none, .person("X100003"), .staff("S2"), .unit(level: "team", code: "EG"), .account(SampleCases.hostileName),
      .person("X999999"),
    ]
    let actor = Actor(
      way: .account(2), name: SampleCases.hostileName, displayName: "Ada", roles: [HeldRole(role: "spo", unit: nil)])
    var event = AuditEvent(
      AuditEntry(actions[seq % actions.count], subjects[seq % 6], outcome: AuditEntry.Outcome.allCases[seq % 3]),
      by: actor, at: "2026-11-22T09:00:\(10 + seq % 50).127Z")
    event.seq = seq
    if event.subject == "X999999" { event.subject = nil }
    return event
  }
}
