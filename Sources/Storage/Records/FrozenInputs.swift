import Caseload
import FoundationEssentials
public import Rules
public import Workload

/// The inputs of one figure as they are kept beside it, in JSON.
public struct FrozenInputs: Codable, Sendable {
  struct Contact: Codable, Sendable {
    let code: String
    let direction: String
    let count: Int
  }
  struct Reduction: Codable, Sendable {
    let reason: String
    let hundredths: Int
  }

  let rawGrade: String
  let held: FrozenGrid
  let active: FrozenGrid
  let t2a: FrozenGrid
  /// Warrants, unpaid work, overdue terminations, stand-alone suspended orders, suspended lifers.
  let inactive: [Int]
  /// Standard in the last 30 days, standard due in the next 30, fast in the last 30, oral.
  let reports: [Int]
  let contacts: [Contact]
  /// Community, licence.
  let firstSixteenWeeks: [Int]
  let contractedHundredths: Int?
  let reductions: [Reduction]
  let faults: [FrozenReason]

  public init(_ inputs: PostInputs, _ pack: RulePack) {
    rawGrade = inputs.rawGrade
    held = FrozenGrid(inputs.held, pack)
    active = FrozenGrid(inputs.active, pack)
    t2a = FrozenGrid(inputs.t2a, pack)
    let flagged = inputs.inactive
    inactive = [
      flagged.warrants, flagged.unpaidWork, flagged.overdueTermination, flagged.standaloneSuspended,
      flagged.suspendedLifers,
    ]
    reports = [
      inputs.reports.standardLast30, inputs.reports.standardDueNext30, inputs.reports.fastLast30, inputs.reports.oral,
    ]
    contacts = inputs.contacts.map { Contact(code: $0.code, direction: $0.direction.rawValue, count: $0.count) }
    firstSixteenWeeks = [inputs.firstSixteenWeeks.community, inputs.firstSixteenWeeks.licence]
    contractedHundredths = inputs.hours.contracted?.hundredths
    reductions = inputs.hours.reductions.map { Reduction(reason: $0.reason, hundredths: $0.hours.hundredths) }
    faults = inputs.faults.map(FrozenReason.init)
  }

  /// The inputs again, exactly as they were.
  public func inputs(_ pack: RulePack) throws -> PostInputs {
    guard inactive.count == 5, reports.count == 4, firstSixteenWeeks.count == 2 else {
      throw StorageError.unexpected("The kept inputs of a figure are incomplete.")
    }
    return PostInputs(
      rawGrade: rawGrade, held: try held.grid(pack), active: try active.grid(pack), t2a: try t2a.grid(pack),
      inactive: InactiveCases(
        warrants: inactive[0], unpaidWork: inactive[1], overdueTermination: inactive[2],
        standaloneSuspended: inactive[3],
        suspendedLifers: inactive[4]),
      reports: CourtReports(
        standardLast30: reports[0], standardDueNext30: reports[1], fastLast30: reports[2], oral: reports[3]),
      contacts: try contacts.map { contact in
        guard let direction = ContactCount.Direction(rawValue: contact.direction) else {
          throw StorageError.unexpected("A kept contact has the unknown direction “\(contact.direction)”.")
        }
        return ContactCount(code: contact.code, direction: direction, count: contact.count)
      },
      firstSixteenWeeks: FirstSixteenWeeks(community: firstSixteenWeeks[0], licence: firstSixteenWeeks[1]),
      hours: PostHours(
        contracted: contractedHundredths.map { WeeklyHours(hundredths: $0) },
        reductions: reductions.map { HoursReduction(reason: $0.reason, hours: WeeklyHours(hundredths: $0.hundredths)) }),
      faults: try faults.map { try $0.reason })
  }
}

/// A reason for "not computable" as it is kept.
public struct FrozenReason: Codable, Sendable, Hashable {
  let kind: String
  let text: String?
  let number: Int?

  public init(_ reason: NotComputable) {
    switch reason {
    case .unknownGrade(let code): (kind, text, number) = ("unknown-grade", code, nil)
    case .noHours(let grade): (kind, text, number) = ("no-hours", grade, nil)
    case .noAvailability: (kind, text, number) = ("no-availability", nil, nil)
    case .hoursNotDivided(let posts): (kind, text, number) = ("hours-not-divided", nil, posts)
    case .quarantined(let sheet, let row): (kind, text, number) = ("quarantined", sheet, row)
    }
  }

  public var reason: NotComputable {
    get throws {
      switch (kind, text, number) {
      case ("unknown-grade", let code?, _): .unknownGrade(code: code)
      case ("no-hours", let grade?, _): .noHours(grade: grade)
      case ("no-availability", _, _): .noAvailability
      case ("hours-not-divided", _, let posts?): .hoursNotDivided(posts: posts)
      case ("quarantined", let sheet?, let row?): .quarantined(sheet: sheet, row: row)
      default: throw StorageError.unexpected("A figure carries the unknown reason “\(kind)”.")
      }
    }
  }
}

/// JSON text of kept values: keys in order, so that equal values are equal texts.
enum KeptJSON {
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    do { return String(decoding: try encoder.encode(value), as: UTF8.self) } catch {
      throw StorageError.unexpected("A value could not be written as JSON: \(error).")
    }
  }

  static func value<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    do { return try JSONDecoder().decode(type, from: Data(text.utf8)) } catch {
      throw StorageError.damaged("kept JSON cannot be read")
    }
  }
}
