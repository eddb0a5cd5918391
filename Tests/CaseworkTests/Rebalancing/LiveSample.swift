import Samples
import Storage
import TestSupport
import Testing

@testable import Casework

/// A team of the sample service in a database, in which somebody is over 110 %.
enum LiveSample {
  private static let world = SampleWorld(size: .team, seed: 3, date: CaseFolders.day, differences: 0.02, faults: 0.05)

  static func run(_ kind: DatabaseKind, _ body: (Service, UnitReference) async throws -> Void) async throws {
    try await CaseFolders.run(kind) { world in
      let service = try world.service()
      #expect(try await service.importData(path: try world.sample(Self.world)).outcome == .accepted)
      let code = try await world.database.read { connection in
        try connection.first("SELECT holder_team FROM case_now WHERE holder_team IS NOT NULL ORDER BY crn", []) {
          try $0.text(0)
        }
      }
      try await body(service, try await service.caseUnit(named: "team/\(try #require(code))"))
    }
  }
}
