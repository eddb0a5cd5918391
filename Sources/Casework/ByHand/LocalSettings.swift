public import Caseload
import Rules
import Storage
import Workload

/// What a unit can set for itself beside the national basis.
public enum LocalSettingKind: String, Sendable, Hashable, CaseIterable {
  /// What travel to visits counts, in percent of the rules' minutes; 100 is the national basis.
  case travel
}

/// A setting of a unit, as it was recorded.
public struct LocalSetting: Sendable, Hashable {
  public let id: Int
  public let kind: LocalSettingKind
  /// Percent; nil where it was taken back and the unit above counts again.
  public let percent: Int?
  public let from: LocalDate
  /// The last day; nil for until further notice.
  public let until: LocalDate?
  public let reason: String
  public let recordedOn: LocalDate
  public let recorderName: String
}

/// The local settings of a unit: what counts there, since when, and what it does.
public struct LocalSettingsPage: Sendable {
  public let unit: UnitReference
  public let path: [UnitReference]
  public let day: LocalDate
  /// Newest first. Of those whose days hold, the newest counts.
  public let entries: [LocalSetting]
  /// Percent that counts in the unit on the day, its own or that of a unit above; 100 is the national basis.
  public let travelPercent: Int
  /// The unit whose setting counts; nil where the national basis does.
  public let setBy: UnitReference?
  /// What it comes to as things stand.
  public let effect: LocalSettingEffect
  public let mayChange: Bool
  /// What a form of this page was made of.
  public var seen: Int { entries.first?.id ?? 0 }
}

/// Hours of work of the posts of a unit with one setting and with another, and on the national basis.
public struct LocalSettingEffect: Sendable, Hashable {
  public internal(set) var posts = 0
  /// Minutes a month of travel on the national basis.
  public internal(set) var travel = 0
  /// Minutes a month that the setting in force, and the other, add.
  public internal(set) var localBefore = 0
  public internal(set) var localAfter = 0
  /// Hours of work a week on the national basis.
  public internal(set) var national = Ratio.zero
  public internal(set) var before = Ratio.zero
  public internal(set) var after = Ratio.zero
  /// Posts over 100 % of their available time before and after.
  public internal(set) var overBefore = 0
  public internal(set) var overAfter = 0
}

/// A setting as a form says it.
public struct NewLocalSetting: Sendable, Hashable {
  public var level: String
  public var code: String
  public var kind: LocalSettingKind
  /// Percent; nil to take the unit's own setting back.
  public var percent: Int?
  public var from: LocalDate
  public var until: LocalDate?
  public var reason: String
  /// As ``LocalSettingsPage/seen``.
  public var seen: Int

  public init(
    level: String, code: String, kind: LocalSettingKind = .travel, percent: Int?, from: LocalDate,
    until: LocalDate? = nil, reason: String, seen: Int
  ) {
    self.level = level
    self.code = code
    self.kind = kind
    self.percent = percent
    self.from = from
    self.until = until
    self.reason = reason
    self.seen = seen
  }
}

/// What came of a local setting.
public enum LocalSettingOutcome: Sendable {
  case effect(LocalSettingEffect)
  /// By the name of a field of the form.
  case refused([HandProblem])
}

/// The settings of units, as they are kept.
enum LocalSettings {
  /// Percent by unit on a day: of those whose days hold, the one recorded last; a unit that took its own back has none.
  static func inForce(_ kind: LocalSettingKind, on day: LocalDate, _ connection: any SQLConnection) throws
    -> [String: Int]
  {
    var settings: [String: Int] = [:]
    try connection.each(
      """
      SELECT unit, percent FROM local_setting WHERE kind = ? AND starts_on <= ? AND (ends_on IS NULL OR ends_on >= ?)
      ORDER BY id
      """, [.text(kind.rawValue), .text(day.iso), .text(day.iso)]
    ) { settings[try $0.text(0)] = try $0.optionalInt(1) }
    return settings
  }

  /// Newest first.
  static func entries(of unit: String, _ connection: any SQLConnection) throws -> [LocalSetting] {
    try connection.query(
      """
      SELECT id, kind, percent, starts_on, ends_on, reason, recorded_at, recorder_name FROM local_setting
      WHERE unit = ? ORDER BY id DESC
      """, [.text(unit)]
    ) { row -> LocalSetting? in
      guard let kind = LocalSettingKind(rawValue: try row.text(1)), let from = try row.day(3),
        let recorded = LocalDate(iso: try row.text(6).prefix(10))
      else { return nil }
      return LocalSetting(
        id: try row.int(0), kind: kind, percent: try row.optionalInt(2), from: from, until: try row.day(4),
        reason: try row.text(5), recordedOn: recorded, recorderName: try row.text(7))
    }.compactMap(\.self)
  }
}
