import DataFormat
import Testing

@testable import Exchange

@Suite("Values of fields")
struct FieldReadingTests {
  private func read(_ kind: FieldKind, _ text: String, required: Bool = false) -> Result<FieldValue, FieldFault> {
    SheetColumn("x", "X", kind, required: required).read(text, lists: FormatForTests.lists)
  }

  private func fault(_ kind: FieldKind, _ text: String) -> String? {
    if case .failure(let fault) = read(kind, text) { return fault.kind.rawValue }
    return nil
  }

  @Test("An empty field is no value, and a fault where one is required")
  func empty() {
    #expect(read(.date, "") == .success(.none))
    #expect(read(.text(maximum: 5), " \n ") == .success(.none))
    guard case .failure(let fault) = read(.text(maximum: 5), "  ", required: true) else {
      Issue.record("a blank is not a name")
      return
    }
    #expect(fault.kind == .missing)
  }

  @Test("Values are kept as they are meant")
  func values() {
    #expect(read(.code(maximum: 4), "A b1") == .success(.text("A b1")))
    #expect(read(.text(maximum: 4), " é\r\nü ") == .success(.text("é\nü")))
    #expect(read(.caseReference, "X123456") == .success(.text("X123456")))
    #expect(read(.date, "2024-02-29") == .success(.text("2024-02-29")))
    #expect(read(.instant, "2026-11-22") == .success(.text("2026-11-22T00:00:00Z")))
    #expect(read(.instant, "2026-11-22T23:59:59Z") == .success(.text("2026-11-22T23:59:59Z")))
    #expect(read(.whole(-5...5), "-5") == .success(.whole(-5)))
    #expect(read(.decimal(places: 2, maximum: 10_000), "37.5") == .success(.whole(3_750)))
    #expect(read(.decimal(places: 2, maximum: 10_000), "100") == .success(.whole(10_000)))
    #expect(read(.score, "2.950000000000001") == .success(.text("2.950000000000001")))
    #expect(read(.yesNo, "yes") == .success(.whole(1)) && read(.yesNo, "no") == .success(.whole(0)))
    #expect(read(.choice(["a", "b"]), "b") == .success(.text("b")))
    #expect(read(.ruleEntry(.grades), "PSO") == .success(.text("PSO")))
  }

  @Test(
    "What is wrong has its name",
    arguments: [
      (.code(maximum: 4), " A", "space-at-edge"), (.code(maximum: 4), "A\u{7}", "control-character"),
      (.code(maximum: 4), "A\u{85}b", "control-character"), (.code(maximum: 4), "ABCDE", "too-long"),
      (.text(maximum: 4), "ABCDE", "too-long"), (.text(maximum: 9), "a\rb", "control-character"),
      (.text(maximum: 9), "a\0b", "control-character"), (.caseReference, "X12345", "not-a-crn"),
      (.caseReference, "XX12345", "not-a-crn"), (.caseReference, "é12345", "not-a-crn"),
      (.date, "22/11/2026", "not-a-date"), (.date, "2026-11-2", "not-a-date"), (.date, "2026-02-31", "no-such-day"),
      (.date, "2026-00-10", "no-such-day"), (.date, "2025-02-29", "no-such-day"), (.date, "1900-02-29", "no-such-day"),
      (.date, "1899-12-31", "absurd-year"), (.date, "2201-01-01", "absurd-year"),
      (.instant, "2026-11-22T24:00:00Z", "not-an-instant"), (.instant, "2026-11-22T02:14:09+01", "not-an-instant"),
      (.instant, "2026-11-31", "no-such-day"), (.whole(0...9), "1.0", "not-a-number"),
      (.whole(0...9), "-", "not-a-number"),
      (.whole(0...9), "10", "out-of-range"), (.whole(0...9), "99999999999999999999999", "out-of-range"),
      (.decimal(places: 2, maximum: 100), "1.001", "too-many-places"),
      (.decimal(places: 2, maximum: 100), "1.01", "out-of-range"),
      (.decimal(places: 2, maximum: 100), "-1", "out-of-range"),
      (.decimal(places: 2, maximum: 100), "99999999999999999999999", "out-of-range"),
      (.decimal(places: 2, maximum: 100), "1,5", "not-a-number"),
      (.decimal(places: 2, maximum: 100), ".5", "not-a-number"),
      (.decimal(places: 2, maximum: 100), "1.", "not-a-number"), (.score, "1e3", "not-a-number"),
      (.score, "1000", "out-of-range"), (.score, "1.0000000000000001", "too-many-places"),
      (.yesNo, "Yes", "not-yes-or-no"),
      (.choice(["a"]), "A", "unknown-entry"), (.ruleEntry(.levels), "shire", "unknown-entry"),
    ] as [(FieldKind, String, String)])
  func faults(kind: FieldKind, text: String, expected: String) {
    #expect(fault(kind, text) == expected)
  }

  @Test("Every fault says what to write, and every one has its kind of problem")
  func messages() {
    for kind in FieldFault.Kind.allCases { #expect(DataProblem.Kind(rawValue: kind.rawValue) != nil) }
    for (kind, text) in [(FieldKind.date, "x"), (.yesNo, "x"), (.caseReference, "x"), (.ruleEntry(.grades), "x")] {
      guard case .failure(let fault) = read(kind, text) else { continue }
      #expect(fault.message.contains("write ") && fault.message.hasSuffix("."))
    }
  }

  @Test("The text of a value is read back as the value")
  func texts() {
    let decimal = SheetColumn("x", "X", .decimal(places: 2, maximum: 10_000))
    for number in [0, 1, 10, 99, 100, 1_875, 10_000] {
      #expect(decimal.read(decimal.text(of: .whole(number)), lists: FormatForTests.lists) == .success(.whole(number)))
    }
    #expect(decimal.text(of: .whole(1_875)) == "18.75" && decimal.text(of: .whole(5)) == "0.05")
    #expect(SheetColumn("x", "X", .yesNo).text(of: .whole(1)) == "yes")
    #expect(SheetColumn("x", "X", .whole(0...9)).text(of: .none) == "")
  }
}
