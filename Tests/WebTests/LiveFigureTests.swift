import Caseload
import TestSupport
import Testing
import Workload

@testable import Casework
@testable import Web

@Suite("A practitioner's live figure")
struct LiveFigureTests {
  private func client(cases: Int, work: Int, team: String = "EG") async throws -> Client {
    var reads = SampleReads(pack: try englandAndWales())
    let person = try await reads.practitioner(id: 2)
    let figure = PostFigure(
      casesHeld: cases, casesActive: cases, work: work, available: Ratio(2_000),
      contracted: WeeklyHours(hundredths: 3_700), hoursAreAssumed: false, reduced: .zero, notComputable: [])
    reads.live = [
      LivePost(
        key: PostKey(staff: StaffCode(person.staffCode), team: TeamCode(team)), team: "Eastgate",
        startsOn: "2024-01-08",
        asOf: SampleCases.day, figure: figure)
    ]
    return Client(reads)
  }

  @Test("stands beside the frozen night where the two differ")
  func differs() async throws {
    let main = try await (try await client(cases: 7, work: 2_178)).main("/practitioners/2?workload=show")
    #expect(main.contains("At the night of 22 November 2026, ") || main.contains("at the night of 22 November 2026, "))
    #expect(main.contains("Now 7 cases and 108.9%, after changes since."))
  }

  @Test("shows no percentage until it is asked for")
  func asked() async throws {
    let main = try await (try await client(cases: 7, work: 2_178)).main("/practitioners/2")
    #expect(main.contains("Now 7 cases, after changes since.") && !main.contains("%"))
  }

  @Test("of a post that no night has says so")
  func newPost() async throws {
    let main = try await (try await client(cases: 7, work: 2_178, team: "ZZ")).main("/practitioners/2")
    #expect(main.contains("No night has this post yet."))
  }

  @Test("leads to a form for a change of the post")
  func change() async throws {
    let main = try await (try await client(cases: 7, work: 2_178)).main("/practitioners/2")
    #expect(main.contains("/records/posts/edit?staff_code=") && main.contains("starts_on=2024-01-08"))
  }
}
