import Secrets
import Testing

@Suite("Codes that people copy")
struct TypedCodeTests {
  @Test("A code has five groups of four, and no two are alike")
  func make() {
    let codes = Set((0..<100).map { _ in TypedCode.make() })
    #expect(codes.count == 100)
    #expect(codes.allSatisfy { $0.split(separator: "-").map(\.count) == [4, 4, 4, 4, 4] })
  }

  @Test("A code reads the same in small letters and without its hyphens")
  func read() {
    let code = TypedCode.make()
    #expect(TypedCode.read(code) == code)
    #expect(TypedCode.read(" " + code.lowercased().replacing("-", with: " ")) == code)
    #expect(TypedCode.read("") == "")
  }
}
