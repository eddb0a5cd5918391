import DataFormat
import Foundation
import HTTPTypes
import Testing

@testable import Web

/// `openapi.yaml` read line by line, as far as its paths go: it is written by hand, two spaces a level.
struct OpenAPIPaths {
  /// Methods by path.
  private(set) var methods: [String: Set<String>] = [:]
  /// Names of parameters of the query, by path.
  private(set) var query: [String: Set<String>] = [:]

  init(_ text: String) {
    var isInside = false
    var path = ""
    let named = Self.namedParameters(text)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let indent = line.prefix { $0 == " " }.count
      let word = line.dropFirst(indent)
      if indent == 0, !word.isEmpty { isInside = word == "paths:" }
      guard isInside else { continue }
      if indent == 2, word.hasPrefix("/") {
        path = String(word.dropLast())
        methods[path] = []
        query[path] = []
      } else if indent == 4, word.hasSuffix(":") {
        methods[path]?.insert(word.dropLast().uppercased())
      } else if let name = Self.reference(word), let field = named[name] {
        query[path]?.insert(field)
      } else if indent == 8, word.hasPrefix("- name: "), path != "" {
        let field = String(word.dropFirst("- name: ".count))
        if !path.contains("{\(field)}"), field.first?.isLowercase == true { query[path]?.insert(field) }
      }
    }
  }

  private static func reference(_ word: Substring) -> String? {
    let start = "- $ref: \"#/components/parameters/"
    return word.hasPrefix(start) ? String(word.dropFirst(start.count).dropLast()) : nil
  }

  /// Fields of the query among the shared parameters, by the name under which they are shared.
  private static func namedParameters(_ text: String) -> [String: String] {
    var named: [String: String] = [:]
    var (name, field, isInside) = ("", "", false)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let indent = line.prefix { $0 == " " }.count
      let word = line.dropFirst(indent)
      if indent == 2 { isInside = word == "parameters:" }
      guard isInside else { continue }
      if indent == 4, word.hasSuffix(":") { name = String(word.dropLast()) }
      if indent == 6, word.hasPrefix("name: ") { field = String(word.dropFirst("name: ".count)) }
      if indent == 6, word == "in: query" { named[name] = field }
    }
    return named
  }
}

@Suite("The document of the API")
struct APIDocumentTests {
  private var text: String { get throws { try Assets().openAPI } }

  @Test("has every route with its methods, and no other")
  func routes() throws {
    let paths = OpenAPIPaths(try text)
    #expect(Set(paths.methods.keys) == Set(APIRoute.allCases.map(\.rawValue)))
    for route in APIRoute.allCases {
      // HEAD comes with every GET and is not said.
      let methods = Set(route.methods.filter { $0 != .head }.map(\.rawValue))
      #expect(paths.methods[route.rawValue] == methods, "\(route)")
    }
  }

  @Test("has the fields of every query, and no other")
  func fields() throws {
    let paths = OpenAPIPaths(try text)
    for route in APIRoute.allCases { #expect(paths.query[route.rawValue] == route.fields, "\(route)") }
  }

  @Test("names every sheet")
  func sheets() throws {
    for sheet in DataSheets.all { #expect(try text.contains("          - \(sheet.name)\n"), "\(sheet.name)") }
  }

  @Test("names every kind of problem's status through one shape")
  func problems() throws {
    #expect(try text.contains("application/problem+json:"))
    #expect(try text.contains("^urn:headroom:problem:[a-z-]+$"))
  }

  @Test("is compared by something that finds a path too few, a path too many and another method")
  func planted() throws {
    let text = try text
    let whole = OpenAPIPaths(text)
    let fewer = OpenAPIPaths(text.replacing("  /api/v1/units:\n", with: "  /api/v1/uints:\n"))
    #expect(fewer.methods != whole.methods && fewer.methods["/api/v1/uints"] == ["GET"])
    #expect(OpenAPIPaths(text.replacing("    patch:\n", with: "    put:\n")).methods != whole.methods)
    let other = text.replacing("        - $ref: \"#/components/parameters/q\"\n", with: "")
    #expect(OpenAPIPaths(other).query != whole.query)
  }

  @Test("is given to anybody, and stands in the documentation as the same file")
  func served() async throws {
    var client = try Client().stranger
    client.site = Site(
      desk: client.site.desk, accounts: client.accounts, assets: try Assets(), log: AccessLog(isSilent: true))
    let answer = await client.ask("/api/v1/openapi.yaml")
    #expect(answer.status == .ok && answer.headers[.contentType] == "application/yaml")
    var folder = URL(filePath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    #expect(
      try String(contentsOf: folder.appending(path: "Documentation/openapi.yaml"), encoding: .utf8) == answer.body)
  }
}
