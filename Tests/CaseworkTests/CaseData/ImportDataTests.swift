import Caseload
import Rules
import Samples
import Storage
import TestSupport
import Testing
import Workload

@testable import Casework
@testable import Exchange

@Suite("Bringing in data of cases")
struct ImportDataTests {
  @Test("The example comes in whole, and what comes of it is there at once", arguments: DatabaseKind.available)
  func example(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      let report = try await world.service().importData(path: try world.example())
      #expect(report.outcome == .accepted && report.problems == [])
      #expect(report.added == report.rows.values.reduce(0, +) && report.changed == 0 && report.removed == 0)
      // Ten cases, of which one has ended.
      #expect(report.tierChanges == 9)
      #expect(try await world.count("SELECT COUNT(*) FROM case_now") == 9)
      #expect(try await world.count("SELECT COUNT(*) FROM tier_change") == 9)
      #expect(try await world.count("SELECT COUNT(*) FROM case_now WHERE crn = 'X310007'") == 0)
      #expect(try await world.text("SELECT holder_name FROM case_now WHERE crn = 'X310001'") == "Lathbury, Owen")
      #expect(try await world.text("SELECT type FROM case_now WHERE crn = 'X310008'") == "post-sentence-supervision")
      #expect(try await world.text("SELECT location FROM case_now WHERE crn = 'X310006'") == "custody")
      #expect(try await world.text("SELECT rosh FROM case_now WHERE crn = 'X310003'") == "high")
    }
  }

  @Test("What lists count a case by is the values of its filters, beside it", arguments: DatabaseKind.available)
  func marks(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      let made = """
        tier || '|' || COALESCE(type, 'none') || '|' || COALESCE(location, 'none') || '|' || COALESCE(rosh, 'none') || '|'
          || COALESCE(mappa, 'none') || '|' || CAST(provisional AS TEXT)
        """
      #expect(try await world.count("SELECT COUNT(*) FROM case_now WHERE marks = \(made)") == 9)
    }
  }

  @Test("Lists are as of the day of the data, on whatever day they are looked at", arguments: DatabaseKind.available)
  func standing(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      #expect(try await world.service("2026-12-24").caseStanding()?.asOf.iso == "2026-11-22")
    }
  }

  @Test("The same folder again changes nothing, not even the log", arguments: DatabaseKind.available)
  func again(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      let path = try world.example()
      _ = try await world.service().importData(path: path)
      let before = try await world.digests()
      let again = try await world.service("2026-11-23").importData(path: path)
      #expect(again.outcome == .unchanged)
      #expect(try await world.digests() == before)
      #expect(try await world.count("SELECT COUNT(*) FROM data_import") == 1)
    }
  }

  @Test("The same rows of a later moment are taken, and change no sheet and no tier", arguments: DatabaseKind.available)
  func sameRows(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      let before = try await world.digests(all: false)
      let report = try await world.service("2026-11-23").importData(
        path: try world.example(asOf: "2026-11-23T02:00:00Z"))
      #expect(report.outcome == .accepted)
      #expect([report.added, report.changed, report.removed, report.tierChanges] == [0, 0, 0, 0])
      #expect(try await world.digests(all: false) == before)
    }
  }

  @Test("A full import takes away the rows that it lacks, but no history", arguments: DatabaseKind.available)
  func lacking(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      let holders = try await world.count("SELECT COUNT(*) FROM allocation")
      let path = try world.example(
        asOf: "2026-11-23T02:00:00Z",
        [
          ("registrations", "X310009,51,ALSH,,,2026-11-17,,Practitioner\n", ""),
          ("allocations", "X310009,2026-11-17T15:00:00Z,P31A004,T311,New order\n", ""),
          ("preferences", "X310005,evening,2026-03-23,,Works until five\n", ""),
        ])
      let report = try await world.service("2026-11-23").importData(path: path)
      #expect(report.removed == 2 && report.added == 0 && report.changed == 0)
      #expect(try await world.count("SELECT COUNT(*) FROM registration WHERE crn = 'X310009'") == 0)
      #expect(try await world.count("SELECT COUNT(*) FROM allocation") == holders)
      #expect(try await world.text("SELECT staff_code FROM case_now WHERE crn = 'X310009'") == "P31A004")
    }
  }

  @Test(
    "A case that a full import lacks goes with its rows and leaves the lists; who held it when stays",
    arguments: DatabaseKind.available)
  func caseGone(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      let path = try world.example(
        asOf: "2026-11-23T02:00:00Z",
        [
          ("cases", "X310009,Sam,Okoro,2005-02-14,other,T311,community,community,,,2026-11-16,,\n", ""),
          ("orders", "X310009,1,community-order,,2026-07-07,2026-11-16,365,2026-11-16,2027-11-15,,,,\n", ""),
          ("registrations", "X310009,51,ALSH,,,2026-11-17,,Practitioner\n", ""),
          ("work-items", "X310009,1,contact,CMS05,P31A003,,,2026-11-18,\n", ""),
          ("allocations", "X310009,2026-11-17T15:00:00Z,P31A004,T311,New order\n", ""),
        ])
      let report = try await world.service("2026-11-23").importData(path: path)
      #expect(report.outcome == .accepted, "\(report.problems)")
      for table in ["case_record", "case_order", "registration", "work_item", "case_now", "case_tier"] {
        #expect(try await world.count("SELECT COUNT(*) FROM \(table) WHERE crn = 'X310009'") == 0, "\(table)")
      }
      #expect(try await world.count("SELECT COUNT(*) FROM allocation WHERE crn = 'X310009'") == 1)
      #expect(try await world.count("SELECT COUNT(*) FROM tier_change WHERE crn = 'X310009'") == 1)
      #expect(try await world.count("SELECT COUNT(*) FROM quality_finding WHERE crn = 'X310009'") == 0)
      #expect(try await world.count("SELECT cases_held FROM live_figure WHERE staff_code = 'P31A004'") == 1)
    }
  }

  @Test(
    "A row that rewrites history is a problem at its line, and nothing is changed", arguments: DatabaseKind.available)
  func rewrites(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      let before = try await world.digests()
      let changed = try world.example(
        asOf: "2026-11-23T02:00:00Z",
        [("allocations", "2026-05-07T10:00:00Z,P31A003,T311,New order", "2026-05-07T10:00:00Z,P31A001,T311,New order")])
      let earlier = try world.delta(
        asOf: "2026-11-23T02:00:00Z", [("allocations", "X310001,2026-01-13T09:11:59Z,P31A001,T311,Earlier")])
      let expected = [(changed, 6), (earlier, 2)]
      for (path, line) in expected {
        let report = try await world.service("2026-11-23").importData(path: path)
        #expect(report.outcome == .refused)
        #expect(report.problems.map(\.kind) == [.rewritesHistory])
        #expect(report.problems.map(\.line) == [line] && report.problems.first?.file == "allocations.csv")
        #expect(try await world.digests() == before)
      }
    }
  }

  @Test("Planted faults leave every table as it was, and the log keeps them", arguments: DatabaseKind.available)
  func faults(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      let before = try await world.digests()
      let path = try world.example(
        asOf: "2026-11-23T02:00:00Z",
        [
          ("cases", "1991-03-17", "1991-02-31"), ("orders", "1095", "-1"), ("risk", "very-high", ""),
          ("work-items", "P31A003", "P31A333"),
        ])
      let checked = try await world.service().checkData(path: path)
      #expect(checked.problemCount == 4)
      let report = try await world.service("2026-11-23").importData(path: path)
      #expect(report.outcome == .refused && report.problemCount == 4)
      #expect(try await world.digests() == before)
      let logged = try await world.rows(
        """
        SELECT p.file, p.line, p.column_name FROM data_import i JOIN data_import_problem p ON p.import_id = i.id
        WHERE i.state = 'refused' AND i.problems = 4 ORDER BY p.ordinal
        """)
      let problems: [[SQLValue]] = report.problems.map { [.text($0.file), .integer($0.line), .optional($0.column)] }
      #expect(logged == problems)
    }
  }

  @Test("A first import with one fault leaves the database empty", arguments: DatabaseKind.available)
  func firstFault(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      let before = try await world.digests()
      let path = try world.example([("work-items", "P31A003", "P31A333")])
      let service = try world.service()
      #expect(try await service.importData(path: path).outcome == .refused)
      #expect(try await world.digests() == before)
      let sound = try world.example()
      #expect(try await service.importData(path: sound).outcome == .accepted)
    }
  }

  @Test("Checking a folder changes nothing and logs nothing", arguments: DatabaseKind.available)
  func check(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      let before = try await world.digests()
      let (service, path) = (try world.service(), try world.example())
      #expect(try await service.checkData(path: path).outcome == .accepted)
      #expect(try await world.digests() == before)
      #expect(try await world.count("SELECT COUNT(*) FROM data_import") == 0)
    }
  }

  @Test("The same delta twice takes effect once, also after another", arguments: DatabaseKind.available)
  func deltaTwice(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      let first = try world.delta(
        asOf: "2026-11-23T02:00:00Z", [("risk", "X310001,rosh,2026-11-22T15:00:00Z,,high,,OASys")])
      let second = try world.delta(
        asOf: "2026-11-24T02:00:00Z", [("risk", "X310001,rosh,2026-11-23T15:00:00Z,,medium,,OASys")])
      let service = try world.service("2026-11-24")
      #expect(try await service.importData(path: first).added == 1)
      let afterFirst = try await world.digests()
      #expect(try await service.importData(path: first).outcome == .unchanged)
      #expect(try await world.digests() == afterFirst)
      #expect(try await service.importData(path: second).added == 1)
      let afterSecond = try await world.digests()
      #expect(try await service.importData(path: first).outcome == .unchanged)
      #expect(try await world.digests() == afterSecond)
    }
  }

  @Test("Data of an earlier moment than those here are refused", arguments: DatabaseKind.available)
  func older(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      let before = try await world.digests()
      let older = try world.delta(
        asOf: "2026-11-22T02:14:08Z", [("risk", "X310001,rosh,2026-11-21T15:00:00Z,,high,,OASys")])
      let service = try world.service()
      await #expect(throws: CaseworkRefusal.self) { try await service.importData(path: older) }
      #expect(try await world.digests() == before)
    }
  }

  @Test(
    "Of two imports of one folder at once one is taken, and the other changes nothing",
    arguments: DatabaseKind.available)
  func atOnce(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      let (service, path) = (try world.service(), try world.example())
      async let one = service.importData(path: path)
      async let other = service.importData(path: path)
      let outcomes = [try await one.outcome, try await other.outcome]
      #expect(Set(outcomes) == [.accepted, .unchanged])
      #expect(try await world.count("SELECT COUNT(*) FROM data_import") == 1)
    }
  }
}
