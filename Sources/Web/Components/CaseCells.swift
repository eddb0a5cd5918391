import Caseload
import Casework

/// Cells that several tables of cases share.
enum CaseCell {
  static let restricted: HTML = "<span class=\"quiet\">Restricted case</span>"
  static let notRecorded: HTML = "<span class=\"quiet\">Not recorded</span>"

  /// The name as a link to the case, with a mark while a change of it waits.
  static func name(_ row: CaseRow) -> HTML {
    "\(Part.link(row.name, .cases(.detail(crn: row.crn))))\(HTML.when(row.hasWaitingChange, " \(waiting)"))"
  }

  /// Marks what was changed here and not confirmed yet.
  static let waiting: HTML = Part.tag("Waiting for the case system", .care)

  static func tier(_ row: CaseRow) -> HTML {
    row.isProvisional ? "\(row.tier) \(Part.tag("Provisional", .none))" : "\(row.tier)"
  }

  static func band(_ band: String?) -> HTML { band.map { "\(words($0))" } ?? notRecorded }

  static func day(_ day: LocalDate?) -> HTML { day.map { "\($0.shortText)" } ?? notRecorded }

  static func holder(_ holder: CaseRow.Holder?) -> HTML {
    guard let holder else { return Part.tag("Nobody yet", .care) }
    return holder.practitionerID.map { Part.link(holder.name, .practitioner($0)) } ?? "\(holder.name)"
  }

  /// `very-high` as `Very high`.
  static func words(_ id: String) -> String {
    let words = id.replacing("-", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// A line of a table in which nothing of a restricted case stands.
  static func restrictedLine(columns: Int) -> [HTML] {
    [restricted] + Array(repeating: "<span class=\"hidden\">not shown</span>", count: columns - 1)
  }
}
