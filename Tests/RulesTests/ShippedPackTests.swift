import Rules
import TestSupport
import Testing

@Suite("The rule pack of England and Wales")
struct ShippedPackTests {
  @Test("reads without a fault")
  func reads() throws {
    let pack = try englandAndWales()
    #expect(pack.id == "england-wales")
    #expect(pack.tiers.count == 33)
  }
}
