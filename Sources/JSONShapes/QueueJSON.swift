import Caseload
package import Casework

/// Current cases that nobody holds. Restricted cases count and are not shown.
package struct UnallocatedJSON: Encodable {
  struct Entry: Encodable {
    let row: CaseRowJSON
    let due: String?
    let isLate: Bool
    let isEscalated: Bool
    let lastHolder: String?
    let lastHeldUntil: String?
  }
  struct Part: Encodable {
    let unit: UnitJSON?
    let count: Int
    let late: Int
    let longestWaitDays: Int?
  }
  let unit: UnitJSON
  let path: [UnitJSON]
  let entries: [Entry]
  let units: [Part]
  let total: Int
  let late: Int
  let escalated: Int
  let escalateAfterDays: Int
  let longestWaitDays: Int?
  let targetDays: Int
  let page: Int
  let pages: Int
  let standing: CaseStandingJSON

  package init(_ queue: UnallocatedQueue) {
    unit = UnitJSON(queue.unit)
    path = queue.path.map(UnitJSON.init)
    entries = queue.entries.compactMap(\.self).map {
      Entry(
        row: CaseRowJSON($0.row), due: $0.due?.iso, isLate: $0.isLate, isEscalated: $0.isEscalated,
        lastHolder: $0.lastHolder?.name, lastHeldUntil: $0.lastHolder?.until?.iso)
    }
    units = queue.parts.map {
      Part(unit: $0.unit.map(UnitJSON.init), count: $0.count, late: $0.late, longestWaitDays: $0.longest)
    }
    escalated = queue.escalated
    escalateAfterDays = queue.escalateAfterDays
    total = queue.total
    late = queue.late
    longestWaitDays = queue.longest
    targetDays = queue.targetDays
    page = queue.page
    pages = queue.pages
    standing = CaseStandingJSON(queue.standing)
  }
}

/// How many records of a unit somebody should look at.
package struct QualityJSON: Encodable {
  struct Kind: Encodable {
    let kind: String
    let title: String
    let effect: String
    let count: Int
  }
  struct Below: Encodable {
    let unit: UnitJSON?
    let count: Int
  }
  let unit: UnitJSON
  let path: [UnitJSON]
  let kinds: [Kind]
  let units: [Below]
  let total: Int
  let standing: CaseStandingJSON

  package init(_ quality: QualityOverview) {
    unit = UnitJSON(quality.unit)
    path = quality.path.map(UnitJSON.init)
    kinds = quality.kinds.map {
      Kind(kind: $0.kind.rawValue, title: $0.kind.title, effect: $0.kind.effect, count: $0.count)
    }
    units = quality.units.map { Below(unit: $0.unit.map(UnitJSON.init), count: $0.count) }
    total = quality.total
    standing = CaseStandingJSON(quality.standing)
  }
}

/// One page of the records of a kind that somebody should look at. Those of restricted cases count and are not shown.
package struct FindingsJSON: Encodable {
  struct Finding: Encodable {
    let crn: String?
    let name: String?
    let staff: HolderJSON?
    let unit: String?
    let detail: String?
  }
  let kind: String
  let title: String
  let meaning: String
  let effect: String
  let unit: UnitJSON
  let findings: [Finding]
  let total: Int
  let page: Int
  let pages: Int
  let standing: CaseStandingJSON

  package init(_ list: FindingList) {
    kind = list.kind.rawValue
    title = list.kind.title
    meaning = list.kind.meaning
    effect = list.kind.effect
    unit = UnitJSON(list.unit)
    findings = list.findings.compactMap(\.self).map {
      Finding(crn: $0.crn, name: $0.name, staff: $0.staff.map(HolderJSON.init), unit: $0.unit, detail: $0.detail)
    }
    total = list.total
    page = list.page
    pages = list.pages
    standing = CaseStandingJSON(list.standing)
  }
}
