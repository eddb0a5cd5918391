import Caseload
@testable import Casework
import Rules
import Workload

/// A small made-up service in memory, worked out by the real measure: one nation, two regions, one of them with a PDU of six teams.
struct SampleReads: ReadsSampleCases {
  struct Holder {
    let id: Int
    let person: Int
    let staffCode: String
    let team: Int
    let name: String
    let inputs: PostInputs
  }

  let pack: RulePack
  let units: [(reference: UnitReference, parent: Int?)]
  let holders: [Holder]
  var isLate = false
  var hasFigures = true
  var hasCases = true
  var live: [LivePost] = []

  var cases: SampleCases {
    SampleCases(
      pack: pack, places: units.indices.map { (units[$0].reference, path(above: $0)) }, isEmpty: !hasCases, live: live)
  }

  private var measure: PointsMeasure { PointsMeasure(pack) }

  static let hostileTeam = "Resettlement <script>alert(1)</script> & \"co\""
  static let hostileName = "O’Brien, <img src=x onerror=alert(1)>"
  static let formulaName = "=HYPERLINK(\"http://x\"), Eve"

  init(pack: RulePack, isLate: Bool = false, hasFigures: Bool = true, hasCases: Bool = true) {
    self.pack = pack
    self.isLate = isLate
    self.hasFigures = hasFigures
    self.hasCases = hasCases
    let levels = pack.levels
    func unit(_ level: Int, _ code: String, _ name: String) -> UnitReference {
      UnitReference(level: level, levelID: levels[level].id, code: code, name: name)
    }
    units = [
      (unit(0, pack.nation.code, pack.nation.name), nil), (unit(1, "N54", "North East"), 0),
      (unit(1, "N55", "Yorkshire"), 0),
      (unit(2, "N54NF", "Northfield PDU"), 1), (unit(2, "N55 A/B", "Leeds & Bradford"), 2),
      (unit(3, "EG", "Eastgate"), 3), (unit(3, "HB", "Harbour"), 3), (unit(3, "ML", "Mill Lane"), 3),
      (unit(3, "NN", "Northfield North"), 3), (unit(3, "PS", "Park Street"), 3), (unit(3, "RS", Self.hostileTeam), 3),
      (unit(3, "LE", "Leeds Centre"), 4),
    ]
    holders = Self.holders(pack)
  }

  func standing() async throws -> Standing? { hasFigures ? now : nil }

  var now: Standing {
    Standing(
      extractDate: LocalDate(iso: "2026-11-22") ?? LocalDate(daysSinceEpoch: 0), extractID: 2,
      acceptedAt: "2026-11-22T02:14:09Z",
      rules: "\(pack.title), version \(pack.version)", ageInDays: isLate ? 3 : 0, isLate: isLate,
      waiting: isLate ? 1 : 0, isSample: true)
  }

  private func index(_ level: String?, _ code: String?) throws -> Int {
    guard hasFigures else { throw CaseworkRefusal.noFigures }
    let level = level ?? pack.levels[0].id
    let code = code ?? pack.nation.code
    guard let found = units.firstIndex(where: { $0.reference.levelID == level && $0.reference.code == code }) else {
      throw CaseworkRefusal.notFound("There is no \(level) with the code “\(code)”.")
    }
    return found
  }

  private func path(above unit: Int) -> [UnitReference] {
    var path: [UnitReference] = []
    var next = units[unit].parent
    while let parent = next {
      path.insert(units[parent].reference, at: 0)
      next = units[parent].parent
    }
    return path
  }

  private func isInside(_ holder: Holder, _ unit: Int) -> Bool {
    var next: Int? = holder.team
    while let at = next {
      if at == unit { return true }
      next = units[at].parent
    }
    return false
  }

  private func totals(_ unit: Int, grade: String? = nil) -> UnitTotals {
    UnitTotals(
      of: holders.filter { isInside($0, unit) && (grade == nil || self.grade($0)?.id == grade) }.map {
        measure.figure($0.inputs)
      })
  }

  private func grade(_ holder: Holder) -> Grade? { pack.grades.grade(rawCode: holder.inputs.rawGrade) }

