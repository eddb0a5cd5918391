import Testing
import Workload

@testable import Casework

@Suite("What hours count of a case, kept as a text")
struct KeptCaseCountsTests {
  @Test("A case with nothing to count has an empty text")
  func nothing() {
    #expect(KeptCaseCounts().text == "")
    #expect(KeptCaseCounts("") == KeptCaseCounts())
  }

  @Test("What is kept reads as what was written, whatever stands in its codes")
  func back() {
    var counted = KeptCaseCounts()
    counted.needs = ["RCPR", "A B", "50%", "x|y:z"]
    counted.requirements = [
      .init(category: "F", outstanding: 12), .init(category: "F", outstanding: -3),
      .init(category: "W:1", outstanding: nil),
    ]
    #expect(KeptCaseCounts(counted.text) == counted)
    counted.needs = []
    #expect(KeptCaseCounts(counted.text) == counted)
  }

  @Test("A text that is none of ours counts for nothing", arguments: ["RCPR", "|", "a|b|c", "||"])
  func damaged(text: String) {
    #expect(KeptCaseCounts(text) == KeptCaseCounts())
  }
}
