import Caseload

/// How days and times are written.
enum Times {
  /// `2:14am on 22 November 2026 (UTC)`, of `2026-11-22T02:14:09Z`; the text itself when it has another form.
  static func text(ofUTC stamp: String) -> String {
    let parts = stamp.split(separator: "T")
    guard parts.count == 2, let day = LocalDate(iso: parts[0]), let time = clock(parts[1]) else { return stamp }
    return "\(time) on \(day.text) (UTC)"
  }

  /// `22 Nov 2026, 2:14am`, for tables whose heading says UTC.
  static func shortText(ofUTC stamp: String) -> String {
    let parts = stamp.split(separator: "T")
    guard parts.count == 2, let day = LocalDate(iso: parts[0]), let time = clock(parts[1]) else { return stamp }
    return "\(day.shortText), \(time)"
  }

  /// Twelve hours, as probation writes times: `9:32am`, `11am`.
  private static func clock(_ time: Substring) -> String? {
    let fields = time.split(separator: ":")
    guard fields.count >= 2, let hour = Int(fields[0]), (0...23).contains(hour), fields[1].count == 2 else {
      return nil
    }
    let twelve = hour % 12 == 0 ? 12 : hour % 12
    return "\(twelve)\(fields[1] == "00" ? "" : ":" + fields[1])\(hour < 12 ? "am" : "pm")"
  }
}
