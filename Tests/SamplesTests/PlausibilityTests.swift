import Caseload
import Rules
import Samples
import TestSupport
import Testing
import Workload

@Suite("A synthetic nation looks like a probation service")
struct PlausibilityTests {
  // Made once for all tests: a nation takes a while without optimisation.
  private static let nation = SampleService(size: .nation, seed: 1, date: .testNight)
  var service: SampleService { Self.nation }

  private func inputs(_ post: SamplePost, _ pack: RulePack) -> PostInputs {
    var t2a = pack.noCases
    for held in post.t2a { t2a[held.location.rawValue, held.tier] += 1 }
    let reductions = post.hours?.reductions.filter { $0.start <= service.date && service.date <= $0.end } ?? []
    return PostInputs(
      rawGrade: post.person.rawGrade, held: post.counts(), active: post.counts(activeOnly: true), t2a: t2a,
      reports: CourtReports(standardLast30: post.reports.standardLast30, fastLast30: post.reports.fastLast30),
      hours: PostHours(
        contracted: post.hours?.contracted,
        reductions: reductions.map { HoursReduction(reason: $0.reason, hours: $0.hours) }))
  }

  @Test("By the rule pack's points the nation is at 100 to 105 %, and teams spread from under 85 to over 120 %")
  func workload() throws {
    let pack = try englandAndWales()
    #expect(pack.locations.map(\.id) == ["community", "custody", "licence"])
    let measure = PointsMeasure(pack)
    var nation = UnitTotals()
    var teams = [UnitTotals](repeating: UnitTotals(), count: service.teams.count)
    for post in service.posts {
      let figure = measure.figure(inputs(post, pack))
      nation.add(figure)
      teams[post.team].add(figure)
    }
    let percent = try #require(nation.percent)
    #expect(percent >= Ratio(100) && percent <= Ratio(105), "\(percent.text(places: 1)) %")
    #expect(nation.notComputable.posts * 40 < nation.posts)
    let spread = teams.compactMap(\.percent).sorted()
    #expect(spread[spread.count / 20] < Ratio(90) && spread[spread.count * 19 / 20] > Ratio(115))
    #expect(spread[0] < Ratio(85) && spread[spread.count - 1] > Ratio(120))
    #expect(spread[0] > Ratio(60) && spread[spread.count - 1] < Ratio(160))
  }

  @Test("Every grade code is one that the pack knows, and stands for the grade that was meant")
  func grades() throws {
    let pack = try englandAndWales()
    for post in service.posts {
      #expect(pack.grades.grade(rawCode: post.person.rawGrade)?.id == post.person.grade.rawValue)
    }
    let people = Dictionary(
      service.posts.map { ($0.key.staff, $0.person.grade) }, uniquingKeysWith: { first, _ in first })
    func share(_ grade: SampleGrade) -> Double { Double(people.values.count { $0 == grade }) / Double(people.count) }
    #expect(abs(share(.probationOfficer) - 0.50) < 0.01)
    #expect(abs(share(.probationServicesOfficer) - 0.38) < 0.01)
    #expect(abs(share(.trainee) - 0.08) < 0.01)
    #expect(abs(share(.seniorProbationOfficer) - 0.04) < 0.01)
  }

  @Test("About 60 % of cases are in the community, 17 % on licence, 23 % in custody")
  func locations() {
    var counts = [Int](repeating: 0, count: 3)
    for post in service.posts { for held in post.cases { counts[held.location.rawValue] += 1 } }
    let all = Double(counts.reduce(0, +))
    #expect(abs(Double(counts[0]) / all - 0.60) < 0.02)
    #expect(abs(Double(counts[1]) / all - 0.23) < 0.02)
    #expect(abs(Double(counts[2]) / all - 0.17) < 0.02)
  }

  @Test("Tier numbers are those of the rule pack's tiers, B2 is the commonest and A tiers are few")
  func tiers() throws {
    let pack = try englandAndWales()
    var counts = [Int](repeating: 0, count: pack.tiers.count)
    for post in service.posts { for held in post.cases { counts[held.tier] += 1 } }
    let commonest = try #require(counts.indices.max { counts[$0] < counts[$1] })
    #expect(pack.tiers[commonest].id == "B2")
    let highest = counts.indices.filter { pack.tiers[$0].id.hasPrefix("A") }.reduce(0) { $0 + counts[$1] }
    #expect(highest * 100 < counts.reduce(0, +) * 8 && highest > 0)
    for (number, tier) in pack.tiers.enumerated() { #expect(tier.number == number) }
  }

  @Test("Trainees hold fewer cases than officers, and most seniors hold none")
  func protectedCaseloads() {
    func mean(_ grade: SampleGrade) -> Double {
      let held = service.posts.filter { $0.person.grade == grade }.map { Double($0.cases.count) }
      return held.reduce(0, +) / Double(held.count)
    }
    #expect(mean(.trainee) < mean(.probationOfficer) * 0.6)
    #expect(mean(.probationServicesOfficer) > mean(.probationOfficer))
    let seniors = service.posts.filter { $0.person.grade == .seniorProbationOfficer }
    #expect(seniors.count { $0.cases.isEmpty } * 10 > seniors.count * 7)
  }

  @Test("Wales has more Welsh surnames than London")
  func welshNames() {
    let welsh: Set<String> = [
      "Jones", "Davies", "Evans", "Griffiths", "Rees", "Llewellyn", "Pugh", "Vaughan", "Owen", "Morgan",
    ]
    func share(_ region: String) -> Double {
      let people = service.posts.filter { service.teams[$0.team].region.name == region }
      return Double(people.count { welsh.contains($0.person.surname) }) / Double(people.count)
    }
    #expect(share("Wales") > share("London") * 3)
  }
}
