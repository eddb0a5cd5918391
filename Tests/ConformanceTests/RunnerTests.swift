import Testing

@testable import Conformance

/// Runs lines as one file and gives the report.
func report(_ lines: String...) -> ConformanceReport {
  var runner = ConformanceRunner()
  runner.run(lines: lines, of: "a file")
  return runner.finish()
}

@Suite("Conformance runner")
struct RunnerTests {
  static let right =
    #"{"id":"a-1","function":"capacityPercentage","input":{"totalPoints":1,"availablePoints":4},"expected":{"percentage":25}}"#
  static let wrong =
    #"{"id":"a-2","function":"capacityPercentage","input":{"totalPoints":1,"availablePoints":4},"expected":{"percentage":26}}"#

  @Test("A right line passes and a planted wrong figure fails, with place, expected and got")
  func plantedFault() {
    let report = report(Self.right, Self.wrong)
    #expect(report.passed == 1)
    #expect(report.failed == 1)
    #expect(!report.isConformant)
    #expect(report.failures.map(\.id) == ["a-2"])
    #expect(report.failures.map(\.line) == [2])
    #expect(report.failures.first?.differences == [Difference(place: "percentage", expected: "26", got: "25")])
    #expect(report.failures.first?.sentence == "percentage: expected 26, got 25.")
  }

  @Test("A wrong figure planted in any line of the vector files fails, so no function passes by not comparing")
  func plantedFaultEverywhere() throws {
    for name in VectorFiles.names {
      var runner = try ConformanceRunner.shipped()
      var planted = 0
      for (index, line) in try VectorFiles.lines(name).enumerated() {
        guard case .object(var object) = try JSONReader.read(line), case .object(let expected) = object["expected"],
          object["function"] != .string("workloadPointsRetired16")
        else { continue }
        var spoiled = JSONObject()
        for key in expected.keys { spoiled.set(key, to: Self.spoiled(expected[key] ?? .null)) }
        object.set("expected", to: .object(spoiled))
        runner.run(JSONValue.object(object).text, number: index + 1, of: name)
        planted += 1
      }
      let report = runner.finish()
      #expect(planted >= (name == "planning" ? 28 : 300))
      #expect(report.failed == planted)
      #expect(report.failures.allSatisfy { $0.reason == nil && !$0.differences.isEmpty })
    }
  }

  /// Another value of the same kind.
  private static func spoiled(_ value: JSONValue) -> JSONValue {
    switch value {
    case .null: .number(JSONNumber(text: "123456.5", double: 123456.5))
    case .bool(let truth): .bool(!truth)
    case .number(let number): .number(JSONNumber(text: "\(number.double + 1)", double: number.double + 1))
    case .string(let text): .string(text + "1")
    case .array(let values): .array(values + [.null])
    case .object:
      .object(
        {
          var object = JSONObject(); object.set("planted", to: .null); return object
        }())
    }
  }

