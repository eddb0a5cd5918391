import Foundation
import TestSupport
import Testing

@testable import Rules

@Suite("The file about a sign-in server")
struct SignInServerFileTests {
  private static let good = """
    name: Example Probation
    issuer: https://login.example.org/realm
    client-id: headroom
    client-secret-file: secret.txt
    claims:
      groups: groups
    groups:
      - { group: spo-north, role: spo, unit: "team:N07T01" }
      - { group: planners, role: planner }
      - { group: staff }
    """

  private func read(_ text: String) throws -> SignInServerSettings {
    try SignInServerFile.read(Data(text.utf8), path: "folder/sign-in.yaml", try englandAndWales())
  }

  /// The faults of the good file with one text in place of another.
  private func faults(_ old: String, _ new: String) throws -> [String] {
    do {
      _ = try read(Self.good.replacing(old, with: new))
      return []
    } catch let error as SignInServerFileError { return error.faults.map(\.description) }
  }

  @Test("A good file says all there is, with the usual claims and scopes")
  func good() throws {
    #expect(
      try read(Self.good)
        == SignInServerSettings(
          name: "Example Probation", issuer: "https://login.example.org/realm", clientID: "headroom",
          secretFile: "secret.txt", scopes: ["openid", "profile", "email"],
          claims: .init(name: "preferred_username", displayName: "name", staff: nil, groups: "groups"),
          groups: [
            .init(value: "spo-north", role: "spo", level: "team", code: "N07T01"),
            .init(value: "planners", role: "planner", level: nil, code: nil),
            .init(value: "staff", role: nil, level: nil, code: nil),
          ], leadsTo: []))
  }

  @Test(
    "What is wrong is said with file, line and key",
    arguments: [
      ("issuer: https://login.example.org/realm", "issuer: http://login.example.org", "sign-in.yaml line 2, issuer: "),
      ("issuer: https://login.example.org/realm", "issuer: https://a.example?x=1", "sign-in.yaml line 2, issuer: "),
      ("client-id: headroom\n", "", "sign-in.yaml line 1, client-id: is missing"),
      ("client-id: headroom", "client-id: headroom\nclient-secret: hush", "sign-in.yaml line 4, client-secret: "),
      ("role: planner", "role: boss", "sign-in.yaml line 9, groups[1].role: is \"boss\""),
      (
        "role: planner", "role: inspector", "sign-in.yaml line 9, groups[1].role: is \"inspector\", which is only given"
      ),
      (", unit: \"team:N07T01\"", "", "sign-in.yaml line 8, groups[0].role: is held for a unit"),
      ("team:N07T01", "street:1", "sign-in.yaml line 8, groups[0].unit: must be LEVEL:CODE"),
      ("team:N07T01", "N07T01", "sign-in.yaml line 8, groups[0].unit: must be LEVEL:CODE"),
      (
        "{ group: staff }", "{ group: staff, unit: \"team:N07T01\" }",
        "sign-in.yaml line 10, groups[2].unit: needs a role"
      ),
      (
        "{ group: staff }", "{ group: planners, role: planner }",
        "sign-in.yaml line 10, groups[2].group: stands here twice"
      ),
      ("  groups: groups\n", "  name: email\n", "sign-in.yaml line 6, claims.groups: is missing"),
      ("name: Example", "scopes: [profile]\nname: Example", "sign-in.yaml line 1, scopes: must have openid"),
      (
        "name: Example", "leads-to: [\"https://a.example/x\"]\nname: Example",
        "sign-in.yaml line 1, leads-to[0]: must be"
      ),
      ("name: Example", "nothing: [", "sign-in.yaml"),
    ])
  func wrong(old: String, new: String, expected: String) throws {
    let faults = try faults(old, new)
    #expect(faults.contains { $0.hasPrefix(expected) }, "\(faults)")
  }

  @Test("A file that cannot be read is refused")
  func missing() throws {
    #expect(throws: SignInServerFileError.self) {
      try SignInServerFile.read(nil, path: "none.yaml", try englandAndWales())
    }
  }

  @Test("What somebody's groups mean comes in the order of the file, and other groups mean nothing")
  func groups() throws {
    let settings = try read(Self.good)
    #expect(settings.groups(of: ["staff", "other", "spo-north"]).map(\.value) == ["spo-north", "staff"])
    #expect(settings.groups(of: ["SPO-North", ""]).isEmpty)
  }
}

@Suite("Addresses that secrets may be sent to")
struct SecureAddressTests {
  @Test(
    "https anywhere and http on this machine are good",
    arguments: [
      ("https://a.example", "https://a.example"), ("https://a.example:8443/x/y", "https://a.example:8443"),
      ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"), ("http://localhost/x", "http://localhost"),
      ("http://[::1]:80/x", "http://[::1]:80"),
    ])
  func good(text: String, origin: String) {
    #expect(SecureAddress(text)?.origin == origin)
  }

  @Test(
    "Everything else is none",
    arguments: [
      "", "https://", "http://a.example", "HTTPS://a.example", "https://a@b.example", "https://a.example:0",
      "https://a.example:99999", "https://a.example:8a", "https://a b.example", "https://a.example/#x",
      "https://a.example/?x", "https://a.example;form-action", "https://-a.example", "javascript://a.example",
      "https://a.example/\u{0}", "https://é.example", "http://localhost.evil.example", "http://127.0.0.1.evil.example",
      "https://a.example/'\"", "//a.example", "https:/a.example",
    ])
  func bad(text: String) {
    #expect(SecureAddress(text) == nil)
  }

  @Test("A query is taken where it may stand")
  func query() {
    #expect(SecureAddress("https://a.example/?x=1", mayHaveQuery: true)?.origin == "https://a.example")
    #expect(SecureAddress("https://a.example?x=1", mayHaveQuery: true)?.origin == "https://a.example")
  }
}
