public import Caseload
public import DataFormat

/// A made-up probation service at case level: every sheet of the open format, for a team or for a nation.
///
/// It is the same service as ``SampleService`` of the same size, seed and date: the same units, people, posts, hours,
/// reductions, and for every post the same cases with the same references, locations and tiers. The nightly workbook
/// of the one and the sheets of the other agree, but for the differences that were asked for.
///
///     let world = SampleWorld(size: .nation, seed: 1, date: date)
///     try world.rows(of: DataSheets.cases) { row in … }
///
/// The same arguments give the same rows. Nothing is kept but the service itself: rows are made as they are asked for.
public struct SampleWorld: Sendable {
  /// The service that the nightly workbook of the same seed is made from.
  public let service: SampleService
  /// Share of current cases that differ from the nightly workbook on purpose, 0 to 1.
  public let differences: Double
  /// Share of records with a fault of each kind (see ``SampleRecordFault``), 0 to 1.
  public let faults: Double
  let days: DayTexts
  let staff: StaffRegister

  /// - Parameters:
  ///   - seed: any number; another seed is another service.
  ///   - date: the night up to which the data goes.
  ///   - differences: share of current cases that differ from the nightly workbook, held between 0 and 1.
  ///   - faults: share of records with a fault of each kind, held between 0 and 1.
  public init(size: SampleSize, seed: UInt64, date: LocalDate, differences: Double = 0, faults: Double = 0) {
    service = SampleService(size: size, seed: seed, date: date)
    self.differences = min(max(differences, 0), 1)
    self.faults = min(max(faults, 0), 1)
    days = DayTexts(around: date)
    staff = StaffRegister(service)
  }

  public var size: SampleSize { service.size }
  public var seed: UInt64 { service.seed }
  public var date: LocalDate { service.date }

  /// How far back history goes: three years, in days.
  static let historyDays = 1_095
  var historyStart: LocalDate { date + -Self.historyDays }

  /// Every row of a sheet, its values in the order of the sheet's columns; none for a sheet that is not of the format.
  /// - Complexity: O(cases of the service), in memory of one case.
  public func rows(of sheet: Sheet, _ body: ([FieldValue]) throws -> Void) rethrows {
    switch sheet.name {
    case DataSheets.units.name: try UnitRows(self).forEach(body)
    case DataSheets.fundedPosts.name: try FundedPostRows(self).forEach(body)
    case DataSheets.staff.name: try staffRows(body)
    case DataSheets.posts.name: try postRows(body)
    case DataSheets.reductions.name: try reductionRows(body)
    case DataSheets.absences.name: try absenceRows(body)
    case DataSheets.training.name: try trainingRows(body)
    case DataSheets.vetting.name: try vettingRows(body)
    case DataSheets.cases.name: try forEachCase { try body(caseRow($0)) }
    case DataSheets.orders.name: try forEachCase { try orderRows($0).forEach(body) }
    case DataSheets.registrations.name: try forEachCase { try registrationRows($0).forEach(body) }
    case DataSheets.risk.name: try forEachCase { try riskRows($0).forEach(body) }
    case DataSheets.needs.name: try forEachCase { try needsRows($0).forEach(body) }
    case DataSheets.requirements.name: try forEachCase { try requirementRows($0).forEach(body) }
    case DataSheets.allocations.name: try forEachCase { try allocationRows($0).forEach(body) }
    case DataSheets.workItems.name: try workItemRows(body)
    case DataSheets.restrictions.name: try forEachCase { try restrictionRows($0).forEach(body) }
    case DataSheets.preferences.name: try forEachCase { try preferenceRows($0).forEach(body) }
    default: break
    }
  }
}