  @Test("An unknown function fails and is named")
  func unknownFunction() {
    let report = report(#"{"id":"u","function":"moonPhase","input":{},"expected":{}}"#, Self.right)
    #expect(report.failed == 1)
    #expect(report.unknownFunctions == ["moonPhase"])
    #expect(report.failures.first?.sentence == "There is no function “moonPhase”.")
    #expect(report.functions.map(\.name) == ["moonPhase", "capacityPercentage"])
  }

  @Test("A line may name its rule as model")
  func model() {
    #expect(report(Self.right.replacing("function", with: "model")).passed == 1)
  }

  @Test("A retired rule counts neither way and is listed by name")
  func retired() {
    let report = report(#"{"id":"r","function":"workloadPointsRetired16","input":{"note":"x"},"expected":{"total":1}}"#)
    #expect(report.passed == 0)
    #expect(report.failed == 0)
    #expect(report.retired == 1)
    #expect(report.retiredFunctions == ["workloadPointsRetired16"])
    #expect(report.isConformant)
  }

  @Test("An empty run is not conformant")
  func empty() {
    #expect(!report().isConformant)
    #expect(!report("", "  ").isConformant)
  }

  @Test("The keys of input choose between two forms of one name")
  func forms() {
    let report = report(
      #"{"id":"w","function":"availablePoints","input":{"nominalTarget":2176,"offenderManagerTypeId":1,"contractedHours":19.5,"reductionHours":1,"defaultHours":{"PO":37,"PSO":37,"SPO":0}},"expected":{"availablePoints":1087}}"#,
      #"{"id":"l","function":"availablePoints","input":{"nominalTargetPoints":"2176","defaultContractedHoursForGrade":"37","weeklyHours":"19.5","reductionHours":"1"},"expected":{"availableHours":"18.50","availablePoints":1088}}"#,
      #"{"id":"n","function":"availablePoints","input":{"hours":1},"expected":{"availablePoints":1}}"#)
    #expect(report.passed == 2)
    #expect(report.failures.map(\.id) == ["n"])
    #expect(report.failures.first?.reason?.contains("two forms") == true)
  }

  @Test(
    "A tolerance is a share of the expected size, of 1 at least, and its edge passes",
    arguments: [
      // got is 25 exactly
      ("24", "0.5", true), ("24", "0.041666666666666664", true), ("24", "0.0416", false), ("26", "0", false),
      ("25", "0", true), ("-25", "1.9", false), ("-25", "2", true),
    ])
  func tolerance(expected: String, tolerance: String, passes: Bool) {
    let line = Self.right.replacing(#""percentage":25}"#, with: #""percentage":\#(expected)},"tol":\#(tolerance)"#)
    #expect(report(line).failed == (passes ? 0 : 1))
  }

  @Test("A small expected figure is compared within the tolerance itself", arguments: [("0.5", true), ("0.49", false)])
  func absoluteTolerance(tolerance: String, passes: Bool) {
    let line =
      #"{"id":"t","function":"capacityPercentage","input":{"totalPoints":0.005,"availablePoints":1},"expected":{"percentage":0},"tol":\#(tolerance)}"#
    #expect(report(line).failed == (passes ? 0 : 1))
  }

  @Test("A tolerance that is no number, or negative, fails the line", arguments: ["\"1\"", "-1", "true", "1e999"])
  func wrongTolerance(tolerance: String) {
    let report = report(Self.right.replacing("}}", with: "},\"tol\":\(tolerance)}"))
    #expect(report.failures.first?.reason == "“tol” should be a number that is not negative.")
  }

  @Test("Decimals written as text compare as decimals", arguments: [("0.000", 0), ("0", 0), ("0.001", 1), ("x", 1)])
  func decimals(expected: String, failures: Int) {
    let line =
      #"{"id":"d","function":"capacityPercent","input":{"totalPoints":5,"availablePoints":0},"expected":{"capacityPercent":"\#(expected)"}}"#
    #expect(report(line).failed == failures)
  }

  @Test("Only the expected keys are compared, and one that a rule does not give fails")
  func subset() {
    let line = { (expected: String) in
      #"{"id":"s","function":"gradeCode","input":{"rawGrade":"PSO"},"expected":\#(expected)}"#
    }
    #expect(report(line(#"{"grade":"PO"}"#)).passed == 1)
    #expect(report(line("{}")).passed == 1)
    let more = report(line(#"{"grade":"PO","colour":"red"}"#))
    #expect(more.failures.first?.sentence == #"colour: expected "red", got no such key."#)
  }

  @Test("Data by key is compared whole: a column that should have been dropped fails")
  func wholeMaps() {
    let line =
      #"{"id":"m","function":"sheetRowColumns","input":{"sheet":"cms","row":{"CRN":"X","OM_Key":"K"}},"expected":{"row":{"crn":"X"}}}"#
    #expect(report(line).failures.first?.sentence == #"row.om_key: expected no such key, got "K"."#)
  }

  @Test("The last of two headings with one clean name wins, by their order in the line")
  func keyOrder() {
    let line = { (row: String, value: String) in
      #"{"id":"o","function":"sheetRowColumns","input":{"sheet":"cms","row":\#(row)},"expected":{"row":{"crn":"\#(value)"}}}"#
    }
    #expect(report(line(#"{"CRN":"first","C-RN":"last"}"#, "last")).passed == 1)
    #expect(report(line(#"{"C-RN":"first","CRN":"last"}"#, "last")).passed == 1)
    #expect(report(line(#"{"C-RN":"cleaned","crn":"clean already"}"#, "cleaned")).passed == 1)
  }
}

@Suite("Points configurations of a run")
struct ConfigurationTests {
  private static func definition(_ name: String, sdr: Int) -> String {
    #"{"id":"c-\#(name)","function":"pointsConfiguration","input":{"name":"\#(name)","points":{},"sdr":\#(sdr),"sdrConversion":1,"nominalTarget":{"PSO":1,"PO":2},"defaultHours":{"PO":1,"PSO":2,"SPO":3},"weighting":{}},"expected":{"nominalTargetPO":2}}"#
  }

  private static func use(_ name: String, points: Int) -> String {
    #"{"id":"u-\#(name)","function":"workloadPoints","input":{"pointsConfig":"\#(name)","t2aPointsConfig":"seed-t2a","filtered":{},"t2a":{},"sdrLast30":2,"sdrConversionsLast30":0},"expected":{"sdrPoints":\#(points)}}"#
  }

  @Test("A line may come before the configuration that it names")
  func later() {
    let report = report(Self.use("mine", points: 14), Self.definition("mine", sdr: 7))
    #expect(report.failures == [])
    #expect(report.passed == 2)
  }

  @Test("A configuration may come in another file of the run, and a file's own goes first")
  func otherFile() {
    var runner = ConformanceRunner()
    runner.run(lines: [Self.use("theirs", points: 10), Self.use("both", points: 4)], of: "one")
    runner.run(lines: [Self.definition("theirs", sdr: 5), Self.definition("both", sdr: 9)], of: "two")
    runner.run(lines: [Self.definition("both", sdr: 2)], of: "one")
    #expect(runner.finish().failures == [])
  }

  @Test("The real defaults are known without a line, and a line of that name replaces them")
  func seeds() {
    #expect(report(Self.use("seed-standard", points: 276)).passed == 1)
    #expect(report(Self.use("seed-standard", points: 2), Self.definition("seed-standard", sdr: 1)).failures == [])
  }

  @Test("A configuration that nobody gives fails the line and is named")
  func unknown() {
    let report = report(Self.use("nobody's", points: 0))
    #expect(report.failures.first?.reason == "No line of the run gives the points configuration “nobody's”.")
  }

  @Test("Nothing of one run is left for the next")
  func fresh() {
    var runner = ConformanceRunner()
    runner.run(lines: [Self.definition("mine", sdr: 7)], of: "a")
    _ = runner.finish()
    runner.run(lines: [Self.use("mine", points: 14)], of: "a")
    #expect(runner.finish().failed == 1)
  }

  @Test("The real defaults equal those of the vector file")
  func builtIn() throws {
    for line in try VectorFiles.lines("wmt-points").prefix(8) {
      guard case .object(let object) = try JSONReader.read(line), case .object(let input) = object["input"],
        case .string(let name) = input["name"], let seed = PointsConfigurations.builtIn[name]
      else { continue }
      #expect(try CaseRules.configuration(RuleInput(object: input, place: "input")) == seed)
    }
    #expect(PointsConfigurations.builtIn.count == 2)
  }
}
