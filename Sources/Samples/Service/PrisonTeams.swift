import Caseload
import Rules

/// Prison-side teams (offender management in custody), which the workbook keeps in a sheet of their own.
struct PrisonTeams {
  let seed: UInt64
  let date: LocalDate

  struct Row {
    let person: SamplePerson
    let team: SampleTeam
    /// Custody cases by tier number.
    let counts: TierCounts
  }

  /// One team in each delivery unit: cases nobody holds yet, under the name the case system gives them, and three
  /// practitioners.
  func rows(_ organisation: Organisation) -> [Row] {
    organisation.units.indices.flatMap { unit -> [Row] in
      let region = organisation.unitRegions[unit]
      let above = organisation.teams[organisation.units[unit].lowerBound]
      let number = region.units.firstIndex(of: above.pdu.name) ?? 0
      let team = SampleTeam(
        region: above.region, pdu: above.pdu,
        team: .init(code: Codes.team(region: region, unit: number, number: 95).text, name: "OMIC \(above.pdu.name)"))
      return (0..<4).map { seat in
        let holder = Staffing(seed: seed, date: date).holder(
          grade: .probationOfficer, index: 3_000_000 + unit * 4 + seat, numberInRegion: 1_700 + number * 8 + seat,
          region: region)
        let nobody = SamplePerson(
          staff: Codes.staffNobodyHas(region: region.code, letter: "U", number: number), forename: "Unallocated",
          surname: "Staff", grade: .probationOfficer,
          rawGrade: " ", joined: holder.person.joined)
        return Row(person: seat == 0 ? nobody : holder.person, team: team, counts: counts(unit: unit, seat: seat))
      }
    }
  }

  private func counts(unit: Int, seat: Int) -> TierCounts {
    var random = SeededGenerator(seed, .omic, unit * 4 + seat, date.daysSinceEpoch.dividedDown(by: 7))
    var counts = TierCounts(locations: SampleLocation.allCases.count, tiers: ExtractTiers.count)
    let mix = CaseMix.of(.probationOfficer)
    for _ in 0..<random.whole(25...60) { counts[SampleLocation.custody.rawValue, mix.tier(&random)] += 1 }
    return counts
  }
}