  private func reference(_ holder: Holder) -> PostReference {
    PostReference(
      id: holder.id, practitionerID: holder.person, staffCode: holder.staffCode,
      teamCode: units[holder.team].reference.code,
      name: holder.name, grade: grade(holder)?.label ?? "Unknown grade")
  }

  private func reasons(_ figure: PostFigure) -> [String] {
    figure.notComputable.map { _ in "The grade code means no grade in these rules. The staff records can be corrected."
    }
  }

  func overview(level: String?, code: String?, sort: OverviewSort, descending: Bool) async throws -> Overview {
    let unit = try index(level, code)
    let rows: [Overview.Row]
    if units[unit].reference.level == pack.levels.count - 1 {
      rows = holders.filter { $0.team == unit }.map { holder in
        let figure = measure.figure(holder.inputs)
        return Overview.Row(
          subject: .post(reference(holder)), totals: UnitTotals(of: [figure]), notComputable: reasons(figure),
          hoursAreAssumed: figure.hoursAreAssumed)
      }
    } else {
      rows = units.indices.filter { units[$0].parent == unit }.map {
        Overview.Row(subject: .unit(units[$0].reference), totals: totals($0), notComputable: [], hoursAreAssumed: false)
      }
    }
    let byGrade = pack.grades.all.compactMap { grade -> Overview.GradeTotals? in
      let totals = totals(unit, grade: grade.id)
      return totals.posts > 0 ? Overview.GradeTotals(grade: grade, totals: totals) : nil
    }
    return Overview(
      unit: units[unit].reference, path: path(above: unit), rows: sort.sorted(rows, descending: descending),
      totals: totals(unit),
      byGrade: byGrade, sort: sort, descending: descending, standing: now)
  }

  func caseload(level: String, code: String) async throws -> UnitCaseload {
    let unit = try index(level, code)
    var (active, t2a, held) = (pack.noCases, pack.noCases, pack.noCases)
    for holder in holders where isInside(holder, unit) {
      active += holder.inputs.active
      t2a += holder.inputs.t2a
      held += holder.inputs.held
    }
    return UnitCaseload(
      unit: units[unit].reference, path: path(above: unit), active: active, t2a: t2a, held: held,
      inactive: InactiveCases(warrants: 4, unpaidWork: 2), standing: now)
  }

  func practitioner(id: Int) async throws -> PractitionerPage {
    guard hasFigures else { throw CaseworkRefusal.noFigures }
    let own = holders.filter { $0.person == id }
    guard let first = own.first else { throw CaseworkRefusal.notFound("There is no practitioner with this address.") }
    return PractitionerPage(
      id: id, staffCode: first.staffCode, name: first.name,
      posts: own.map { holder in
        let figure = measure.figure(holder.inputs)
        return PractitionerPage.Post(
          reference: reference(holder), path: path(above: holder.team) + [units[holder.team].reference], figure: figure,
          inputs: holder.inputs, notComputable: reasons(figure))
      }, person: PersonFigure(posts: own.map { measure.figure($0.inputs) }), leftOn: nil, standing: now)
  }

  func practitionerChanges(id: Int, from: LocalDate?, to: LocalDate?) async throws -> PractitionerChanges {
    try await practitioner(id: id).sinceYesterday(pack)
  }

  func explanation(post: Int) async throws -> PostExplanation {
    guard hasFigures else { throw CaseworkRefusal.noFigures }
    guard let holder = holders.first(where: { $0.id == post }) else {
      throw CaseworkRefusal.notFound("There is no post with this address.")
    }
    let explanation = measure.explanation(holder.inputs)
    return PostExplanation(
      reference: reference(holder), path: path(above: holder.team) + [units[holder.team].reference],
      explanation: explanation,
      notComputable: reasons(explanation.figure),
      incumbent: IncumbentFigure(
        grade: "PO", cases: explanation.figure.casesActive, totalPoints: explanation.figure.work, contractedHours: 37,
        availablePoints: 2176, capacityPercent: 100, shownPercent: 100),
      differences: holder.id == 2 ? ["It rounds available points down to 1,958; here they are exact."] : [],
      standing: now)
  }
}
