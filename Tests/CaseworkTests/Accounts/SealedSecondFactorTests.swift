import Casework
import FoundationEssentials
import Secrets
import Storage
import TestSupport
import Testing

@Suite("Second factors in the database")
struct SealedSecondFactorTests {
  private func kept(_ place: SignInPlace) async throws -> [String] {
    try await place.database.read {
      try $0.query("SELECT factor_secret, factor_pending FROM account ORDER BY id", []) {
        [try $0.optionalText(0), try $0.optionalText(1)]
      }.flatMap { $0 }.compactMap(\.self)
    }
  }

  private func keep(_ text: String, _ account: Int, _ place: SignInPlace) async throws {
    try await place.database.write {
      try $0.execute("UPDATE account SET factor_secret = ? WHERE id = ?", [.text(text), .integer(account)])
    }
  }

  private func signIn(_ name: String, _ code: TimeCode, _ service: Service, _ place: SignInPlace) async throws -> String
  {
    place.wait(seconds: 60)
    let outcome = try await service.signIn(
      name: name, password: SignInPlace.password, source: "192.0.2.1", device: nil)
    let challenge = try #require(outcome.challenge)
    return try await service.confirm(challenge: challenge, code: code.code(at: place.now)).kind
  }

  @Test(
    "are sealed from the moment they are begun, and the trail has no word of them", arguments: DatabaseKind.available)
  func sealed(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let actor = try await place.signedIn().who.actor
      let begun = try await place.service.beginSecondFactor(of: actor)
      let code = try #require(TimeCode(base32: begun.text))
      #expect(try await kept(place).allSatisfy { $0.hasPrefix("sealed:") && !$0.contains(code.base32) })
      try await place.service.confirmSecondFactor(of: actor, code: code.code(at: place.now))
      let texts = try await kept(place)
      #expect(texts.count == 1 && texts.allSatisfy { $0.hasPrefix("sealed:") && !$0.contains(code.base32) })
      #expect(try await !place.trail().contains { $0.contains(code.base32) })
    }
  }

  @Test("cannot be begun without a key", arguments: DatabaseKind.available)
  func noKey(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let actor = try await place.signedIn().who.actor
      await #expect(throws: CaseworkRefusal.self) {
        _ = try await place.service(keys: nil).beginSecondFactor(of: actor)
      }
      #expect(try await kept(place).isEmpty)
    }
  }

  @Test(
    "let nobody in where their key is not here, moved from another account, or kept plain behind the service's back",
    arguments: DatabaseKind.available)
  func closed(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add("ada")
      try await place.add("bob")
      let code = try await place.secondFactor(of: place.signedIn("ada").who.actor)
      #expect(try await signIn("ada", code, place.service(keys: nil), place) == "refused")
      let others = try SealingKeys(text: SealingKeys.makeLine())
      #expect(try await signIn("ada", code, place.service(keys: others), place) == "refused")
      #expect(try await place.trail().suffix(1) == ["second-factor | refused | nobody | ada | no key"])
      let sealed = try #require(try await kept(place).first)
      try await keep(sealed, 2, place)
      #expect(try await signIn("bob", code, place.service, place) == "refused")
      try await keep(code.base32, 2, place)
      #expect(try await signIn("bob", code, place.service, place) == "refused")
      #expect(try await signIn("ada", code, place.service, place) == "signed in")
    }
  }

  @Test(
    "that were kept plain or under an older key are sealed by the first when a server starts",
    arguments: DatabaseKind.available)
  func rotated(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add("ada")
      try await place.add("bob")
      let ada = try await place.secondFactor(of: place.signedIn("ada").who.actor)
      let bob = TimeCode.make()
      try await keep(bob.base32, 2, place)
      let both = place.service(keys: try SealingKeys(text: "\(SealingKeys.makeLine())\n\(SignInPlace.keyLine)"))
      let report = try await both.sealSecondFactors()
      #expect(report.sealed == 2)
      #expect(try await kept(place).map(SealingKeys.key) == [report.key, report.key])
      #expect(
        try await place.trail().suffix(2)
          == ["ada", "bob"].map {
            "second-factor-change | done | terminal:tester | \($0) | sealed by key \(report.key ?? "")"
          })
      #expect(try await both.sealSecondFactors().sealed == 0)
      #expect(try await signIn("ada", ada, both, place) == "signed in")
      #expect(try await signIn("bob", bob, both, place) == "signed in")
    }
  }

  @Test(
    "stop a server that has not all their keys, and a database without any starts without",
    arguments: DatabaseKind.available)
  func stops(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add("ada")
      let nothing = try await place.service(keys: nil).sealSecondFactors()
      #expect(nothing.sealed == 0 && nothing.key == nil)
      _ = try await place.secondFactor(of: place.signedIn("ada").who.actor)
      let id = try SealingKeys(text: SignInPlace.keyLine).sealingKey
      for keys in [nil, try SealingKeys(text: SealingKeys.makeLine())] {
        let error = await #expect(throws: CaseworkRefusal.self) {
          _ = try await place.service(keys: keys).sealSecondFactors()
        }
        #expect("\(try #require(error))".contains(id))
      }
      try await keep(TimeCode.make().base32, 1, place)
      await #expect(throws: CaseworkRefusal.self) { _ = try await place.service(keys: nil).sealSecondFactors() }
    }
  }

  @Test("leave with an export sealed only", arguments: DatabaseKind.available)
  func exported(kind: DatabaseKind) async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/headroom-test-\(UInt64.random(in: 0 ... .max))"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await SignInPlace.run(kind) { place in
      try await place.add("ada")
      let code = try await place.secondFactor(of: place.signedIn("ada").who.actor)
      let sealed = try #require(try await kept(place).first)
      try await keep(code.base32, 1, place)
      let service = place.service.acting(as: SignInPlace.administrator)
      await #expect(throws: CaseworkRefusal.self) { _ = try await service.exportData(path: folder, all: true) }
      #expect(!FileManager.default.fileExists(atPath: folder))
      try await keep(sealed, 1, place)
      _ = try await service.exportData(path: folder, all: true)
      let file = try String(
        decoding: #require(FileManager.default.contents(atPath: folder + "/tables/account.csv")), as: UTF8.self)
      #expect(file.contains(sealed) && !file.contains(code.base32))
    }
  }
}
