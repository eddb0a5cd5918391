@testable import Casework
import Caseload
import Rules
@testable import Workload

/// Answers pages from a ``RandomService``, in place of a database.
struct RandomReads: ReadsSampleCases {
  var service: RandomService
  /// Nil stands for a service that has never been given an extract.
  var now: Standing? = RandomReads.standing()
  /// Thrown in place of every answer.
  var failure: (any Error & Sendable)?
  var problemCount = 60

  var pack: RulePack { service.pack }
  var cases: SampleCases {
    SampleCases(
      pack: pack, places: service.units.map { unit in (unit.reference, unit.path.map { service.units[$0].reference }) },
      isEmpty: now == nil)
  }
  static let pageSize = 25

  static func standing(late: Bool = false, age: Int = 0, waiting: Int = 0, sample: Bool = true) -> Standing {
    Standing(
      extractDate: LocalDate(year: 2026, month: 11, day: 22) ?? LocalDate(daysSinceEpoch: 0), extractID: 3,
      acceptedAt: "2026-11-22T02:14:09Z", rules: "England and Wales, version 2026.1", ageInDays: age, isLate: late,
      waiting: waiting,
      isSample: sample)
  }

  private func current() throws -> Standing {
    if let failure { throw failure }
    guard let now else { throw CaseworkRefusal.noFigures }
    return now
  }

  func standing() async throws -> Standing? {
    if let failure { throw failure }
    return now
  }

  func overview(level: String?, code: String?, sort: OverviewSort, descending: Bool) async throws -> Overview {
    let standing = try current()
    let unit = try find(level ?? pack.levels[0].id, code ?? pack.nation.code)
    var rows = service.children(of: unit).map { child in
      Overview.Row(
        subject: .unit(service.units[child].reference), totals: service.totals(under: child), notComputable: [],
        hoursAreAssumed: false)
    }
    if rows.isEmpty {
      rows = service.posts(under: unit).map { post in
        let figure = service.figure(post)
        return Overview.Row(
          subject: .post(post.reference), totals: UnitTotals(of: [figure]),
          notComputable: figure.notComputable.map { $0.sentence(pack) },
          hoursAreAssumed: figure.hoursAreAssumed)
      }
    }
    let byGrade = pack.grades.all.compactMap { grade -> Overview.GradeTotals? in
      let posts = service.posts(under: unit).filter { $0.reference.grade == grade.id }
      return posts.isEmpty ? nil : Overview.GradeTotals(grade: grade, totals: UnitTotals(of: posts.map(service.figure)))
    }
    return Overview(
      unit: service.units[unit].reference, path: service.path(of: unit),
      rows: sort.sorted(rows, descending: descending),
      totals: service.totals(under: unit), byGrade: byGrade, sort: sort, descending: descending, standing: standing)
  }

  func caseload(level: String, code: String) async throws -> UnitCaseload {
    let standing = try current()
    let unit = try find(level, code)
    var (active, t2a, held) = (pack.noCases, pack.noCases, pack.noCases)
    for post in service.posts(under: unit) {
      active += post.inputs.active
      t2a += post.inputs.t2a
      held += post.inputs.held
    }
    return UnitCaseload(
      unit: service.units[unit].reference, path: service.path(of: unit), active: active, t2a: t2a, held: held,
      inactive: InactiveCases(warrants: 3, unpaidWork: 2), standing: standing)
  }

  func practitioner(id: Int) async throws -> PractitionerPage {
    let standing = try current()
    let posts = service.posts.filter { $0.reference.practitionerID == id }
    guard let first = posts.first else {
      throw CaseworkRefusal.notFound("There is no practitioner with the number \(id).")
    }
    return PractitionerPage(
      id: id, staffCode: first.reference.staffCode, name: first.reference.name,
      posts: posts.map { post in
        let figure = service.figure(post)
        return PractitionerPage.Post(
          reference: post.reference, path: service.path(of: post.team) + [service.units[post.team].reference],
          figure: figure,
          inputs: post.inputs, notComputable: figure.notComputable.map { $0.sentence(pack) })
      }, person: PersonFigure(posts: posts.map(service.figure)), leftOn: id % 5 == 0 ? standing.extractDate : nil,
      standing: standing)
  }

  func explanation(post: Int) async throws -> PostExplanation {
    let standing = try current()
    guard let found = service.posts.first(where: { $0.reference.id == post }) else {
      throw CaseworkRefusal.notFound("There is no post with the number \(post).")
    }
    let explanation = PointsMeasure(pack).explanation(found.inputs)
    let available = explanation.figure.available.rounded()
    return PostExplanation(
      reference: found.reference, path: service.path(of: found.team) + [service.units[found.team].reference],
      explanation: explanation,
      notComputable: explanation.figure.notComputable.map { $0.sentence(pack) },
      incumbent: IncumbentFigure(
        grade: found.reference.grade, cases: explanation.figure.casesActive, totalPoints: explanation.figure.work,
        contractedHours: 37,
        availablePoints: Double(available), capacityPercent: 0, shownPercent: 0),
      differences: post % 2 == 0 ? [] : ["The Workload Measurement Tool truncates available points to \(available)."],
      standing: standing)
  }

  func practitionerChanges(id: Int, from: LocalDate?, to: LocalDate?) async throws -> PractitionerChanges {
    try await practitioner(id: id).sinceYesterday(pack)
  }

  private func find(_ level: String, _ code: String) throws -> Int {
    guard let unit = service.index(level: level, code: code) else {
      throw CaseworkRefusal.notFound("There is no unit with the code “\(code)”.")
    }
    return unit
  }
}
