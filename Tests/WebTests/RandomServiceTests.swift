import Caseload
@testable import Casework
import HTTPTypes
import Rules
import TestSupport
import Testing
import Workload

@testable import Web

/// The pages on services that nobody thought of: random nights, random gaps, names that try to break out.
@Suite("Pages of random services")
struct RandomServiceTests {
  let pack: RulePack

  init() throws { pack = try englandAndWales() }

  private func client(_ seed: UInt64, posts: Int = 4, change: (inout RandomReads) -> Void = { _ in }) -> (
    Client, RandomReads
  ) {
    var reads = RandomReads(service: RandomService(pack: pack, seed: seed, pdus: 1, posts: posts))
    change(&reads)
    return (Client(reads), reads)
  }

  /// A page that is there and is whole.
  private func page(_ address: Address, _ client: Client, from location: SourceLocation = #_sourceLocation) async throws
    -> Markup
  {
    let answer = await client.ask(address.target)
    #expect(answer.status == .ok, "\(address.target)", sourceLocation: location)
    return try Markup(answer.body)
  }

  /// The table with a line for each unit or post; the arithmetic above it may have others.
  private func overviewTable(_ page: Markup) throws -> Markup.Element {
    try #require(page.all("table").first { $0.all("th").contains { $0["aria-sort"] != nil } })
  }

  @Test("are whole for every unit, person and post", arguments: [1, 2] as [UInt64])
  func whole(_ seed: UInt64) async throws {
    let (client, reads) = client(seed)
    for unit in reads.service.units.map(\.reference) {
      _ = try await page(.unit(unit), client)
      _ = try await page(.caseload(level: unit.levelID, code: unit.code), client)
    }
    for post in reads.service.posts.map(\.reference) {
      _ = try await page(.practitioner(post.practitionerID), client)
      _ = try await page(.practitioner(post.practitionerID, showsWorkload: true), client)
      _ = try await page(.explanation(post: post.id), client)
      _ = try await page(.changes(practitioner: post.practitionerID), client)
    }
  }

  @Test("have a line for each unit or post that says what its totals say")
  func lines() async throws {
    let (client, reads) = client(4)
    for unit in reads.service.units.map(\.reference) {
      let overview = try await reads.overview(level: unit.levelID, code: unit.code, sort: .name, descending: false)
      let table = try overviewTable(await page(.unit(unit), client))
      let rows = table.all("tbody").flatMap { $0.all("tr") }
      #expect(rows.count == overview.rows.count)
      for (row, line) in zip(rows, overview.rows) {
        let cells = row.inner.map(\.words)
        #expect(
          cells.contains(Figures.number(line.shown.casesHeld)) && cells.contains(Figures.number(line.shown.work)))
        #expect(
          cells.contains(Figures.percent(line.totals.percent)) || line.totals.percent == nil && !row.words.contains("%")
        )
      }
      let sums = table.all("tfoot").flatMap { $0.all("tr") }.map(\.words)
      let apart = overview.totals.notComputable
      #expect(sums.count == (apart.posts > 0 ? 2 : 1))
      #expect(sums.first?.contains(Figures.number(overview.totals.computable.work)) == true)
      #expect(apart.posts == 0 || sums.last?.contains(Figures.number(apart.work)) == true)
    }
  }

  @Test("have columns of cases and work that add up to the line of sums")
  func columns() async throws {
    let (client, reads) = client(5)
    for unit in reads.service.units.map(\.reference) where unit.level < 3 {
      let table = try overviewTable(await page(.unit(unit), client))
      let headings = table.all("thead").flatMap { $0.all("th") }.map(\.words)
      for heading in ["Cases", "Work"] {
        let column = try #require(headings.firstIndex(of: heading))
        let lines = try table.all("tbody").flatMap { $0.all("tr") }.map { try hundredths($0.inner[column].words) }
        let sum = try #require(table.all("tfoot").first?.all("tr").first).inner[column].words
        #expect(try lines.reduce(0, +) == hundredths(sum), "\(unit.code), \(heading)")
      }
    }
  }

  @Test("are in the order that is asked for, by every column and both ways", arguments: OverviewSort.allCases)
  func order(_ sort: OverviewSort) async throws {
    let (client, reads) = client(6, posts: 12)
    for descending in [false, true] {
      let rows = try await reads.overview(level: "team", code: "R1P1/T 1", sort: sort, descending: descending).rows
      let page = try await page(.unit(level: "team", code: "R1P1/T 1", sort: sort, descending: descending), client)
      let shown = try overviewTable(page).all("tbody").flatMap { $0.all("tr") }.compactMap {
        $0.all("a").first?["href"]
      }
      let expected = rows.map { row in
        if case .post(let post) = row.subject { Address.practitioner(post.practitionerID).target } else { "" }
      }
      #expect(shown == expected)
    }
  }

  @Test("show no percentage of a person before it is asked for")
  func asked() async throws {
    let (client, reads) = client(7)
    for post in reads.service.posts {
      let plain = try await page(.practitioner(post.reference.practitionerID), client)
      #expect(!plain.words.contains("%") && plain.withClass("bar").isEmpty)
    }
  }

  @Test("explain each figure by lines that, as they are shown, add up to it")
  func working() async throws {
    let (client, reads) = client(9)
    for post in reads.service.posts {
      let page = try await page(.explanation(post: post.reference.id), client)
      let figure = reads.service.figure(post)
      if let table = page.all("table").first(where: { $0.all("caption").first?.words == "Work" }) {
        let lines = try table.all("tbody").flatMap { $0.all("tr") }.map {
          try $0.inner.dropFirst().map { try hundredths($0.words) }
        }
        for line in lines { #expect(line[0] * line[1] == line[2] * 100) }
        #expect(lines.reduce(0) { $0 + $1[2] } == figure.work * 100)
        #expect(try hundredths(table.all("tfoot").first?.all("td").last?.words ?? "") == figure.work * 100)
      }
      if let table = page.all("table").first(where: { $0.all("caption").first?.words == "Available time" }) {
        let steps = try table.all("tbody").flatMap { $0.all("tr") }.map { try hundredths($0.inner.last?.words ?? "") }
        let total = try hundredths(table.all("tfoot").first?.all("td").last?.words ?? "")
        // Each step is rounded for show by itself.
        #expect(abs(steps.reduce(0, +) - total) <= steps.count)
      }
      let statement = try #require(page.withClass("statement").first).words
      #expect(figure.isComputable == statement.contains("%"))
    }
  }

  /// Reads a figure as it is shown, in hundredths.
  private func hundredths(_ shown: String) throws -> Int {
    let plain = shown.replacing(",", with: "").replacing("−", with: "-").replacing("+", with: "")
    let parts = plain.split(separator: ".")
    let whole = try #require(Int(parts.first ?? ""))
    let part = parts.count > 1 ? try #require(Int(parts[1])) : 0
    return whole * 100 + (plain.hasPrefix("-") ? -part : part)
  }

  @Test("have caseload tables whose columns and lines add up")
  func caseload() async throws {
    let (client, _) = client(11)
    let table = try await page(.caseload(level: "pdu", code: "R1P1"), client).first("table")
    func numbers(_ part: String) -> [[Int]] {
      table.all(part).flatMap { $0.all("tr") }.map {
        $0.inner.dropFirst().compactMap { Int($0.words.replacing(",", with: "")) }
      }
    }
    let total = try #require(numbers("tfoot").first)
    for (column, sum) in total.enumerated() { #expect(numbers("tbody").reduce(0) { $0 + $1[column] } == sum) }
    for row in numbers("tbody") + [total] { #expect(row.dropLast().reduce(0, +) == row.last) }
  }

  @Test("of a service without posts, or without a computable one, are whole and say so")
  func gaps() async throws {
    let (nobody, reads) = client(13) { $0.service.posts = [] }
    for unit in reads.service.units.map(\.reference) {
      #expect(try await page(.unit(unit), nobody).words.contains("Nobody holds a post here"))
      #expect(
        try await page(.caseload(level: unit.levelID, code: unit.code), nobody).words.contains("No cases are held"))
    }
    let (apart, _) = client(14) { reads in
      let service = reads.service
      reads.service.posts.removeAll { service.figure($0).isComputable }
    }
    let words = try await page(.home, apart).words
    #expect(words.contains("Not computable: none of the") && !words.contains("0.0%"))
  }

  @Test("mark who is no longer in the extract, and nobody else")
  func left() async throws {
    let (client, _) = client(15)
    #expect(try await page(.practitioner(5), client).words.contains("No longer in the extract"))
    #expect(try await page(.practitioner(1), client).words.contains("No longer in the extract") == false)
  }
}
