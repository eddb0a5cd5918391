import Caseload
package import Casework

/// A case as JSON carries it. Days are ISO 8601, moments UTC.
package struct CaseJSON: Encodable {
  package struct Working: Encodable {
    let label: String
    let found: String
    let result: String
  }
  package struct Tier: Encodable {
    let counts: String
    let assessed: String
    let isOverridden: Bool
    let isProvisional: Bool
    let assessedOn: String?
    let ruleSet: String
    let twoAxis: String?
    let singleAxis: String?
    let working: [Working]
  }
  package struct Order: Encodable {
    let number: String
    let type: String
    let sentenceType: String?
    let sentenced: String?
    let start: String?
    let expectedEnd: String?
    let released: String?
    let recalled: String?
    let licenceEnds: String?
    let ended: String?
    let isOverEnd: Bool
  }
  package struct Risk: Encodable {
    let kind: String
    let score: String?
    let band: String?
    let basis: String?
    let recordedAt: String
    let source: String?
    let older: Int
  }
  package struct Registration: Encodable {
    let number: String
    let type: String
    let level: String?
    let category: String?
    let registered: String?
    let ended: String?
  }
  package struct Requirement: Encodable {
    let order: String
    let number: String
    let category: String
    let unit: String?
    let ordered: Int?
    let done: Int?
    let remaining: Int?
    let provider: String?
    let start: String?
    let ended: String?
  }
  package struct WorkItem: Encodable {
    let number: String
    let kind: String
    let doneBy: String?
    let due: String?
    let done: String?
    let outcome: String?
    let isLate: Bool
  }
  package struct Holding: Encodable {
    let holder: HolderJSON?
    let team: String?
    let from: String
    let until: String?
    let days: Int?
    let reason: String?
  }
  package struct TierChange: Encodable {
    let at: String
    let tier: String
    let isProvisional: Bool
    let ruleSet: String
    let reason: String
    let working: [Working]
  }
  package struct Override: Encodable {
    let at: String
    let tier: String?
    let reason: String
    let decidedBy: String
  }

  let crn: String
  let name: String
  let dateOfBirth: String?
  let gender: String
  let type: String?
  let location: String?
  let mappa: String?
  let setting: String
  let responsible: String
  let handover: String?
  let start: String?
  let end: String?
  let team: UnitJSON?
  let path: [UnitJSON]
  let tier: Tier?
  let orders: [Order]
  let risk: [Risk]
  let registrations: [Registration]
  let requirements: [Requirement]
  let workItems: [WorkItem]
  let holders: [Holding]
  let tierHistory: [TierChange]
  let overrides: [Override]
  let changes: [LocalChangeJSON]
  let standing: CaseStandingJSON
}

extension CaseJSON {
  package init(_ detail: CaseDetail) {
    let summary = detail.summary
    func working(_ lines: [CaseDetail.WorkingLine]) -> [Working] {
      lines.map { Working(label: $0.label, found: $0.found, result: $0.result) }
    }
    self.init(
      crn: summary.crn, name: summary.name, dateOfBirth: summary.dateOfBirth?.iso, gender: summary.gender,
      type: summary.type, location: summary.location, mappa: summary.mappa, setting: summary.setting,
      responsible: summary.responsible, handover: summary.handover?.iso, start: summary.start?.iso,
      end: summary.end?.iso, team: summary.team.map(UnitJSON.init), path: summary.path.map(UnitJSON.init),
      tier: detail.tier.map {
        Tier(
          counts: $0.counts, assessed: $0.assessed, isOverridden: $0.isOverridden, isProvisional: $0.isProvisional,
          assessedOn: $0.assessedOn?.iso, ruleSet: $0.ruleSet, twoAxis: $0.twoAxis, singleAxis: $0.singleAxis,
          working: working($0.working))
      },
      orders: detail.orders.map(Order.init), risk: detail.risk.map(Risk.init),
      registrations: detail.registrations.map(Registration.init),
      requirements: detail.requirements.map(Requirement.init), workItems: detail.workItems.map(WorkItem.init),
      holders: detail.holders.map {
        Holding(
          holder: $0.holder.map(HolderJSON.init), team: $0.team, from: $0.from, until: $0.until, days: $0.days,
          reason: $0.reason)
      },
      tierHistory: detail.tierHistory.map {
        TierChange(
          at: $0.at, tier: $0.tier, isProvisional: $0.isProvisional, ruleSet: $0.ruleSet, reason: $0.reason,
          working: working($0.working))
      },
      overrides: detail.overrides.map {
        Override(at: $0.at, tier: $0.tier, reason: $0.reason, decidedBy: $0.decidedBy)
      }, changes: detail.changes.map(LocalChangeJSON.init), standing: CaseStandingJSON(detail.standing))
  }
}

extension CaseJSON.Order {
  package init(_ order: CaseDetail.Order) {
    self.init(
      number: order.number, type: order.type, sentenceType: order.sentenceType, sentenced: order.sentenced?.iso,
      start: order.start?.iso, expectedEnd: order.expectedEnd?.iso, released: order.released?.iso,
      recalled: order.recalled?.iso, licenceEnds: order.licenceEnds?.iso, ended: order.ended?.iso,
      isOverEnd: order.isOverEnd)
  }
}

extension CaseJSON.Risk {
  package init(_ risk: CaseDetail.RiskOfKind) {
    self.init(
      kind: risk.kind, score: risk.newest.score, band: risk.newest.band, basis: risk.newest.basis,
      recordedAt: risk.newest.recordedAt, source: risk.newest.source, older: risk.older.count)
  }
}

extension CaseJSON.Registration {
  package init(_ entry: CaseDetail.Registration) {
    self.init(
      number: entry.number, type: entry.type, level: entry.level, category: entry.category,
      registered: entry.registered?.iso, ended: entry.ended?.iso)
  }
}

extension CaseJSON.Requirement {
  package init(_ entry: CaseDetail.Requirement) {
    self.init(
      order: entry.order, number: entry.number, category: entry.category, unit: entry.unit, ordered: entry.ordered,
      done: entry.done, remaining: entry.remaining, provider: entry.provider, start: entry.start?.iso,
      ended: entry.ended?.iso)
  }
}

extension CaseJSON.WorkItem {
  package init(_ item: CaseDetail.WorkItem) {
    self.init(
      number: item.number, kind: item.kind, doneBy: item.doneBy, due: item.due?.iso, done: item.done?.iso,
      outcome: item.outcome, isLate: item.isLate)
  }
}
