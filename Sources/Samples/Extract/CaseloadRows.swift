import Caseload
import Rules

/// `WMT_Extract`, `WMT_Extract_Filtered`, `T2A` and `OMIC_Teams`: one row an owner, one column a location and tier.
extension SheetRows {
  private static let firstCount = 13
  /// Where in the row the last four columns begin.
  private static let afterCounts = 112

  func caseloadRows(_ sheet: ExtractSheet, _ post: SamplePost) -> [SampleRow] {
    let cases: [SampleCase]
    switch sheet {
    case .filtered: cases = post.cases.filter { $0.inactive == nil }
    case .transition:
      guard !post.t2a.isEmpty else { return [] }
      cases = post.t2a
    default: cases = post.cases
    }
    let early = cases.filter(\.isInFirstSixteenWeeks)
    let community = early.count { $0.location == .community }
    let row = caseload(
      post.person, service.teams[post.team], SamplePost.counts(cases), weeks: (community, early.count - community),
      people: SamplePost.people(cases))
    return withFaults(row, sheet: sheet, post)
  }

  func caseload(
    _ person: SamplePerson, _ team: SampleTeam, _ counts: TierCounts, weeks: (community: Int, licence: Int), people: Int
  ) -> SampleRow {
    var cells = ownerCells(person, team)
    cells.reserveCapacity(Self.afterCounts + 4)
    for tiers in [ExtractTiers.plainInHeadingOrder, ExtractTiers.suspendedInHeadingOrder] {
      for location in SampleLocation.allCases {
        for tier in tiers { cells.append(.count(counts[location.rawValue, tier])) }
      }
    }
    cells += [.count(weeks.community), .count(weeks.licence), datestamp, .count(people)]
    return SampleRow(cells, owner: PostKey(staff: person.staff, team: team.code))
  }

  private func withFaults(_ row: SampleRow, sheet: ExtractSheet, _ post: SamplePost) -> [SampleRow] {
    let kinds: [PlantedFault.Kind] =
      sheet == .extract
      ? [.unreadableCount, .negativeCount, .absurdCount, .repeatedRow, .duplicateOwner, .overlongValue]
      : [.unreadableCount, .negativeCount, .absurdCount, .ownerOnlyInJoinedSheet]
    guard let kind = faults.kind(among: kinds, in: sheet, item: post.number) else {
      // Both posts of a person have their grade, and so its fault.
      let place = post.number % service.organisation.places.count
      let hasUnknownGrade = sheet == .extract && faults.unknownGrade(place: place) != nil
      return [hasUnknownGrade ? row.with(.unknownGrade, column: "OM_Grade_Code") : row]
    }
    let column = Self.firstCount + post.number % 51
    func replacing(_ cell: SampleCell, at column: Int) -> SampleRow {
      var row = row
      row.cells[column] = cell
      return row.with(kind, column: sheet.headings[column])
    }
    switch kind {
    case .unreadableCount: return [replacing(.text("12abc"), at: column)]
    case .negativeCount: return [replacing(.number(-3), at: column)]
    case .absurdCount: return [replacing(.number(1_000_000_000), at: column)]
    case .overlongValue: return [replacing(.text(String(repeating: "Mary-Ann ", count: 33) + "Ann"), at: 10)]
    case .repeatedRow: return [row, row.with(kind)]
    case .duplicateOwner:
      var other = row
      if case .number(let count) = row.cells[column] {
        other.cells[column] = .number(count + 1)
      } else {
        other.cells[column] = .number(1)
      }
      return [row, other.with(kind)]
    default: return [row, strayOwner(row, post)]
    }
  }

  /// The row again under a staff code that `WMT_Extract` does not have.
  private func strayOwner(_ row: SampleRow, _ post: SamplePost) -> SampleRow {
    let team = service.teams[post.team]
    let staff = Codes.staffNobodyHas(region: team.region.code, letter: "Y", number: post.number)
    var cells = row.cells
    cells[11] = .text(staff.text)
    return SampleRow(cells, owner: PostKey(staff: staff, team: team.code)).with(.ownerOnlyInJoinedSheet)
  }

  /// Stray rows below the last owner with counts of suspended tiers and nothing else, like those in the sample
  /// workbook.
  func fragments() -> [SampleRow] {
    let number = Int((Double(service.posts.count) * service.faults).rounded())
    return (0..<number).map { index in
      var cells = [SampleCell](repeating: .blank, count: Self.afterCounts + 4)
      cells[64 + index % 48] = .number(1 + index % 3)
      return SampleRow(cells, owner: nil).with(.fragmentRow)
    }
  }
}
