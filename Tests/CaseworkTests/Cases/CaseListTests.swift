import Caseload
import Casework
import Storage
import TestSupport
import Testing

@Suite("Lists of cases")
struct CaseListTests {
  private func list(
    _ kind: DatabaseKind, _ query: CaseListQuery = CaseListQuery(.service),
    _ more: @escaping @Sendable (CaseRecords) throws -> Void = { _ in }
  ) async throws -> CaseListPage {
    var page: CaseListPage?
    try await SmallCases.run(kind, more) { page = try await $0.caseList(query) }
    return try #require(page)
  }

  private func crns(_ page: CaseListPage) -> [String] {
    page.rows.map { if case .shown(let row) = $0 { row.crn } else { "restricted" } }
  }

  @Test("A unit's list has the cases of all teams below it, and nobody else's", arguments: DatabaseKind.available)
  func scope(kind: DatabaseKind) async throws {
    #expect(
      try await crns(list(kind, CaseListQuery(.unit(level: "team", code: "T1")))) == [
        "A000001", "A000002", "restricted",
      ])
    #expect(
      crns(try await list(kind, CaseListQuery(.unit(level: "pdu", code: "P1"))))
        == ["A000001", "A000002", "A000003", "restricted"])
    #expect(
      crns(try await list(kind)) == ["A000001", "A000002", "A000003", "A000005", "A000004", "restricted"])
  }

  @Test("A unit that moved away is not in the list of the unit it left", arguments: DatabaseKind.available)
  func moved(kind: DatabaseKind) async throws {
    let page = try await list(kind, CaseListQuery(.unit(level: "pdu", code: "P2"))) { records in
      try records.unit("T8", "Moved", level: "team", parent: "P2", until: "2026-10-31")
      try records.unit("T8", "Moved", level: "team", parent: "P1", from: "2026-11-01")
      try records.currentCase("A000008", team: "T8")
    }
    #expect(!crns(page).contains("A000008"))
  }

  @Test("A practitioner's list has every case they hold, whatever the team", arguments: DatabaseKind.available)
  func practitioner(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind) { service in
      let found = try await service.caseList(CaseListQuery(.unit(level: "team", code: "T1")))
      guard case .shown(let row)? = found.rows.first, let id = row.holder?.practitionerID else {
        Issue.record("the first case has no holder")
        return
      }
      let own = try await service.caseList(CaseListQuery(.practitioner(id)))
      #expect(own.total == 2)
      #expect(own.subject == .practitioner(id: id, staffCode: "S1", name: "Kim, Jo"))
      await #expect(throws: CaseworkRefusal.self) { try await service.caseList(CaseListQuery(.practitioner(99))) }
    }
  }

  @Test(
    "A restricted case stands at the end without anything of it, and counts in the total",
    arguments: DatabaseKind.available)
  func restricted(kind: DatabaseKind) async throws {
    for sort in CaseSort.allCases {
      var query = CaseListQuery(.service)
      query.sort = sort
      query.descending = true
      let page = try await list(kind, query)
      #expect(page.rows.last == .restricted)
      #expect(page.total == 6)
      #expect(page.restricted == 1)
    }
  }

  @Test(
    "A list that is searched or filtered has no restricted case, and no count tells of one",
    arguments: DatabaseKind.available)
  func narrowed(kind: DatabaseKind) async throws {
    var query = CaseListQuery(.service)
    query.text = "secret"
    #expect(try await list(kind, query).rows.isEmpty)
    let page = try await list(kind, CaseListQuery(.service).with(.tier, "A3"))
    #expect(page.total == 0 && page.rows.isEmpty)
    let open = try await list(kind)
    let tiers = try #require(open.facets.first { $0.filter == .tier }).choices
    #expect(!tiers.contains { $0.value == "A3" })
    #expect(tiers.reduce(0) { $0 + ($1.cases ?? 0) } == 5)
  }

  @Test("Each filter keeps the cases that have its value", arguments: DatabaseKind.available)
  func filters(kind: DatabaseKind) async throws {
    let expected: [(CaseFilter, String, [String])] = [
      (.tier, "B2", ["A000001", "A000003"]), (.type, "licence", ["A000003"]), (.location, "licence", ["A000003"]),
      (.rosh, "high", ["A000002"]), (.rosh, "none", ["A000005"]), (.mappa, "category 1 level 2", ["A000002"]),
      (.mappa, "none", ["A000001", "A000003", "A000005", "A000004"]), (.provisional, "yes", ["A000005"]),
      (.overEnd, "yes", ["A000003"]), (.holder, "S1", ["A000001", "A000002"]),
      (.holder, "none", ["A000003", "A000005", "A000004"]),
      (.tier, "no such", []),
    ]
    try await SmallCases.run(kind) { service in
      for (filter, value, crns) in expected {
        let page = try await service.caseList(CaseListQuery(.service).with(filter, value))
        #expect(self.crns(page) == crns, "\(filter) \(value)")
        #expect(page.total == crns.count)
      }
    }
  }

  @Test(
    "Every count beside a filter's value is the length of the list that it leads to", arguments: DatabaseKind.available)
  func facets(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind) { service in
      var queries = [CaseListQuery(.service), CaseListQuery(.unit(level: "pdu", code: "P1"))]
      queries += [queries[0].with(.tier, "B2"), queries[0].with(.type, "community-order").with(.provisional, "no")]
      for query in queries {
        for facet in try await service.caseList(query).facets {
          for choice in facet.choices {
            let led = try await service.caseList(query.with(facet.filter, choice.value))
            #expect(led.total == choice.cases, "\(query.filters) \(facet.filter) \(choice.value)")
          }
        }
      }
    }
  }

  @Test("A chip says its filter in words and leads to the list without it", arguments: DatabaseKind.available)
  func chips(kind: DatabaseKind) async throws {
    var query = CaseListQuery(.service).with(.holder, "S1").with(.rosh, "high")
    query.text = "ann"
    query.page = 3
    let page = try await list(kind, query)
    #expect(page.chips.map(\.words) == ["Risk of serious harm: High", "Held by: Kim, Jo", "Name or CRN has “ann”"])
    #expect(page.chips.allSatisfy { $0.without.page == 1 })
    #expect(page.chips.last?.without.text == "")
    #expect(page.chips.first?.without.filters == [.holder: "S1"])
  }

  @Test(
    "Search finds any part of a name or CRN, every word, in any case, and takes signs as themselves",
    arguments: DatabaseKind.available)
  func text(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind) { service in
      for scope in [CaseListQuery.Scope.service, .unit(level: "region", code: "R1")] {
        for (text, crns) in [
          ("ARCH", ["A000001"]), ("a00000", ["A000001", "A000002", "A000003"]), ("an bro", ["A000002"]), ("%", []),
          ("_", []),
          ("a%c", []), ("bro\\", []), ("   ", ["A000001", "A000002", "A000003", "restricted"]),
        ] {
          var query = CaseListQuery(scope)
          query.text = text
          let found = self.crns(try await service.caseList(query)).filter { !["A000004", "A000005"].contains($0) }
          #expect(found == crns, "\(text)")
        }
      }
      var long = CaseListQuery(.service)
      long.text = String(repeating: "a", count: 101)
      let refused = long
      await #expect(throws: CaseworkRefusal.self) { try await service.caseList(refused) }
    }
  }

  @Test("Orders go both ways, and what a case does not have comes last in both", arguments: DatabaseKind.available)
  func order(kind: DatabaseKind) async throws {
    let up: [(CaseSort, [String])] = [
      (.name, ["A000001", "A000002", "A000003", "A000005", "A000004"]),
      (.crn, ["A000001", "A000002", "A000003", "A000004", "A000005"]),
      (.tier, ["A000004", "A000001", "A000003", "A000002", "A000005"]),
      (.rosh, ["A000004", "A000001", "A000003", "A000002", "A000005"]),
      (.type, ["A000001", "A000002", "A000004", "A000003", "A000005"]),
      (.end, ["A000003", "A000001", "A000002", "A000004", "A000005"]),
      (.waiting, ["A000004", "A000005", "A000003", "A000001", "A000002"]),
    ]
    try await SmallCases.run(kind) { service in
      for (sort, crns) in up {
        var query = CaseListQuery(.service)
        query.sort = sort
        let page = try await service.caseList(query)
        #expect(self.crns(page).dropLast() == crns[...], "\(sort)")
      }
      var query = CaseListQuery(.service)
      query.sort = .end
      query.descending = true
      let latest = try await service.caseList(query)
      #expect(self.crns(latest) == ["A000001", "A000002", "A000004", "A000003", "A000005", "restricted"])
      query.sort = .waiting
      let longest = try await service.caseList(query)
      #expect(self.crns(longest).first == "A000003")
    }
  }

  @Test(
    "Pages have fifty cases, each case is on one page, and a page past the end is the last",
    arguments: DatabaseKind.available)
  func pages(kind: DatabaseKind) async throws {
    try await SmallCases.run(
      kind,
      { records in for number in 0..<113 { try records.currentCase("B\(100_000 + number)", "Pat", "Zed", team: "T2") } }
    ) { service in
      var seen: [String] = []
      var query = CaseListQuery(.service)
      for page in 1...3 {
        query.page = page
        let shown = try await service.caseList(query)
        #expect(shown.page == page && shown.pages == 3)
        seen += self.crns(shown)
      }
      #expect(seen.count == 119 && Set(seen).count == 119)
      query.page = 9
      let last = try await service.caseList(query)
      #expect(last.page == 3 && last.rows.count == 19)
    }
  }

  @Test(
    "A row says who holds it, since when and for how many days, whether its end has passed and whether a change waits",
    arguments: DatabaseKind.available)
  func row(kind: DatabaseKind) async throws {
    let page = try await list(kind, CaseListQuery(.unit(level: "pdu", code: "P1"))) { records in
      try records.insert(
        "local_change",
        [
          "sheet": "cases", "row_key": "A000003", "column_name": "setting", "crn": "A000003",
          "made_at": "2026-11-20T10:00:00Z",
          "made_by": "J Kim", "state": "waiting",
        ])
    }
    let rows = page.rows.compactMap { if case .shown(let row) = $0 { row } else { nil } }
    #expect(rows.map(\.holder?.name) == ["Kim, Jo", "Kim, Jo", nil])
    #expect(rows.map(\.days) == [21, 21, 42])
    #expect(rows.map(\.isOverEnd) == [false, false, true])
    #expect(rows.map(\.hasWaitingChange) == [false, false, true])
    #expect(rows.map(\.team) == ["Team One", "Team One", "Team Two"])
    #expect(rows.first?.name == "Archer, Sam")
  }

  @Test("Before any case there is none, and that is said", arguments: DatabaseKind.available)
  func empty(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      let service = Service(
        database: database, pack: try englandAndWales(), clock: .fixed(SmallCases.day), actor: .terminal(user: "test"))
      let standing = try await service.caseStanding()
      #expect(standing == nil)
      await #expect(throws: CaseworkRefusal.self) { try await service.caseList(CaseListQuery(.service)) }
      let found = try await service.findCases("archer", page: 1)
      #expect(found.total == 0)
    }
  }
}
