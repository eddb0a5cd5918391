import Secrets
import Testing

@Suite("Keys that secrets are sealed with")
struct SealingKeysTests {
  private let line = String(repeating: "A", count: 43)
  private let other = String(repeating: "B", count: 42) + "A"

  @Test("What is sealed opens with the same key and context, and is another text each time")
  func opens() throws {
    let keys = try SealingKeys(text: line)
    let sealed = keys.seal("JBSWY3DP", for: "account 1")
    #expect(keys.open(sealed, for: "account 1") == "JBSWY3DP")
    #expect(sealed != keys.seal("JBSWY3DP", for: "account 1"))
    #expect(!sealed.contains("JBSWY3DP"))
    #expect(SealingKeys.key(of: sealed) == keys.sealingKey)
  }

  @Test("It does not open in another context, with another key, or when any character was altered")
  func closed() throws {
    let keys = try SealingKeys(text: line)
    let sealed = keys.seal("JBSWY3DP", for: "account 1")
    #expect(keys.open(sealed, for: "account 2") == nil)
    #expect(try SealingKeys(text: other).open(sealed, for: "account 1") == nil)
    for index in sealed.indices {
      var altered = sealed
      altered.replaceSubrange(index...index, with: sealed[index] == "x" ? "y" : "x")
      #expect(keys.open(altered, for: "account 1") == nil, "\(altered)")
    }
    for text in [
      "", "JBSWY3DP", "sealed:", "sealed:::", "sealed:\(keys.sealingKey):", "sealed:\(keys.sealingKey):AAAA",
    ] {
      #expect(keys.open(text, for: "account 1") == nil, "\(text)")
    }
  }

  @Test("The first key seals, and the ones behind it open what they sealed")
  func rotates() throws {
    let old = try SealingKeys(text: line)
    let both = try SealingKeys(text: "# made on 1 March\n\(other)\n\n \(line) \n")
    let sealed = old.seal("JBSWY3DP", for: "account 1")
    #expect(both.open(sealed, for: "account 1") == "JBSWY3DP")
    #expect(both.hasKey(of: sealed))
    let alone = try SealingKeys(text: other)
    #expect(!alone.hasKey(of: sealed))
    #expect(both.sealingKey == alone.sealingKey)
  }

  @Test("A text without a key, and a line that is none, are refused with the line")
  func refused() {
    #expect(throws: SealingKeys.Fault.none) { try SealingKeys(text: "\n# nothing\n") }
    for text in [String(line.dropLast(1)), line + "A", "ä" + line.dropFirst(), "\(line)="] {
      #expect(throws: SealingKeys.Fault.line(2)) { try SealingKeys(text: "\(line)\n\(text)") }
    }
  }

  @Test("A made line is a key, and no two are the same")
  func made() throws {
    let (one, two) = (SealingKeys.makeLine(), SealingKeys.makeLine())
    #expect(one != two)
    let keys = try [one, two].map { try SealingKeys(text: $0).sealingKey }
    #expect(Set(keys).count == 2)
  }
}
