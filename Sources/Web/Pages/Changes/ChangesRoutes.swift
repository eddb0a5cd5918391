import Caseload
import Casework

extension Visit {
  func changes(_ practitioner: Int, _ from: LocalDate?, _ to: LocalDate?) async throws -> Answer {
    let model = try await use.practitionerChanges(id: practitioner, from: from, to: to)
    let isOwn = session?.person.actor.staff == model.staffCode
    let hides = isOwn ? try await use.ownFigures().keepsLiveBack : false
    return .page(framed(ChangesPage(model: model, hidesPercentage: hides).page))
  }
}

extension Address {
  /// The day in a field of a query; nil without one, as a list of days sends it when none is selected.
  static func day(_ fields: [String: String], _ name: String) throws(Fault) -> LocalDate? {
    guard let text = fields[name], !text.isEmpty else { return nil }
    guard let day = LocalDate(iso: text) else {
      throw .invalid("Choose a night from the list: “\(text)” is not a day such as 2026-11-23.")
    }
    return day
  }
}
