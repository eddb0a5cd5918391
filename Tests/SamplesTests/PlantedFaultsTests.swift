import Caseload
import Rules
import Samples
import TestSupport
import Testing

@Suite("The dial for faults")
struct PlantedFaultsTests {
  @Test("At 0 nothing is wrong")
  func none() {
    #expect(SampleService(size: .region, seed: 2, date: .testNight).plantedFaults.isEmpty)
  }

  @Test("Below 0 and above 1 the dial stays at its ends")
  func ends() {
    #expect(SampleService(size: .team, seed: 2, date: .testNight, faults: -1).faults == 0)
    #expect(SampleService(size: .team, seed: 2, date: .testNight, faults: 3).faults == 1)
    #expect(!SampleService(size: .team, seed: 2, date: .testNight, faults: 1).plantedFaults.isEmpty)
  }

  @Test("At 2 % every kind occurs, each in about that share of its rows")
  func shares() {
    let service = SampleService(size: .region, seed: 2, date: .testNight, faults: 0.02)
    let faults = service.plantedFaults
    let byKind = Dictionary(grouping: faults, by: \.kind)
    #expect(Set(byKind.keys) == Set(PlantedFault.Kind.allCases))
    let inExtract = Dictionary(grouping: faults.filter { $0.sheet == .extract }, by: \.kind).mapValues(\.count)
    for (kind, count) in inExtract { #expect((5...45).contains(count), "\(kind) \(count) times in about 1,000 rows") }
    let references = byKind[.caseReferenceShape]?.count { $0.sheet == .warrantsAndLive } ?? 0
    #expect((300...550).contains(references), "\(references) of about 21,000 rows")
  }

  @Test("Each planted fault stands in the row and column that the list says")
  func places() throws {
    let pack = try englandAndWales()
    let service = SampleService(size: .region, seed: 2, date: .testNight, faults: 0.03)
    let tables = Dictionary(uniqueKeysWithValues: ExtractSheet.allCases.map { ($0, SheetTable(service, $0)) })
    let extractOwners = Set(service.posts.map(\.key))
    for fault in service.plantedFaults {
      let table = try #require(tables[fault.sheet])
      let row = table.rows[fault.row - 2]
      let cell = fault.column.map { table.cell(row, $0) }
      switch fault.kind {
      case .unreadableCount: #expect(cell == .text("12abc"))
      case .negativeCount: #expect(cell == .number(-3))
      case .absurdCount: #expect(cell == .number(1_000_000_000))
      case .unknownGrade: #expect(pack.grades.byRawCode[table.text(row, "OM_Grade_Code")] == nil)
      case .unknownContact: #expect(pack.contacts.byCode[table.text(row, "Contact_Type_Code")] == nil)
      case .overlongValue: #expect(table.text(row, "OM_Forename").count == 300)
      case .caseReferenceShape: #expect(!CaseReference(table.text(row, "Case_Ref_No")).hasUsualShape)
      case .fragmentRow: #expect(row.cells.count { $0 != .blank } == 1 && fault.owner == nil)
      case .repeatedRow: #expect(table.rows[fault.row - 3].cells == row.cells)
      case .duplicateOwner:
        #expect(table.rows[fault.row - 3].cells != row.cells && table.owner(table.rows[fault.row - 3]) == fault.owner)
      case .ownerOnlyInJoinedSheet: #expect(fault.owner.map(extractOwners.contains) == false)
      }
      if fault.kind != .fragmentRow, fault.sheet != .contacts { #expect(table.owner(row) == fault.owner) }
    }
  }

  @Test("A fault that nobody mends is still there the next night")
  func faultsStay() {
    let tonight = SampleService(size: .pdu, seed: 2, date: .testNight, faults: 0.02)
    func ofExtract(_ service: SampleService) -> Set<PostKey?> {
      Set(service.plantedFaults.filter { $0.sheet == .extract && $0.kind != .fragmentRow }.map(\.owner))
    }
    #expect(!ofExtract(tonight).isDisjoint(with: ofExtract(tonight.next())))
  }
}
