import Caseload
import Exchange
import Foundation
import Rules
import Samples
import TestSupport
import Testing
import Workload

@Suite("A synthetic workbook is read back as it was meant")
struct RoundTripTests {
  private func read(_ service: SampleService) throws -> NightlyExtract {
    let file = FileManager.default.temporaryDirectory.appending(path: "round-trip-\(UUID()).xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    try SampleWorkbook.write(service, to: file.path)
    return try NightlyExtractReader(pack: englandAndWales()).read(path: file.path)
  }

  @Test("Every post comes back with its names, its counts, its reports and its contacts")
  func posts() throws {
    let service = SampleService(size: .region, seed: 11, date: .testNight)
    let extract = try read(service)
    #expect(extract.date == service.date)
    #expect(extract.owners.map(\.key) == service.posts.map(\.key))
    var contacts = 0
    for (owner, post) in zip(extract.owners, service.posts) {
      let team = service.teams[post.team]
      #expect(owner.region == team.region && owner.pdu == team.pdu && owner.team == team.team)
      #expect(owner.forename == post.person.forename && owner.surname == post.person.surname)
      let inputs = owner.inputs
      #expect(inputs.rawGrade == post.person.rawGrade && inputs.faults.isEmpty)
      #expect(inputs.held == post.counts() && inputs.active == post.counts(activeOnly: true))
      #expect(inputs.t2a.total == post.t2a.count)
      #expect(
        inputs.inactive
          == InactiveCases(
            warrants: count(post, .warrant), unpaidWork: post.cases.count { $0.hasUnpaidWork },
            overdueTermination: count(post, .overdueTermination),
            standaloneSuspended: count(post, .standaloneSuspended),
            suspendedLifers: count(post, .suspendedLifer)))
      #expect(
        inputs.reports
          == CourtReports(
            standardLast30: post.reports.standardLast30, standardDueNext30: post.reports.standardDueNext30,
            fastLast30: post.reports.fastLast30, oral: post.reports.oral))
      let early = post.cases.filter(\.isInFirstSixteenWeeks)
      let community = early.count { $0.location == .community }
      #expect(inputs.firstSixteenWeeks == FirstSixteenWeeks(community: community, licence: early.count - community))
      contacts += inputs.contacts.reduce(0) { $0 + ($1.direction == .forOthers ? $1.count : -$1.count) }
    }
    #expect(contacts == 0, "what one side gains the other gives away")
    #expect(extract.owners.contains { !$0.inputs.contacts.isEmpty })
  }

  @Test(
    "A workbook without faults has nothing to say but who writes court reports only",
    arguments: [SampleSize.team, .region])
  func nothingOdd(size: SampleSize) throws {
    let extract = try read(SampleService(size: size, seed: 11, date: .testNight))
    let odd = extract.problems.filter { $0.kind != .courtReportsOnly }
    #expect(odd.isEmpty, "\(odd.prefix(3))")
    #expect(extract.problems.count == (size == .team ? 1 : 9))
  }

  @Test("Every planted fault is found in its sheet and row, under its kind")
  func faultsAreFound() throws {
    let service = SampleService(size: .region, seed: 11, date: .testNight, faults: 0.01)
    let extract = try read(service)
    let planted = service.plantedFaults
    for kind in PlantedFault.Kind.allCases {
      let found = Set(
        extract.problems.filter { $0.kind.rawValue == kind.rawValue }.map { "\($0.sheet ?? "") \($0.row ?? 0)" })
      let missing = planted.filter { $0.kind == kind && !found.contains("\($0.sheet.name) \($0.row)") }
      #expect(missing.isEmpty, "\(kind): \(missing.count) not found, first \(String(describing: missing.first))")
      #expect(planted.contains { $0.kind == kind })
    }
  }

  @Test("Owners whose rows cannot be trusted stay, and their figures are not computable")
  func faultyOwnersStay() throws {
    let service = SampleService(size: .region, seed: 11, date: .testNight, faults: 0.01)
    let owners = try read(service).owners
    #expect(owners.map(\.key) == service.posts.map(\.key))
    let doubted = Set(owners.filter { !$0.inputs.faults.isEmpty }.map(\.key))
    let spoiling: Set<PlantedFault.Kind> = [.unreadableCount, .negativeCount, .absurdCount, .duplicateOwner]
    let spoiled = Set(service.plantedFaults.filter { spoiling.contains($0.kind) }.compactMap(\.owner))
    #expect(doubted == spoiled)
    #expect(!doubted.isEmpty)
  }

  @Test("The table of hours is read back post by post, reductions included")
  func hours() throws {
    let service = SampleService(size: .region, seed: 11, date: .testNight)
    let file = FileManager.default.temporaryDirectory.appending(path: "round-trip-\(UUID()).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try SampleWorkbook.writeHours(service, to: file.path)
    let records = try HoursFile.read(path: file.path, reasons: Set(englandAndWales().reductionReasons.map(\.id)))
    let recorded = service.posts.filter { $0.hours != nil }
    #expect(records.map(\.post) == recorded.map(\.key))
    for (record, post) in zip(records, recorded) {
      let hours = try #require(post.hours)
      #expect(record.contracted == hours.contracted)
      #expect(
        record.reductions.map { SampleReduction(reason: $0.reason, hours: $0.hours, start: $0.start, end: $0.end) }
          == hours.reductions)
    }
  }

  private func count(_ post: SamplePost, _ kind: InactiveKind) -> Int { post.cases.count { $0.inactive == kind } }
}
