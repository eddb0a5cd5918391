import Casework
import Testing
import Workload

@testable import Web

@Suite("A practitioner's pages")
struct PractitionerTests {
  @Test("show people first, and no percentage or bar in their source until it is asked for")
  func asked() async throws {
    let client = try Client()
    let plain = try await client.main("/practitioners/2")
    #expect(!plain.contains("%") && !plain.contains("class=\"bar\""))
    #expect(plain.contains("Caseload by tier and location") && plain.contains("Show workload"))
    let shown = try await client.main("/practitioners/2?workload=show")
    #expect(shown.contains("%") && shown.contains("class=\"bar\"") && shown.contains("/posts/2/explanation"))
    #expect(shown.contains("It does not say how well anyone is doing."))
  }

  @Test("show every post of a person in two teams")
  func posts() async throws {
    let main = try await (try Client()).main("/practitioners/2")
    #expect(main.contains("<h2>Eastgate</h2>") && main.contains("<h2>Harbour</h2>"))
  }

  @Test("list every line that sums to the figure, exactly")
  func lines() async throws {
    let client = try Client()
    let model = try await client.site.desk.use(as: .nobody).explanation(post: 2)
    #expect(model.explanation.work.reduce(0) { $0 + $1.points } == model.explanation.figure.work)
    let main = try await client.main("/posts/2/explanation")
    for line in model.explanation.work {
      #expect(main.contains(">\(line.label)</th><td class=\"num\">\(line.count)</td>"))
    }
    #expect(main.contains("Left out") && main.contains("It rounds available points down"))
    // 2,176 × 29.6 ÷ 37 − 217.6 = 1,523.2 points.
    #expect(main.contains(">1,523.20</td>") && main.contains("−435.20") && main.contains("−217.60"))
  }

  @Test("say not computable with the reason, and keep the work in sight")
  func notComputable() async throws {
    let main = try await (try Client()).main("/posts/69/explanation")
    #expect(main.contains("Not computable:") && !main.contains("%"))
    #expect(main.contains("The grade code means no grade in these rules."))
  }
}
