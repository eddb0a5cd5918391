import Caseload

/// `duties.yaml`: work outside cases.
struct DutyTable {
  private(set) var kinds: [DutyKind] = []

  /// - Parameter reasons: identifiers of reasons of reductions; empty when that table could not be read.
  init(_ file: RuleEntry, reasons: [String]) {
    var ids = Uniqueness(of: "duty")
    for entry in file.entries("duties") {
      let id = entry.text("id")
      let label = entry.text("label")
      let inside = Self.share(entry)
      let sameAs = entry.reasons("sameAs", known: reasons)
      let hours = entry.optionalHours("hoursEach", upTo: 37)
      let isAbout = entry.optionalFlag("aboutColleague")
      let limit = entry.optionalWhole("caseloadLimit", in: 0...500)
      let isSupervision = entry.optionalFlag("isSupervision")
      entry.refuseOtherKeys()
      ids.check(id, at: "id", of: entry)
      guard let id, let label else { continue }
      kinds.append(
        DutyKind(
          id: id, label: label, inside: inside, sameAs: sameAs, hoursEach: hours, isAboutColleague: isAbout,
          caseloadLimit: limit, isSupervision: isSupervision))
    }
  }

  private static func share(_ entry: RuleEntry) -> AssumedShare? {
    guard entry.has("inside"), let name = entry.text("inside") else { return nil }
    guard let share = AssumedShare(rawValue: name) else {
      entry.fault("inside", "is \"\(name)\"; known are non-effective, non-attributable")
      return nil
    }
    return share
  }
}

extension RuleEntry {
  /// A list of reasons of reductions, empty where the key is absent. - Parameter known: empty when they go unchecked.
  func reasons(_ key: String, known: [String]) -> [String] {
    guard has(key), let names = texts(key) else { return [] }
    for (index, name) in names.enumerated() where !known.isEmpty && !known.contains(name.text) {
      fault(key, item: index, line: name.line, "\"\(name.text)\" is no reason of reduction-reasons.yaml")
    }
    return names.map(\.text)
  }
}
