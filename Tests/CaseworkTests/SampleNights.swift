import Caseload
import Casework
import FoundationEssentials
import Rules
import Samples
import Storage
import TestSupport

/// A service over a database of its own with sample workbooks at hand.
struct SampleNights {
  let folder: String
  let service: Service
  let database: any SQLDatabase

  static let date = LocalDate(daysSinceEpoch: 20_000)

  /// - Parameter today: what the service's clock says.
  static func run(
    _ kind: DatabaseKind, today: LocalDate = date + 1, _ body: (SampleNights) async throws -> Void
  ) async throws {
    let pack = try englandAndWales()
    try await withThrowawayDatabase(kind) { place, database in
      try await body(
        SampleNights(
          folder: place.folder,
          service: Service(database: database, pack: pack, clock: .fixed(today), actor: .terminal(user: "test")),
          database: database))
    }
  }

  /// Writes a sample workbook and gives its path.
  func workbook(_ size: SampleSize = .team, seed: UInt64 = 1, nightsLater: Int = 0, faults: Double = 0) throws -> String
  {
    let path = "\(folder)/\(size.rawValue)-\(seed)-\(nightsLater)-\(faults).xlsx"
    try SampleWorkbook.write(
      SampleService(size: size, seed: seed, date: Self.date + nightsLater, faults: faults), to: path)
    return path
  }

  func hours(_ size: SampleSize = .team, seed: UInt64 = 1) throws -> String {
    let path = "\(folder)/hours-\(seed).csv"
    try SampleWorkbook.writeHours(SampleService(size: size, seed: seed, date: Self.date), to: path)
    return path
  }

  func write(_ name: String, _ text: String) throws -> String {
    let path = "\(folder)/\(name)"
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }
}
