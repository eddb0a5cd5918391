import Caseload
import Rules
import Samples
import Testing

@Suite("Sizes of a synthetic service")
struct SizesTests {
  @Test(
    "A service has the units and practitioners of its size",
    arguments: [
      (SampleSize.team, 1, 1, 1, 12), (.pdu, 1, 1, 10, 100), (.region, 1, 9, 100, 1_000),
      (.nation, 12, 108, 1_200, 12_000),
    ])
  func units(size: SampleSize, regions: Int, pdus: Int, teams: Int, practitioners: Int) {
    let service = SampleService(size: size, seed: 3, date: .testNight)
    #expect(Set(service.teams.map(\.region)).count == regions)
    #expect(Set(service.teams.map(\.pdu.code)).count == pdus)
    #expect(Set(service.teams.map(\.code)).count == teams)
    #expect(Set(service.posts.map(\.person.staff)).count == practitioners)
    #expect(size.practitioners == practitioners)
  }

  @Test("A nation holds about 250,000 cases, each with a reference of its own or of the same person's other order")
  func nationOfCases() {
    let service = SampleService(size: .nation, seed: 3, date: .testNight)
    var people = Set<CaseReference>()
    var cases = 0
    for post in service.posts {
      let own = Set(post.cases.map(\.reference))
      #expect(people.isDisjoint(with: own))
      people.formUnion(own)
      cases += post.cases.count
    }
    #expect((245_000...255_000).contains(cases))
    #expect(people.count < cases && people.count > cases * 97 / 100)
    #expect(people.allSatisfy { $0.hasUsualShape })
  }

  @Test("Names of units belong to one code, whatever the region")
  func namesAndCodes() {
    let service = SampleService(size: .nation, seed: 3, date: .testNight)
    #expect(Set(service.teams.map(\.pdu.name)).count == 108)
    #expect(Set(service.teams.map(\.team.name)).count == 1_200)
    #expect(
      Set(service.teams.map(\.region.name)).isSuperset(of: ["Wales", "London", "North East", "Kent, Surrey and Sussex"])
    )
  }

  @Test("Team sizes are between eight and twelve places")
  func teamSizes() {
    let service = SampleService(size: .region, seed: 3, date: .testNight)
    var sizes = [Int](repeating: 0, count: service.teams.count)
    var seen = Set<StaffCode>()
    for post in service.posts.sorted(by: { $0.team < $1.team }) where seen.insert(post.key.staff).inserted {
      sizes[post.team] += 1
    }
    #expect(sizes.allSatisfy { (8...12).contains($0) })
    #expect(Set(sizes).count > 1)
  }

  @Test("About three people in two hundred hold posts in two teams of one delivery unit")
  func twoPosts() {
    let service = SampleService(size: .nation, seed: 3, date: .testNight)
    let two = Dictionary(grouping: service.posts, by: \.key.staff).values.filter { $0.count > 1 }
    #expect((120...240).contains(two.count))
    for posts in two {
      #expect(posts.count == 2 && posts[0].team != posts[1].team)
      #expect(service.teams[posts[0].team].pdu == service.teams[posts[1].team].pdu)
      let hours = posts.compactMap { $0.hours?.contracted.hundredths }
      #expect(hours.isEmpty || hours.reduce(0, +) <= 3_700)
    }
  }
}
