import Storage
import Testing
import Workload

@testable import Casework

@Suite("What hours count of a case, kept as a text")
struct KeptCaseCountsTests {
  @Test("A case with nothing to count has an empty text")
  func nothing() throws {
    #expect(KeptCaseCounts().text == "")
    #expect(try KeptCaseCounts("") == KeptCaseCounts())
  }

  @Test("What is kept reads as what was written, whatever stands in its codes")
  func back() throws {
    var counted = KeptCaseCounts()
    counted.needs = ["RCPR", "A B", "50%", "x|y:z"]
    counted.requirements = [
      .init(category: "F", outstanding: 12), .init(category: "F", outstanding: -3),
      .init(category: "W:1", outstanding: nil),
    ]
    #expect(try KeptCaseCounts(counted.text) == counted)
    counted.needs = []
    #expect(try KeptCaseCounts(counted.text) == counted)
  }

  @Test(
    "A text that is damaged is an error, and never a case with nothing to count",
    arguments: ["RCPR", "a|b|c", "|F:x", "|F:1:2"])
  func damaged(text: String) {
    #expect(throws: StorageError.self) { try KeptCaseCounts(text) }
  }
}
