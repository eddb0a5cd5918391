package import Casework

/// One page of a list of cases. Restricted cases count and are not shown.
package struct CaseListJSON: Encodable {
  struct Practitioner: Encodable {
    let staffCode: String
    let name: String
  }
  let unit: UnitJSON?
  let practitioner: Practitioner?
  let path: [UnitJSON]
  let cases: [CaseRowJSON]
  let total: Int
  let restricted: Int
  let page: Int
  let pages: Int
  let standing: CaseStandingJSON

  package init(_ list: CaseListPage) {
    switch list.subject {
    case .unit(let reference): (unit, practitioner) = (UnitJSON(reference), nil)
    case .practitioner(_, let staffCode, let name):
      (unit, practitioner) = (nil, Practitioner(staffCode: staffCode, name: name))
    }
    path = list.path.map(UnitJSON.init)
    cases = list.rows.compactMap { if case .shown(let row) = $0 { CaseRowJSON(row) } else { nil } }
    total = list.total
    restricted = list.restricted
    page = list.page
    pages = list.pages
    standing = CaseStandingJSON(list.standing)
  }
}
