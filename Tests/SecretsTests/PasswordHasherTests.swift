import Secrets
import Testing

@Suite("Hashes of passwords")
struct PasswordHasherTests {
  private let hasher = PasswordHasher()

  @Test("A hash is argon2id with 19 MiB and two passes, has a salt of its own, and fits its password only")
  func fits() async throws {
    let hash = try await hasher.hash("correct horse battery staple")
    #expect(hash.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
    #expect(try await hasher.hash("correct horse battery staple") != hash)
    #expect(try await hasher.verify("correct horse battery staple", against: hash))
    #expect(try await hasher.verify("correct horse battery stapl", against: hash) == false)
    #expect(try await hasher.verify("", against: hash) == false)
  }

  @Test("A password without a hash takes the work of one, and fits nothing", arguments: ["", "a", "long\0er"])
  func nobodys(password: String) async throws {
    let before = hasher.hashesMade
    #expect(try await hasher.verify(password, against: nil) == false)
    #expect(hasher.hashesMade == before + 1)
  }

  @Test("A password counts to its end, beyond a zero byte and in every script")
  func whole() async throws {
    let hash = try await hasher.hash("пароль\0tail ✓")
    #expect(try await hasher.verify("пароль\0tail ✓", against: hash))
    #expect(try await hasher.verify("пароль\0", against: hash) == false)
  }

  @Test(
    "A damaged hash fits nothing",
    arguments: ["", "x", "$argon2id$v=19$m=19456,t=2,p=1$", String(repeating: "$", count: 500)])
  func damaged(hash: String) async throws {
    #expect(try await hasher.verify("anything", against: hash) == false)
  }

  @Test("A hash of today needs no other; a cheaper one and a damaged one do")
  func rehash() async throws {
    #expect(PasswordHasher.needsRehash(try await hasher.hash("anything")) == false)
    #expect(
      PasswordHasher.needsRehash(
        "$argon2id$v=19$m=8192,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"))
    #expect(PasswordHasher.needsRehash("nothing of the kind"))
  }

  @Test("Beyond a number that wait, the next is turned away, and those that wait are served")
  func crowd() async throws {
    let hasher = PasswordHasher(mostWaiting: 3)
    let served = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<12 {
        group.addTask { (try? await hasher.verify("guess", against: nil)) != nil }
      }
      return await group.reduce(into: [Bool]()) { $0.append($1) }.count { $0 }
    }
    #expect(served == hasher.hashesMade)
    #expect(served >= 3)
    #expect(served < 12)
    #expect(try await hasher.verify("later", against: nil) == false)
  }
}
