import Caseload
public import Rules

extension NamedCode {
  /// Stands for a region, unit or team that a row should name and does not.
  public static let notStated = NamedCode(code: "not-stated", name: "Not stated")
}

/// The organisation as the rows of one extract tell it, where each code has one name and one place: the first that is seen.
struct OrganisationNames {
  struct Place {
    var region: NamedCode
    var pdu: NamedCode
    var team: NamedCode
  }
  struct Conflict {
    let field: ColumnField
    let message: String
  }

  private var regions: [String: NamedCode] = [:]
  private var pdus: [String: (named: NamedCode, region: String)] = [:]
  private var teams: [String: (named: NamedCode, pdu: String)] = [:]

  /// The place of a row's team, and where the row contradicts an earlier one.
  mutating func settle(_ place: Place) -> (place: Place, conflicts: [Conflict]) {
    var conflicts: [Conflict] = []
    func compare(_ what: String, _ now: NamedCode, _ first: NamedCode, _ field: ColumnField) {
      guard now.name != first.name else { return }
      conflicts.append(
        Conflict(
          field: field,
          message: "\(what) \(shown(now.code)) is called \(shown(first.name)) further up and \(shown(now.name)) here."))
    }
    var result = place
    let isTeamStated = place.team != .notStated && place.pdu != .notStated
    if isTeamStated, let known = teams[place.team.code] {
      compare("Team", place.team, known.named, .teamName)
      result.team = known.named
      if known.pdu != place.pdu.code {
        conflicts.append(
          Conflict(
            field: .pduCode,
            message:
              "Team \(shown(place.team.code)) belongs to \(shown(known.pdu)) further up and to \(shown(place.pdu.code)) here."
          ))
        result.pdu = pdus[known.pdu]?.named ?? result.pdu
      }
    } else if isTeamStated {
      teams[place.team.code] = (place.team, place.pdu.code)
    }
    let isPDUStated = place.pdu != .notStated && place.region != .notStated
    if isPDUStated, let known = pdus[place.pdu.code] {
      compare("Unit", place.pdu, known.named, .pduName)
      if known.region != place.region.code {
        conflicts.append(
          Conflict(
            field: .regionCode,
            message:
              "Unit \(shown(place.pdu.code)) belongs to \(shown(known.region)) further up and to \(shown(place.region.code)) here."
          ))
      }
    } else if isPDUStated {
      pdus[place.pdu.code] = (place.pdu, place.region.code)
    }
    if place.region != .notStated, let known = regions[place.region.code] {
      compare("Region", place.region, known, .regionName)
    } else if place.region != .notStated {
      regions[place.region.code] = place.region
    }
    if let pdu = pdus[result.pdu.code] {
      result.pdu = pdu.named
      result.region = regions[pdu.region] ?? result.region
    } else if let region = regions[result.region.code] {
      result.region = region
    }
    return (result, conflicts)
  }
}
