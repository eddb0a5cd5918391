import Foundation
import Rules
import TestSupport
import Testing

@testable import SingleSignOn

@Suite("The secret of the client")
struct ClientSecretTests {
  private func settings(secretFile: String) -> SignInServerSettings {
    SignInServerSettings(
      name: "A", issuer: "https://a.example", clientID: "headroom", secretFile: secretFile, scopes: ["openid"],
      claims: .init(name: "n", displayName: "d", staff: nil, groups: "g"), groups: [], leadsTo: [])
  }

  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "secret-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test("It is the first line of a file beside the other, or of one elsewhere")
  func read() throws {
    try withFolder { folder in
      try Data("first\nsecond\n".utf8).write(to: folder.appending(path: "secret.txt"))
      let file = folder.appending(path: "sign-in.yaml").path
      #expect(try ClientSecret.read(settings(secretFile: "secret.txt"), besideFile: file) == "first")
      let whole = folder.appending(path: "secret.txt").path
      #expect(try ClientSecret.read(settings(secretFile: whole), besideFile: "elsewhere.yaml") == "first")
    }
  }

  @Test("A file that is not there or empty is refused with its key, and nothing of a secret")
  func missing() throws {
    try withFolder { folder in
      try Data("\n\n".utf8).write(to: folder.appending(path: "empty.txt"))
      for name in ["none.txt", "empty.txt"] {
        let error = #expect(throws: SignInServerFileError.self) {
          try ClientSecret.read(settings(secretFile: name), besideFile: folder.appending(path: "a.yaml").path)
        }
        #expect(error?.faults.first?.key == "client-secret-file")
      }
    }
  }
}
