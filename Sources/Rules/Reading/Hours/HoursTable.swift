import Caseload

/// `hours.yaml`: the sets of time values with their days, drafts, and how minutes count.
struct HoursTable {
  private(set) var rules: HoursRules?

  /// - Parameters:
  ///   - known: names of the pack's files.
  ///   - open: reads a file of values, heading and body.
  init(
    _ file: RuleEntry, layout: HoursLayout, known: Set<String>, open: (String, (RuleEntry) -> Void) -> Void
  ) {
    let weeks = file.whole("weeksInAYear", in: 52...53)
    let tasks = file.entry("tasks")
    let dueWithin = tasks?.whole("dueWithinDays", in: 0...366)
    let overdueUpTo = tasks?.whole("overdueUpToDays", in: 0...3_660)
    tasks?.refuseOtherKeys()
    let contactDays = file.whole("contactDays", in: 1...366)
    var unique = Uniqueness(of: "set of values")
    func set(_ entry: RuleEntry, dated: Bool) -> (set: HoursValueSet?, span: Span?) {
      let id = entry.text("id")
      let label = entry.text("label")
      let from = dated ? entry.date("from") : nil
      let until = dated && entry.has("until") ? entry.date("until") : nil
      let name = entry.text("values")
      entry.refuseOtherKeys()
      unique.check(id, at: "id", of: entry)
      let span = from.map { Span(entry: entry, from: $0, until: until) }
      guard let id, let label, let name, !dated || from != nil else { return (nil, span) }
      guard Self.isValues(name), known.contains(name) else {
        entry.fault("values", "names \"\(name)\", which is no file of this pack's folder called hours-values-….yaml")
        return (nil, span)
      }
      var set: HoursValueSet?
      open(name) { set = HoursValueSet($0, id: id, label: label, from: from, layout: layout) }
      return (set, span)
    }
    let dated = file.entries("sets").map { set($0, dated: true) }
    let drafts = file.optionalEntries("drafts").map { set($0, dated: false) }
    if dated.allSatisfy({ $0.span != nil }) { Self.checkDays(of: dated.compactMap(\.span)) }
    guard let weeks, let dueWithin, let overdueUpTo, let contactDays else {
      return
    }
    rules = HoursRules(
      sets: dated.compactMap(\.set), drafts: drafts.compactMap(\.set), weeksInAYear: weeks, dueWithinDays: dueWithin,
      overdueUpToDays: overdueUpTo,
      contactDays: contactDays)
  }

  /// Whether a file of a pack's folder may be one that a set names.
  static func isValues(_ name: String) -> Bool {
    name.hasPrefix("hours-values-") && name.hasSuffix(".yaml") && !name.contains("/")
  }

  /// From when to when a set says that it holds.
  private struct Span {
    let entry: RuleEntry
    let from: LocalDate
    let until: LocalDate?
  }

  /// Sets follow one another without a gap and without two on one day. A set may say its last day; it then must be the day
  /// before the next one begins, and the last set has none.
  private static func checkDays(of spans: [Span]) {
    for (index, span) in spans.enumerated() {
      let (entry, from) = (span.entry, span.from)
      if let until = span.until, until < from { entry.fault("until", "is before the first day, \(from.iso)") }
      if let until = span.until, index == spans.count - 1 {
        entry.fault("until", "leaves no values after \(until.iso); the last set has no last day")
      }
      guard index > 0 else { continue }
      let before = spans[index - 1]
      if from <= before.from {
        entry.fault("from", "is not after \(before.from.iso), when the set before begins")
      } else if let ended = before.until, ended + 1 != from {
        let reason =
          ended < from
          ? "leaves a gap: the set before ends on \(ended.iso), and this one must begin the day after"
          : "is not after the end of the set before, \(ended.iso)"
        entry.fault("from", reason)
      }
    }
  }
}
