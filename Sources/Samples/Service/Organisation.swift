public import Caseload
public import Rules

/// One team of a synthetic service, with the units above it.
public struct SampleTeam: Sendable, Hashable {
  public let region: NamedCode
  public let pdu: NamedCode
  public let team: NamedCode
  public var code: TeamCode { TeamCode(team.code) }
}

/// Teams and the places of work in them, before anybody is appointed.
struct Organisation {
  /// A place of work in a team, held by one person after another.
  struct Place {
    let team: Int
    /// Number within the region, from which staff codes are made.
    let numberInRegion: Int
    let region: Region
  }

  var teams: [SampleTeam] = []
  var places: [Place] = []
  /// For each delivery unit its teams, as a range in `teams`.
  var units: [Range<Int>] = []
  var unitRegions: [Region] = []

  init(size: SampleSize, seed: UInt64) {
    var random = SeededGenerator(seed, .place)
    // A sample region has nine units, so only a region with that many can stand for it.
    let candidates = size == .region ? Region.all.filter { $0.units.count >= 9 } : Region.all
    let regions = size == .nation ? candidates : [random.pick(candidates)]
    for region in regions {
      let unitNumbers: [Int]
      switch size {
      case .team, .pdu: unitNumbers = [random.below(region.units.count)]
      case .region: unitNumbers = Array(0..<9)
      case .nation: unitNumbers = Array(region.units.indices)
      }
      var placesOfRegion = 0
      for (position, unit) in unitNumbers.enumerated() {
        let teamCount = Self.teamCount(size, isFirstOfRegion: position == 0)
        let first = teams.count
        for number in 0..<teamCount {
          addTeam(region, unit: unit, number: number)
          let places = size == .team ? 12 : Self.places(inTeam: teams.count - 1, seed: seed)
          for _ in 0..<places {
            self.places.append(Place(team: teams.count - 1, numberInRegion: placesOfRegion, region: region))
            placesOfRegion += 1
          }
        }
        units.append(first..<teams.count)
        unitRegions.append(region)
      }
    }
  }

  /// A region of nine units has 100 teams, and the nation's 108 units have 1,200: one unit of each region has a team
  /// more.
  private static func teamCount(_ size: SampleSize, isFirstOfRegion: Bool) -> Int {
    switch size {
    case .team: 1
    case .pdu: 10
    case .region, .nation: isFirstOfRegion ? 12 : 11
    }
  }

  /// Eight to twelve places, ten on average: what one team has more, the next has less.
  private static func places(inTeam team: Int, seed: UInt64) -> Int {
    var random = SeededGenerator(seed, .place, team / 2 + 1)
    let more = random.whole(-2...2)
    return team.isMultiple(of: 2) ? 10 + more : 10 - more
  }

  private mutating func addTeam(_ region: Region, unit: Int, number: Int) {
    let unitName = region.units[unit]
    // "Bury" of "Bury and Rochdale": what people in the unit would say.
    let place = unitName.split(separator: ",")[0].split(separator: " ").prefix { $0 != "and" }.joined(separator: " ")
    teams.append(
      SampleTeam(
        region: NamedCode(code: region.code, name: region.name),
        pdu: NamedCode(code: Codes.unit(region: region, name: unitName, unit: unit), name: unitName),
        team: NamedCode(
          code: Codes.team(region: region, unit: unit, number: number).text,
          name: "\(place) \(Region.teamPurposes[number % Region.teamPurposes.count])")))
  }
}
