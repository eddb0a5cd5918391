import Caseload
import Samples
import Testing

@Suite("The sheets of a synthetic workbook agree with each other")
struct SheetsAgreeTests {
  private static let region = SampleService(size: .region, seed: 5, date: .testNight)
  var service: SampleService { Self.region }

  @Test("Each owner stands once in WMT_Extract and once in WMT_Extract_Filtered, in the same order")
  func owners() {
    let extract = SheetTable(service, .extract)
    let filtered = SheetTable(service, .filtered)
    #expect(extract.rows.map(extract.owner) == filtered.rows.map(filtered.owner))
    #expect(Set(extract.rows.map(extract.owner)).count == extract.rows.count)
    #expect(extract.rows.count == service.posts.count)
  }

  @Test("What is held less what is inactive is what earns points, for every owner, location and tier")
  func heldLessInactive() {
    let extract = SheetTable(service, .extract)
    let filtered = SheetTable(service, .filtered)
    var inactive: [PostKey: [LocationAndTier: Int]] = [:]
    var rowsOfType: [String: Int] = [:]
    for sheet in [ExtractSheet.warrantsAndLive, .overdue, .standaloneOrders, .suspendedLifers] {
      let table = SheetTable(service, sheet)
      for row in table.rows where table.text(row, "Row_Type") != "N" {
        inactive[table.owner(row), default: [:]][place(table, row), default: 0] += 1
        rowsOfType[table.text(row, "Row_Type"), default: 0] += 1
      }
    }
    for (held, active) in zip(extract.rows, filtered.rows) {
      let out = inactive[extract.owner(held)] ?? [:]
      for (heading, counts) in countHeadings {
        #expect(extract.count(held, heading) - filtered.count(active, heading) == out[counts] ?? 0)
      }
    }
    #expect(Set(rowsOfType.keys) == ["W", "O", "S", "L"])
    #expect(rowsOfType.values.reduce(0, +) * 10 < service.posts.reduce(0) { $0 + $1.cases.count })
  }

