import Caseload
import Rules

/// The sheets with a row for each case: the live caseload, flags, stand-alone orders, suspended lifers and transition
/// details.
extension SheetRows {
  func caseRows(_ sheet: ExtractSheet, _ post: SamplePost) -> [SampleRow] {
    var rows: [SampleRow] = []
    for (index, held) in post.cases.enumerated() {
      for type in rowTypes(sheet, held) {
        var row = SampleRow(cells(sheet, type, held, post), owner: post.key)
        let item = post.number * CaseSlots.perPost + index
        if faults.kind(among: [.caseReferenceShape], in: sheet, item: item) != nil {
          row.cells[1] = .text(held.reference.text.prefix(5) + "AG")
          row = row.with(.caseReferenceShape, column: "Case_Ref_No")
        }
        rows.append(row)
      }
    }
    return rows
  }

  /// The letters under which a case stands in a sheet. Every case held is live (`N`), whatever else it is.
  private func rowTypes(_ sheet: ExtractSheet, _ held: SampleCase) -> [String] {
    switch sheet {
    case .warrantsAndLive: held.inactive == .warrant ? ["N", "W"] : ["N"]
    case .unpaidWork: held.hasUnpaidWork ? ["U"] : []
    case .overdue: held.inactive == .overdueTermination ? ["O"] : []
    case .standaloneOrders: held.inactive == .standaloneSuspended ? ["S"] : []
    case .suspendedLifers: held.inactive == .suspendedLifer ? ["L"] : []
    case .priority: held.priority.map { [$0] } ?? []
    default: []
    }
  }

  private func cells(_ sheet: ExtractSheet, _ type: String, _ held: SampleCase, _ post: SamplePost) -> [SampleCell] {
    let common: [SampleCell] = [
      .text(type), .text(held.reference.text), .text(String(held.tier)), .text(post.key.team.text),
      .text(post.person.rawGrade), .text(post.key.staff.text),
    ]
    let location = SampleCell.text(held.location.rowName)
    switch sheet {
    case .standaloneOrders:
      return common + [location, .text("ORA Suspended Sentence Order"), .text("330"), .text("SA Curfew")]
    case .suspendedLifers:
      let registered = service.date + -(held.days + 40)
      return common + [
        .text(held.location == .custody ? "Y" : "N"), .text("INLL"), .text("Lifer"), .text("L2"),
        .text("Lifer - Not Supervised"), .text("LF03"), .date(Self.endOfTime, .dayMonthYear),
        .text("Lifer - Life Imprisonment"), .date(registered, .shortDate),
        .date(registered + 365, seconds: 56_361, .shortDateAndTime), location,
      ]
    default: return common + [location]
    }
  }

  /// 9999-12-31, which the case system writes where a registration has not ended.
  private static let endOfTime = LocalDate(daysSinceEpoch: 2_932_896)

  func transitionRow(_ post: SamplePost, _ held: SampleCase) -> SampleRow {
    let team = service.teams[post.team]
    let person = post.person
    let name = SampleCell.text("\(person.surname), \(person.forename)")
    let age = 18 + Int(held.number) % 7
    let (year, month, _) = service.date.yearMonthDay
    // Born on the first of this month, so that the age is right on any day.
    let birth = LocalDate(year: year - age, month: month, day: 1).map { $0.dayMonthYear } ?? "01/\(month)/\(year - age)"
    return SampleRow(
      [
        .text(held.reference.text), .text("1"), .date(service.date + -held.days, seconds: 32_291, .shortDate),
        .text("Out Of Jurisdiction Transfer"), .text("OOJ"), .text(team.region.code), .text(team.pdu.name),
        .text(team.pdu.code),
        .text(team.team.name), .text(team.team.code), name, .text(person.staff.text), .text("YOS"),
        .text("YOS (NPS use only)"),
        .text(birth), .text(" 0\(age) yrs"), .text("YOS03"), .text("Transfer Meeting"), .text(" "), .text(" "), name,
        .text(person.staff.text), .text(person.rawGrade), .text(team.region.code), .text(team.pdu.code),
        .text(team.team.code),
      ], owner: post.key)
  }
}

extension SampleLocation {
  /// As case rows write it.
  var rowName: String {
    switch self {
    case .community: "Community"
    case .custody: "Custody"
    case .licence: "Licence"
    }
  }
}

extension LocalDate {
  /// `04/01/2001`.
  var dayMonthYear: String { iso.split(separator: "-").reversed().joined(separator: "/") }
}
