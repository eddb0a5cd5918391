import Testing

@testable import Conformance

@Suite("Bad lines")
struct BadInputTests {
  private func failure(_ line: String) throws -> ConformanceFailure {
    var runner = ConformanceRunner()
    runner.run(lines: [line], of: "bad")
    let report = runner.finish()
    #expect(report.failed == 1)
    return try #require(report.failures.first)
  }

  @Test(
    "A line that is not a JSON object fails with a sentence",
    arguments: [
      "hello", "{", "{}x", "[1,2", "{\"a\" 1}", "{\"a\":}", "{\"a\":1,}", "{'a':1}", "\"\\x\"", "\"\\u12\"", "01", "1.",
      "-", "1e", "nul", "\"open", "3", "[]", "\"\\ud800\\u0041\"", "{\"a\":tru}", "\u{1}", ",",
    ])
  func notJSON(line: String) throws {
    let failure = try failure(line)
    #expect(failure.line == 1)
    #expect(failure.id == nil)
    #expect(failure.function == nil)
    #expect(failure.reason?.hasPrefix("The line is not ") == true)
  }

  @Test("Nesting without end is refused, not followed")
  func deepNesting() throws {
    let deep = String(repeating: "[", count: 100_000)
    #expect(try failure(deep).reason?.contains("nested too deeply") == true)
  }

