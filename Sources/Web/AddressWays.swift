import Casework
import DataFormat
import Rules

extension Address {
  /// What a link to it asks for; empty where everybody who is signed in may follow it, or where only those come to see the link
  /// who may.
  func ways(_ pack: RulePack) -> [Way] {
    func unit(_ level: String, _ code: String) -> Way.Subject { .unit(level: level, code: code) }
    switch self {
    case .unit(let level, let code, _, _), .caseload(let level, let code):
      return [Way(.view, .figures, unit(level, code))]
    case .overviewFile(let level, let code, _, _), .caseloadFile(let level, let code):
      return [Way(.export, .figures, unit(level, code))]
    case .practitioner(let id, _), .changes(let id, _, _), .hours(.person(let id)), .hours(.ahead(let id, _)):
      return [Way(.view, .peopleFigures, .practitioner(id))]
    case .availability(let address): return [Way(.view, .peopleFigures, .staff(address.staff))]
    case .hours(.extra): return [Way(.view, .cases)]
    case .hours(.contacts(let crn, _)), .hours(.help(let crn, _)): return [Way(.view, .cases, .crn(crn))]
    case .hours(.studies): return [Way(.view, .figures)]
    case .hours(.studiesFile): return [Way(.export, .figures)]
    case .hours(.settings(let place, _)): return [Way(.view, .figures, unit(place.level, place.code))]
    // A draft is tried out on all posts.
    case .hours(.values(let draft)) where draft != nil:
      return [Way(.view, .figures, unit(pack.levels.first?.id ?? "", pack.nation.code))]
    case .load(let address): return address.ways(pack)
    case .upkeep(.protections(let place, _)) where place.level != pack.levels.last?.id:
      return [Way(.view, .figures, unit(place.level, place.code))]
    case .upkeep(.ahead(let place)), .upkeep(.protections(let place, _)), .upkeep(.week(let place, _)):
      return [Way(.view, .peopleFigures, unit(place.level, place.code))]
    case .upkeep(.cover(let staff, _)): return [Way(.view, .peopleFigures, .staff(staff))]
    case .allocation(let address): return address.ways
    case .concerns(.new): return [Way(.change, .stressReports)]
    case .concerns: return [Way(.view, .stressReports)]
    case .plans: return [Way(.view, .plans)]
    case .extracts, .extract: return [Way(.view, .extracts)]
    case .cases(let address): return address.ways(pack)
    case .records(let address): return address.ways
    case .audit: return [Way(.view, .audit)]
    case .accounts: return [Way(.view, .accounts)]
    case .sharing(.list): return [Way(.view, .disclosures)]
    case .sharing(.one(let crn, _)): return [Way(.view, .disclosures, .crn(crn))]
    case .sharing(.new(let crn, _)): return [Way(.change, .disclosures, .crn(crn))]
    case .ties(.ties): return [Way(.view, .ties)]
    case .ties(.inspections): return [Way(.view, .inspections)]
    case .subjects: return [Way(.export, .subjectAccess)]
    case .home, .explanation, .hours(.values), .hours(.limits), .search, .signIn, .guidePart, .guide, .rules,
      .accessibility, .health,
      .api, .asset:
      return []
    }
  }
}

extension CaseAddress {
  fileprivate func ways(_ pack: RulePack) -> [Way] {
    func subject(_ place: Place?) -> Way.Subject {
      .unit(level: place?.level ?? pack.levels.first?.id ?? "", code: place?.code ?? pack.nation.code)
    }
    func subject(_ scope: CaseListQuery.Scope) -> Way.Subject {
      if case .practitioner(let id) = scope { .practitioner(id) } else { .anything }
    }
    return switch self {
    case .list(let query): [Way(.view, .cases, subject(query.scope))]
    case .file(let query): [Way(.export, .cases, subject(query.scope))]
    // A list leads only to cases that are within reach.
    case .detail, .unallocated: [Way(.view, .cases)]
    case .choosing(let crn, let place, _), .comparing(let crn, _, let place):
      [Way(.view, .allocation, .crn(crn))] + (place.map { [Way(.view, .allocation, subject($0))] } ?? [])
    case .review(let place): [Way(.view, .allocation, subject(place))]
    case .reviewFile(let place): [Way(.view, .allocation, subject(place)), Way(.export, .cases, subject(place))]
    case .opening: [Way(.breakGlass, .cases)]
    case .quality(let place), .findings(_, let place, _): [Way(.view, .quality, subject(place))]
    case .disagreements: [Way(.view, .quality)]
    case .staffing(let place): [Way(.view, .figures, subject(place))]
    case .people(let place): [Way(.view, .peopleFigures, subject(place))]
    }
  }
}

extension LoadAddress {
  fileprivate func ways(_ pack: RulePack) -> [Way] {
    func subject(_ place: Place?) -> Way.Subject {
      .unit(level: place?.level ?? pack.levels.first?.id ?? "", code: place?.code ?? pack.nation.code)
    }
    return switch self {
    // The list has what is within reach, whatever the unit.
    case .excesses, .excess: [Way(.view, .excess)]
    case .balance(let place), .capacity(let place), .history(let place, _): [Way(.view, .figures, subject(place))]
    case .capacityFile(let place), .balanceFile(let place), .historyFile(let place, _):
      [Way(.export, .figures, subject(place))]
    }
  }
}

extension RecordAddress {
  fileprivate var ways: [Way] {
    guard let name = sheet, let sheet = DataSheets.named(name) else { return [] }
    let subject: Way.Subject =
      switch self {
      case .new(_, let texts), .edit(_, let texts): Self.subject(texts)
      case .list, .sheet, .done: .anything
      }
    return [Way(.change, sheet.fields, subject)]
      + (sheet.alsoNeeds.map { [Way($0.action, $0.fields, subject)] } ?? [])
  }

  private static func subject(_ texts: [String: String]) -> Way.Subject {
    if let crn = texts["crn"] { return .crn(crn) }
    if let staff = texts["staff_code"] { return .staff(staff) }
    return (texts["unit"] ?? texts["code"]).map { .unitCode($0) } ?? .anything
  }
}
