import Caseload
import Rules

/// Court reports: a few for some practitioners, many for the few people who do nothing else.
struct CourtWork {
  let seed: UInt64
  let date: LocalDate

  /// Somebody who writes reports but holds no cases; the workbook has them in `Court_Reports` alone.
  struct Reporter {
    let person: SamplePerson
    let team: SampleTeam
    let reports: SampleReports
  }

  /// About one practitioner in seven wrote reports in the last 30 days. What they wrote changes from month to month.
  func reports(place: Int, _ grade: SampleGrade) -> SampleReports {
    var random = SeededGenerator(seed, .reports, place)
    guard grade != .seniorProbationOfficer, random.happens(grade == .trainee ? 0.05 : 0.15) else {
      return SampleReports()
    }
    let month = (date.daysSinceEpoch + random.below(30)).dividedDown(by: 30)
    var own = SeededGenerator(seed, .reports, place, month)
    return SampleReports(
      standardLast30: own.below(4), standardDueNext30: own.below(3), fastLast30: own.below(5), oral: own.below(4))
  }

  /// One in each delivery unit.
  func reporters(_ organisation: Organisation) -> [Reporter] {
    organisation.units.indices.map { unit in
      let region = organisation.unitRegions[unit]
      let above = organisation.teams[organisation.units[unit].lowerBound]
      let number = region.units.firstIndex(of: above.pdu.name) ?? 0
      let holder = Staffing(seed: seed, date: date).holder(
        grade: .probationServicesOfficer, index: 2_000_000 + unit, numberInRegion: 1_900 + number, region: region)
      let month = date.daysSinceEpoch.dividedDown(by: 30)
      var random = SeededGenerator(seed, .courtReporter, unit, month)
      return Reporter(
        person: holder.person,
        team: SampleTeam(
          region: above.region, pdu: above.pdu,
          team: .init(
            code: Codes.team(region: region, unit: number, number: 90).text, name: "\(above.pdu.name) Court Team")),
        reports: SampleReports(
          standardLast30: random.whole(6...14), standardDueNext30: random.whole(2...8),
          fastLast30: random.whole(10...26),
          oral: random.whole(5...20)))
    }
  }
}