  @Test(
    "A line that lacks a key says which",
    arguments: [
      (#"{"function":"cleanName","input":{"name":"x"},"expected":{"clean":"x"}}"#, "The line has no “id”."),
      (#"{"id":"x","input":{},"expected":{}}"#, "The line names no “function” and no “model”."),
      (#"{"id":"x","function":"cleanName","expected":{}}"#, "“input” should be an object."),
      (#"{"id":"x","function":"cleanName","input":3,"expected":{}}"#, "“input” should be an object."),
      (#"{"id":"x","function":"cleanName","input":{"name":"x"}}"#, "“expected” should be an object."),
      (#"{"id":"x","function":"cleanName","input":{},"expected":{}}"#, "“input.name” is missing; it should be a text."),
      (
        #"{"id":"x","function":"cleanName","input":{"name":5},"expected":{}}"#,
        "“input.name” should be a text and is a number."
      ),
      (
        #"{"id":"x","function":"ogrsBand","input":{"ogrsScore":1e308},"expected":{}}"#,
        "“input.ogrsScore” should be a decimal of at most 36 digits and is a number."
      ),
      (
        #"{"id":"x","function":"sheetRowColumns","input":{"sheet":"gs","row":{}},"expected":{}}"#,
        "The rule stops: The incumbent reads no sheet “gs”."
      ),
      (
        #"{"id":"x","function":"casePoints","input":{"tier":"Z9","caseType":"CUSTODY"},"expected":{}}"#,
        "The rule stops: There is no tier “Z9” in the points table."
      ),
      (
        #"{"id":"x","function":"casePoints","input":{"tier":"A1","caseType":"UNKNOWN"},"expected":{}}"#,
        "The rule stops: There is no points table for the case type “UNKNOWN”."
      ),
    ])
  func lackingKeys(line: String, sentence: String) throws {
    #expect(try failure(line).reason == sentence)
  }

  @Test("A misspelt tier is not read as no cases")
  func misspeltTier() throws {
    let line =
      #"{"id":"x","function":"workloadPoints","input":{"pointsConfig":"seed-standard","t2aPointsConfig":"seed-t2a","filtered":{"community":{"A9":1}},"t2a":{},"sdrLast30":0,"sdrConversionsLast30":0},"expected":{"total":0}}"#
    #expect(try failure(line).reason == "“input.filtered.community” has no tier “A9”.")
  }

  @Test("A case row without a tier code stops the incumbent, so the line fails with that sentence")
  func flagWithoutTier() throws {
    let line =
      #"{"id":"x","function":"nightlyRow","input":{"rawGrade":null,"pointsConfig":"seed-standard","t2aPointsConfig":"seed-t2a","extract":{},"extractFiltered":null,"t2a":null,"courtReports":null,"flags":[["W",null,"Custody"]]},"expected":{}}"#
    #expect(try failure(line).reason?.hasPrefix("A case row without a tier code") == true)
  }

  @Test("Windows line ends and a byte order mark are no fault")
  func lineEnds() {
    var runner = ConformanceRunner()
    runner.run(lines: ["\u{FEFF}" + RunnerTests.right + "\r", "\r"], of: "windows")
    #expect(runner.finish().passed == 1)
  }

  /// Absurd values for any key.
  private static let absurd = [
    "null", "true", "\"x\"", "\"\"", "1e308", "-1e308", "1e-320", "1e999", "123456789012345678901234567890123456789",
    "-9223372036854775808", "[]", "{}", "[[null]]", "[1,2,3,4,5]", "{\"A3\":\"x\"}", "\"1e-9223372036854775808\"",
    "\"2024-02-30T25:61\"", "\"9999-12-31T23:59\"", "\"0001-01-01T00:00\"",
  ]

  @Test("No absurd value at any key stops a run", arguments: VectorFiles.names)
  func absurdValues(file: String) throws {
    let absurd = try Self.absurd.map { try JSONReader.read($0) }
    var runner = try ConformanceRunner.shipped()
    var lines = 0
    for (index, text) in try VectorFiles.lines(file).enumerated() where index % 31 == 0 {
      guard case .object(let line) = try JSONReader.read(text), let input = line["input"] else { continue }
      for (turn, spoilt) in Self.spoilt(input, with: absurd[(index / 31) % absurd.count], depth: 0).enumerated() {
        var copy = line
        copy.set("input", to: spoilt)
        runner.run(JSONValue.object(copy).text, number: index * 1_000 + turn + 1, of: file)
        lines += 1
      }
      for value in absurd {
        for key in line.keys {
          var copy = line
          copy.set(key, to: value)
          runner.run(JSONValue.object(copy).text, number: index + 1, of: file)
          lines += 1
        }
      }
    }
    let report = runner.finish()
    #expect(report.passed + report.failed + report.retired == lines)
    #expect(report.failures.allSatisfy { !$0.sentence.isEmpty })
    #expect(report.failed > lines / 3)
  }

  /// The value with each of its members in turn replaced, three levels deep, at most 12 members of a level.
  private static func spoilt(_ value: JSONValue, with absurd: JSONValue, depth: Int) -> [JSONValue] {
    guard depth < 3 else { return [absurd] }
    switch value {
    case .object(let object):
      return object.keys.prefix(12).flatMap { key in
        ([absurd] + spoilt(object[key] ?? .null, with: absurd, depth: depth + 1)).map { member in
          var copy = object
          copy.set(key, to: member)
          return .object(copy)
        }
      }
    case .array(let values):
      return values.indices.prefix(12).flatMap { place in
        ([absurd] + spoilt(values[place], with: absurd, depth: depth + 1)).map { member in
          var copy = values
          copy[place] = member
          return .array(copy)
        }
      }
    default: return []
    }
  }
}

@Suite("Reading JSON")
struct JSONReaderTests {
  @Test("Escapes, surrogate pairs and nested values are read")
  func escapes() throws {
    let value = try JSONReader.read(#" {"a\n\"\\\/":"\u00e9\ud83d\ude00","b":[1,-2.5e3,true,false,null]} "#)
    guard case .object(let object) = value else {
      Issue.record("not an object")
      return
    }
    #expect(object.keys == ["a\n\"\\/", "b"])
    #expect(object["a\n\"\\/"] == .string("é\u{1F600}"))
    #expect(object["b"]?.text == "[1, -2.5e3, true, false, null]")
  }

  @Test("Doubles are read to the last bit")
  func doubles() throws {
    for text in ["0.1", "-893.5500000000002", "1e21", "5e-324", "1.7976931348623157e308", "0.052000000000000005"] {
      guard case .number(let number) = try JSONReader.read(text) else {
        Issue.record("not a number")
        continue
      }
      #expect(number.double == Double(text))
      #expect(number.text == text)
    }
  }

  @Test("A key written twice keeps its first place and its last value")
  func twice() throws {
    #expect(try JSONReader.read(#"{"a":1,"b":2,"a":3}"#).text == #"{"a": 3, "b": 2}"#)
  }

  @Test("Keys are told apart by their bytes, not by how they look")
  func bytes() throws {
    guard case .object(let object) = try JSONReader.read("{\"\u{E9}\":1,\"e\u{301}\":2}") else {
      Issue.record("not an object")
      return
    }
    #expect(object.keys.count == 2)
    #expect(object["\u{E9}"]?.text == "1")
  }

  @Test("Text written for a report reads back as the same value")
  func roundTrip() throws {
    for line in try VectorFiles.lines("wmt-points").prefix(200) {
      let value = try JSONReader.read(line)
      #expect(try JSONReader.read(value.text) == value)
    }
    #expect(try JSONReader.read(JSONValue.string("\u{1}\t\r\n\"\\").text) == .string("\u{1}\t\r\n\"\\"))
  }
}