  @Test("N rows list the cases held, location by location and tier number by tier number")
  func liveCaseload() {
    let extract = SheetTable(service, .extract)
    let flags = SheetTable(service, .warrantsAndLive)
    var live: [PostKey: [LocationAndTier: Int]] = [:]
    for row in flags.rows where flags.text(row, "Row_Type") == "N" {
      live[flags.owner(row), default: [:]][place(flags, row), default: 0] += 1
    }
    for row in extract.rows {
      let listed = live[extract.owner(row)] ?? [:]
      for (heading, counts) in countHeadings { #expect(extract.count(row, heading) == listed[counts] ?? 0) }
    }
  }

  @Test("V-CRN_Count counts people: those of an owner's N rows, each once")
  func people() {
    let extract = SheetTable(service, .extract)
    let flags = SheetTable(service, .warrantsAndLive)
    let byOwner = flags.byOwner
    var cases = 0
    var people = 0
    for row in extract.rows {
      let rows = (byOwner[extract.owner(row)] ?? []).filter { flags.text($0, "Row_Type") == "N" }
      #expect(extract.count(row, "V-CRN_Count") == Set(rows.map { flags.text($0, "Case_Ref_No") }).count)
      cases += rows.count
      people += extract.count(row, "V-CRN_Count")
    }
    #expect(people < cases, "somebody has two orders")
  }

  @Test("Cases in their first 16 weeks are some of the owner's community and licence cases, not all")
  func firstSixteenWeeks() {
    let extract = SheetTable(service, .extract)
    var early = (community: 0, licence: 0)
    var all = (community: 0, licence: 0)
    for row in extract.rows {
      let community = total(extract, row, "Community")
      let licence = total(extract, row, "Licence")
      #expect(extract.count(row, "ComIn1st16Weeks") <= community && extract.count(row, "LicIn1st16Weeks") <= licence)
      early.community += extract.count(row, "ComIn1st16Weeks")
      early.licence += extract.count(row, "LicIn1st16Weeks")
      all.community += community
      all.licence += licence
    }
    #expect(early.community > 0 && early.community * 2 < all.community)
    #expect(early.licence > 0 && early.licence * 2 < all.licence)
  }

  @Test("T2A owners are in WMT_Extract, their details match their counts, and the T2A gate lets the workbook pass")
  func transitionToAdulthood() {
    let extract = SheetTable(service, .extract)
    let filtered = SheetTable(service, .filtered)
    let t2a = SheetTable(service, .transition)
    let detail = SheetTable(service, .transitionDetail).byOwner
    let owners = Set(extract.rows.map(extract.owner))
    #expect(!t2a.rows.isEmpty)
    for row in t2a.rows {
      #expect(owners.contains(t2a.owner(row)))
      #expect(countHeadings.reduce(0) { $0 + t2a.count(row, $1.heading) } == detail[t2a.owner(row)]?.count)
    }
    let ofT2A = t2a.rows.reduce(0) { $0 + t2a.count($1, "V-CRN_Count") }
    let ofFiltered = filtered.rows.reduce(0) { $0 + filtered.count($1, "V-CRN_Count") }
    #expect(ofT2A > 0 && ofT2A < ofFiltered)
  }

  @Test("Contacts are between two owners of the extract, on a case of the second, on both sides of the seven days")
  func contacts() {
    let extract = SheetTable(service, .extract)
    let owners = Set(extract.rows.map(extract.owner))
    let flags = SheetTable(service, .warrantsAndLive)
    let cases = flags.byOwner.mapValues { rows in Set(rows.map { flags.text($0, "Case_Ref_No") }) }
    let table = SheetTable(service, .contacts)
    var counting = 0
    for row in table.rows {
      let doer = PostKey(
        staff: StaffCode(table.text(row, "Contact_Staff_Key")), team: TeamCode(table.text(row, "Contact_Team_Key")))
      let holder = PostKey(staff: StaffCode(table.text(row, "OM_Key")), team: TeamCode(table.text(row, "OM_Team_Key")))
      #expect(owners.contains(doer) && owners.contains(holder) && doer.staff != holder.staff)
      #expect(cases[holder]?.contains(table.text(row, "CRN")) == true)
      guard case .date(let serial, .shortDate) = table.cell(row, "Contact_Date") else {
        Issue.record("no date"); continue
      }
      #expect((46_335.0...46_348).contains(serial))
      // It counts while its day and seven more are after the extract's.
      if serial + 7 > 46_348 { counting += 1 }
    }
    #expect(counting > 0 && counting < table.rows.count)
    #expect(Set(table.rows.map { table.count($0, "Contact_ID") }).count == table.rows.count)
  }

  @Test("Court reports name team, owner and grade together; a few writers hold no cases")
  func courtReports() {
    let owners = Set(service.posts.map(\.key))
    let table = SheetTable(service, .courtReports)
    for row in table.rows {
      let parts = ["Team_Code", "OM_Key", "OM_Grade_Code"].map { table.text(row, $0) }
      #expect(table.text(row, "OM_Team_Staff_Grade") == parts.joined(separator: "|"))
    }
    #expect(table.rows.count { !owners.contains(table.owner($0)) } == 9)
    #expect(table.rows.count > 100 && table.rows.count < 250)
  }

  @Test("Prison teams hold custody cases only and share no owner with the extract")
  func prisonTeams() {
    let owners = Set(service.posts.map(\.key))
    let table = SheetTable(service, .prisonTeams)
    #expect(table.rows.count == 9 * 4)
    for row in table.rows {
      #expect(!owners.contains(table.owner(row)))
      #expect(total(table, row, "Custody") == table.count(row, "V-CRN_Count"))
      #expect(total(table, row, "Community") + total(table, row, "Licence") == 0)
    }
  }

  private func place(_ table: SheetTable, _ row: SampleRow) -> LocationAndTier {
    LocationAndTier(location: table.text(row, "Location"), tier: table.text(row, "Tier_Code"))
  }

  private func total(_ table: SheetTable, _ row: SampleRow, _ location: String) -> Int {
    countHeadings.filter { $0.counts.location == location }.reduce(0) { $0 + table.count(row, $1.heading) }
  }
}
