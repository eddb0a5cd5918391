import Testing

@testable import Workload

@Suite("Numbers as the incumbent's language treats them")
struct ScriptNumberTests {
  @Test(
    "A number is written in the language's own layout",
    arguments: [
      (0.0, "0"), (-0.0, "0"), (1, "1"), (-1.5, "-1.5"), (0.001, "0.001"), (1e-6, "0.000001"), (9.9e-7, "9.9e-7"),
      (5e-7, "5e-7"), (-3.3e-15, "-3.3e-15"), (1e20, "100000000000000000000"), (1e21, "1e+21"),
      (1.2345e22, "1.2345e+22"), (123_456_789_012_345_680, "123456789012345680"),
      (Double.leastNonzeroMagnitude, "5e-324"),
      (1.7976931348623157e308, "1.7976931348623157e+308"), (Double.infinity, "Infinity"),
      (-Double.infinity, "-Infinity"),
      (Double.nan, "NaN"), (100, "100"), (1087.9999999999998, "1087.9999999999998"),
    ])
  func text(value: Double, text: String) { #expect(ScriptNumber.text(value) == text) }

  @Test(
    "A count is the leading whole number of a text",
    arguments: [
      (" 7", 7.0), ("3.9", 3), ("1,234", 1), ("12abc", 12), ("0x1A", 0), ("1e3", 1), ("-2", -2), ("+4", 4), ("007", 7),
      ("\u{A0}\u{FEFF}5", 5), ("\n8\t", 8), ("1_000", 1),
    ])
  func leading(text: String, count: Double) { #expect(ScriptNumber.leadingWholeNumber(text) == count) }

  @Test(
    "Text without a leading number is not a number",
    arguments: ["", " ", "abc", "-", "+", "--1", ".5", "\u{85}5", "\u{663}", "e3"])
  func noNumber(text: String) { #expect(ScriptNumber.leadingWholeNumber(text).isNaN) }

  @Test(
    "A number is written down before its leading whole number is read",
    arguments: [(3.7, 3.0), (-0.5, 0), (5e-7, 5), (-3.3e-15, -3), (1e21, 1), (0.000001, 0), (1e20, 1e20)])
  func leadingOfNumber(value: Double, count: Double) { #expect(ScriptNumber.leadingWholeNumber(value) == count) }

  @Test(
    "A whole text is a number or is none",
    arguments: [
      ("", 0.0), (" ", 0), ("5", 5), ("5.", 5), (".5", 0.5), ("1e3", 1_000), ("0x1f", 31), ("0B11", 3), ("0o17", 15),
      ("-Infinity", -Double.infinity), (" +7 ", 7),
    ])
  func whole(text: String, value: Double) { #expect(ScriptNumber.whole(text) == value) }

  @Test(
    "Texts of another kind are not numbers",
    arguments: ["x", "5x", "1_0", "0x", "-0x1", "inf", "nan", ".", "e3", "1e", "٣"])
  func wholeIsNot(text: String) { #expect(ScriptNumber.whole(text).isNaN) }

  @Test(
    "Halves go toward plus infinity",
    arguments: [(2.5, 3.0), (-2.5, -2), (2.4999, 2), (-2.5001, -3), (-0.5, 0), (1e300, 1e300)])
  func rounded(value: Double, whole: Double) { #expect(ScriptNumber.rounded(value) == whole) }

  @Test(
    "Decimal places are rounded from the exact value of the double, exact halves away from zero",
    arguments: [
      (1.005, 2, 1.0), (1.045, 2, 1.04), (2.5, 0, 3), (-2.5, 0, -3), (0.125, 2, 0.13), (-0.125, 2, -0.13),
      (0.735, 2, 0.73), (12.25, 1, 12.3), (0.59995, 4, 0.5999), (0.59996, 4, 0.6), (0.599949, 4, 0.5999), (1e-9, 4, 0),
      (Double.leastNonzeroMagnitude, 4, 0),
      (1e21, 2, 1e21), (123456789012.355, 2, 123456789012.35), (0, 2, 0), (9.999, 2, 10),
    ])
  func fixed(value: Double, places: Int, result: Double) {
    #expect(ScriptNumber.fixed(value, places: places) == result)
  }
}

@Suite("Text as the incumbent's language treats it")
struct ScriptTextTests {
  @Test(
    "Names lose their first hyphen, their capitals and the space around them",
    arguments: [
      ("V-CRN_Count", "vcrn_count"), ("A-B-C", "ab-c"), (" OM_Key ", "om_key"), ("-", ""), ("--", "-"), ("", ""),
      ("- x -", "x -"), ("\u{FEFF}\u{2003}Om\u{A0}", "om"), ("\u{85}a", "\u{85}a"), ("ÀB", "àb"), ("İ", "i\u{307}"),
      ("ΟΔΟΣ", "οδος"), ("ΣΑ", "σα"), ("Σ", "σ"), ("\u{212A}ey", "key"),
    ])
  func cleanName(name: String, clean: String) {
    #expect(WMT.cleanName(name).unicodeScalars.elementsEqual(clean.unicodeScalars))
  }
}
