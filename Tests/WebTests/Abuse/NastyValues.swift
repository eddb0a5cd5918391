/// Values that people mistype, and that others type on purpose.
enum NastyValues {
  /// Markup that would run, or break out of where a value is put.
  static let markup = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onfocus='alert(1)",
    "</textarea><svg/onload=alert(1)>",
    "<!--", "]]>", "&lt;b&gt;", "&#x3c;", "</title><h1>x</h1>", "</main></body>", "javascript:alert(1)", "{{7*7}}",
  ]
  static let breakingOut = ["\"><img src=x onerror=alert(1)>", "</title><h1>x</h1>"]
  static let sql = [
    "' OR 1=1", "'; DROP TABLE account; --", "\" OR \"\"=\"", "1) OR (1=1", "%' AND '%'='", "\\'; --",
    "x' UNION SELECT 1--",
    "$1", "?", ":name",
  ]
  static let numbers = [
    "0", "-1", "-0", "1e308", "1e-308", "NaN", "Infinity", "9223372036854775808", "0x10", "1,5", "1.005", "٣", "½",
    "+1",
    "00001",
  ]
  static let days = [
    "2026-02-31", "2025-02-29", "0000-01-01", "9999-12-31", "2026-13-01", "22/11/2026", "2026-11-22T25:00:00Z",
    "tomorrow",
  ]
  static let texts = [
    "", " ", "\t", String(repeating: "x", count: 10_000), "😀👩‍👩‍👧", "\u{202E}gnp.exe", "e\u{301}\u{301}\u{301}", "a\u{0}b",
    "a\r\nSet-Cookie: x=1", "a\nb", "\u{FEFF}a", "\u{7F}", "../../etc/passwd", "=cmd|' /C calc'!A0", "@SUM(1)",
  ]

  /// Sixty.
  static let all = markup + sql + numbers + days + texts

  /// Those that are no day however they are read, and not empty.
  static let noDays = (markup + sql + numbers + days + texts).filter { value in
    value.contains { !$0.isWhitespace } && value != "9999-12-31"
  }
}
