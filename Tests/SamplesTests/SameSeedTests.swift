import Caseload
import Foundation
import Samples
import Testing

@Suite("A synthetic service follows from its seed and its date")
struct SameSeedTests {
  private func contents(_ service: SampleService) -> [[[SampleCell]]] {
    ExtractSheet.allCases.map { SheetTable(service, $0).rows.map(\.cells) }
  }

  @Test("The same seed and date give the same rows in every sheet", arguments: [0.0, 0.05])
  func sameSeed(faults: Double) {
    let one = SampleService(size: .pdu, seed: 7, date: .testNight, faults: faults)
    let two = SampleService(size: .pdu, seed: 7, date: .testNight, faults: faults)
    #expect(contents(one) == contents(two))
    #expect(one.plantedFaults == two.plantedFaults)
  }

  @Test("Another seed gives another service")
  func otherSeed() {
    let one = SampleService(size: .team, seed: 7, date: .testNight)
    let two = SampleService(size: .team, seed: 8, date: .testNight)
    #expect(contents(one) != contents(two))
  }

  @Test("The next night of a service is the service of the next date")
  func nextIsTheDateAfter() {
    let service = SampleService(size: .team, seed: 7, date: .testNight)
    #expect(contents(service.next(days: 3)) == contents(SampleService(size: .team, seed: 7, date: .testNight + 3)))
    #expect(contents(service.next(days: 0)) == contents(service))
  }

  @Test("From one night to the next most cases stay, some end and some begin")
  func casesTurnOver() {
    let tonight = SampleService(size: .region, seed: 7, date: .testNight)
    let tomorrow = tonight.next(days: 1)
    let before = Set(tonight.posts.flatMap { $0.cases.map(\.reference) })
    let after = Set(tomorrow.posts.flatMap { $0.cases.map(\.reference) })
    let ended = before.subtracting(after).count
    let began = after.subtracting(before).count
    #expect(ended > 0 && began > 0)
    #expect(ended * 50 < before.count && began * 50 < before.count)
  }

  @Test("Over a year some practitioners leave and others join, and no team shrinks")
  func peopleTurnOver() {
    let now = SampleService(size: .pdu, seed: 7, date: .testNight)
    let later = now.next(days: 365)
    let before = Set(now.posts.map(\.key.staff))
    let after = Set(later.posts.map(\.key.staff))
    #expect(before.count == 100 && after.count == 100)
    #expect((5...60).contains(before.subtracting(after).count))
  }

  @Test("A case that moves from custody to licence keeps its reference")
  func casesMoveToLicence() {
    let now = SampleService(size: .pdu, seed: 7, date: .testNight)
    let inCustody = Set(now.posts.flatMap { $0.cases.filter { $0.location == .custody }.map(\.reference) })
    let later = now.next(days: 60)
    let onLicence = Set(later.posts.flatMap { $0.cases.filter { $0.location == .licence }.map(\.reference) })
    #expect(!inCustody.isDisjoint(with: onLicence))
  }

  @Test("A date before 1970 works like any other")
  func earlyDates() {
    let service = SampleService(size: .team, seed: 7, date: LocalDate(daysSinceEpoch: -5_000))
    #expect(service.posts.count == 12)
    #expect(service.posts.allSatisfy { $0.person.joined <= service.date && $0.cases.allSatisfy { $0.days >= 0 } })
  }

  @Test("The same service gives the same workbook and the same table of hours, byte for byte")
  func sameBytes() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "samples-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var bytes: [Data] = []
    for name in ["one", "two"] {
      let service = SampleService(size: .team, seed: 7, date: .testNight)
      let workbook = folder.appending(path: "\(name).xlsx")
      let hours = folder.appending(path: "\(name).csv")
      try SampleWorkbook.write(service, to: workbook.path)
      try SampleWorkbook.writeHours(service, to: hours.path)
      bytes.append(try Data(contentsOf: workbook) + Data(contentsOf: hours))
    }
    #expect(bytes[0] == bytes[1])
    #expect(bytes[0].starts(with: [0x50, 0x4B]))
  }
}
